"""Tests of the page `wordings`."""
