"""THE GROUND: errors, words, settings, assets, progress, clock and log.

Nothing here knows of fairs, and nothing here imports another room of the house. A thing moves down to this room only
when a second room asks for it.
"""
