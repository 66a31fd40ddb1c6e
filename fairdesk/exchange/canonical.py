"""Canonical JSON (RFC 8785) written, and JSON read so strictly that nothing has two meanings."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from fairdesk.base.errors import FormatTooNew

Document = dict[str, Any]


def canonical(document: Mapping[str, Any]) -> bytes:
    """The one way to write this document; raises ValueError for what JSON cannot hold exactly."""
    import rfc8785

    return rfc8785.dumps(dict(document))


def read_strict(raw: bytes | str) -> Document:
    """The object in `raw`; raises ValueError for other JSON, a key given twice, a fraction, NaN or nesting without end."""
    try:
        document = json.loads(raw, object_pairs_hook=_once, parse_float=_refuse, parse_constant=_refuse)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(document, dict):
        raise ValueError("not an object")
    return document


def _once(pairs: list[tuple[str, Any]]) -> Document:
    document = dict(pairs)
    if len(document) != len(pairs):
        raise ValueError("a key is given twice")
    return document


def _refuse(text: str) -> Any:
    raise ValueError(f"{text} is not allowed here")


def refuse_newer(document: Document, reader: int) -> None:
    """Refuses a document that asks for a newer reader; raises ValueError where its version is no version."""
    version, needed = document.get("version"), document.get("min_reader")
    if type(version) is not int or type(needed) is not int or not 1 <= needed <= version:
        raise ValueError("no version")
    if needed > reader:
        raise FormatTooNew(found=version)
