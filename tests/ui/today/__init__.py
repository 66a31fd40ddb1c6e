"""Tests of the page `today`."""
