"""What screens are made of: widgets that take data and post messages."""
