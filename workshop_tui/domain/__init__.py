"""The rules of the day: pure functions over frozen values.

Nothing in this package reads a clock, a file, a database or a screen, and nothing in it imports
another package of ours. What it needs to know is handed in; what it has to say to a person it says
as a `Message`, which is rendered in a language elsewhere.
"""
