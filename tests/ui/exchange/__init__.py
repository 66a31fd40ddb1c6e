"""Tests of the page `exchange`."""
