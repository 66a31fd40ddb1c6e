"""The directory: people, organisations, areas and booths, found by Han, pinyin or number, and the card of the one in hand.

It leads to where things are done (a negotiation, an arrival, a badge) and changes nothing itself. Personal data is masked.
"""
