"""Measurements, run by hand: `python -m tests.bench`. They print ratios against a plain baseline in the
same run and are no part of the test suite."""
