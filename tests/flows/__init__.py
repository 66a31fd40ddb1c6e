"""Tests of the flows: a day at the fair, click to paper."""
