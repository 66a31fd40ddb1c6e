"""Attached files on their way: each sealed by itself beside the bundle, named by the SHA-256 of its content."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from fairdesk.base.errors import BundleChanged, BundleTooBig, FileUnreadable, NotForUs, reason_of
from fairdesk.exchange.container import make_folder, write_safely

ENDING = ".age"
LARGEST = 256 * 1024 * 1024
"""Bytes of one sealed file."""


def folder_of(bundle: Path) -> Path:
    """Where the attached files of a bundle lie: beside it, in a folder of its name."""
    return bundle.with_name(bundle.stem + "-files")


def write_attached(bundle: Path, content: bytes, media: str, recipients: Sequence[str]) -> Path:
    """The file lies beside the bundle, readable by the recipients alone, read back; one that is there is left as it is."""
    import pyrage

    make_folder(folder_of(bundle))
    out = folder_of(bundle) / (hashlib.sha256(content).hexdigest() + ENDING)
    if not out.exists():
        plain = media.encode() + b"\n" + content
        write_safely(out, pyrage.encrypt(plain, [pyrage.x25519.Recipient.from_str(one) for one in recipients]))
    return out


def there(bundle: Path) -> set[str]:
    """The SHA-256 of every file that lies beside the bundle."""
    try:
        return {one.stem for one in folder_of(bundle).iterdir() if one.suffix == ENDING}
    except OSError:
        return set()


def read_attached(bundle: Path, sha256: str, age_secret: str) -> tuple[bytes, str]:
    """The content and its media type; refused where it is sealed for others, or is not what its name says."""
    import pyrage

    path = folder_of(bundle) / (sha256 + ENDING)
    try:
        if path.stat().st_size > LARGEST:
            raise BundleTooBig
        plain = bytes(pyrage.decrypt(path.read_bytes(), [pyrage.x25519.Identity.from_str(age_secret)]))
    except OSError as fault:
        raise FileUnreadable(path=path, detail=reason_of(fault)) from None
    except pyrage.DecryptError:
        raise NotForUs from None
    media, _line, content = plain.partition(b"\n")
    if hashlib.sha256(content).hexdigest() != sha256:
        raise BundleChanged
    return content, media.decode("ascii", "replace")
