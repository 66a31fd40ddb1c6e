"""The page of rosters."""
