"""Tests of the page `directory`."""
