"""The page of letters: the queue, the page that will print, and what is still missing.

Here live a view-model that previews, issues and prints, and a view that shows it. Negotiations are their own page.
"""
