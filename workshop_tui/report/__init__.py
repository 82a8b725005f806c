"""Documents: the conference as data, then one writer per format. Knows the domain alone."""
