"""The page of signed papers: scans fall on it, most of them find their letters alone, the rest wait for a person.

Here live a view-model that takes scans in and files them, and a view that shows the page in hand. Letters are their own page.
"""
