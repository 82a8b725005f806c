"""Runs a world-café conference in the terminal and keeps what it yielded."""

__version__ = "0.1.0"
