"""The page of settings: one card a group, one field a line of `base.settings`, and a backup at once.

The operator alone is known here by name, because the journal bears it. To add a setting: one line in `base/settings.py`.
"""
