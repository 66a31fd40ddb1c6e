"""THE WINDOW: PySide6, and nobody else's PySide6; it shows records and passes wishes to the services.

No SQL, no file format and no rule lives here, and nothing here touches a desk except through `runner.py`. Colours, sizes and
fonts are written in `theme.py` and `resources/style` alone. To add a page: make a folder with `view_model.py` (a `ViewModel` with
one frozen state and its verbs) and `view.py` (a `View` with `retranslate` and `render`, and `def view(context)` that
builds it), and add one line to `catalogue.py`; rail, shortcut, palette and tests follow from it.
"""
