"""FairDesk: from a handshake at a matchmaking fair to a numbered, provable paper, and home again, offline."""

__version__ = "0.1.0"
