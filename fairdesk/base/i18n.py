"""The words a person reads, in the language the person chose: gettext for every floor."""

from __future__ import annotations

import gettext
from collections.abc import Iterable
from functools import lru_cache

from fairdesk.base.assets import asset

LANGUAGES = ("zh_CN", "en")
DEFAULT_LANGUAGE = "zh_CN"

_chosen = DEFAULT_LANGUAGE


@lru_cache(maxsize=len(LANGUAGES))
def catalogue(language: str) -> gettext.NullTranslations:
    """The translations of one language; the English source text where none exist."""
    return gettext.translation("fairdesk", str(asset("locale")), languages=[language], fallback=True)


def use_language(language: str) -> None:
    """Everything worded from now on, in every thread, is worded in this language; an unknown one falls back to zh_CN."""
    global _chosen  # noqa: PLW0603 - one language for the whole program
    _chosen = language if language in LANGUAGES else DEFAULT_LANGUAGE


def language() -> str:
    """The language in force."""
    return _chosen


def _(message: str, **places: object) -> str:
    """The message in the language in force, with its named places filled."""
    text = catalogue(_chosen).gettext(message)
    return text.format(**places) if places else text


def in_language(language: str, message: str, **places: object) -> str:
    """The message in a language named by the caller: a paper may speak another language than the screen."""
    text = catalogue(language).gettext(message)
    return text.format(**places) if places else text


def ngettext(singular: str, plural: str, count: int, **places: object) -> str:
    """The form for this count, with `count` and the other named places filled."""
    return catalogue(_chosen).ngettext(singular, plural, count).format(count=count, **places)


def listed(items: Iterable[str]) -> str:
    """The items in one line, with the mark that stands between them in the language in force."""
    return _(", ").join(items)


def N_(message: str) -> str:  # noqa: N802 - the name translators' tools look for
    """Marks a message for the translators and leaves it as it is, to be worded when it is shown."""
    return message
