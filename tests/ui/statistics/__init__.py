"""Tests of the page `statistics`."""
