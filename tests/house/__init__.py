"""The guards: what docs/house.md says, held to. Each detector has a test that shows it can fail."""
