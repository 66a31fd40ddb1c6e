"""Small parts of a page that know nothing of fairs, of desks, or of each other's pages.

Each is told its words in `set_...` calls, so that the page can say them again in another language, and tells what a person
did by a signal named as a past event. No colour, size or font is written here: a part asks `fairdesk.ui.theme`. To add one: one
file, an accessible name, a focus that can be seen, a place in `tests/gallery.py`.
"""
