"""Tests of the page `papers`."""
