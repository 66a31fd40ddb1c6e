"""The window on a real X screen, driven by keys as a person would drive it: `make test-window`."""
