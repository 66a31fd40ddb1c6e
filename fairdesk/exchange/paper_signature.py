"""The signature in a paper's file: PAdES B-B (ETSI EN 319 142-1), made with the desk's own certificate, and read strictly."""

from __future__ import annotations

import logging
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from fairdesk.base.clock import HALL
from fairdesk.exchange.keys import DeskKeys
from fairdesk.exchange.paper_key import paper_certificate, paper_key, vouched_by
from fairdesk.exchange.trust import Trust, TrustedDesk
from fairdesk.records.signatures import PaperSignature, PaperSigner, SignatureState

if TYPE_CHECKING:
    from pyhanko.sign.validation import EmbeddedPdfSignature

FIELD = "FairDesk"
RESERVED = 8192
"""Hexadecimal digits kept for the signature; one with its certificate takes about 3,000."""
LARGEST = 64 * 1024 * 1024
"""Bytes of a file whose signature is looked at."""
MOST = 16
"""Signatures in one file."""
NAMED = "signing_certificate_v2"
"""The signed attribute that names the certificate by its digest (RFC 5035)."""


def warm() -> None:
    """The libraries of signing are loaded (a third of a second), so that the first paper does not wait for them."""
    _writer()
    _signer()


def sign_paper(pdf: bytes, keys: DeskKeys, about: PaperSigner, when: datetime, reason: str = "") -> bytes:
    """The file with the desk's signature added after its end: from now on nothing may touch it but further signatures.

    It is a certification signature (DocMDP: forms may be filled in and signed) in an invisible field, dated `when`; the same
    file, desk and time give the same bytes. Refused with ValueError: bytes that are no PDF, and a file that has the field.
    """
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.signers import SignatureObject, cms_embedder

    try:
        steps = cms_embedder.PdfCMSEmbedder().write_cms(FIELD, _writer()(BytesIO(pdf)))
        next(steps)
        place = SignatureObject(
            when.astimezone(HALL),
            SigSeedSubFilter.PADES,
            location=about.place,
            reason=reason,
            bytes_reserved=RESERVED,
        )
        setup = cms_embedder.SigMDPSetup(md_algorithm="sha256", certify=True, docmdp_perms=MDPPerm.FILL_FORMS)
        steps.send(cms_embedder.SigObjSetup(sig_placeholder=place, mdp_setup=setup))
        prepared, target = steps.send(cms_embedder.SigIOSetup(md_algorithm="sha256"))
        steps.send(_signer()(keys, about).cms(prepared.document_digest))
    except (PdfError, SigningError) as fault:
        raise ValueError("this file cannot be signed") from fault
    return bytes(target.getvalue())


@lru_cache(maxsize=1)
def _writer() -> Any:
    """What adds to a file: without a clock and without chance."""
    import hashlib

    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    class Addition(IncrementalPdfFileWriter):
        """Adds to a file and leaves its title, its dates and its metadata as they are."""

        def __init__(self, stream: BytesIO) -> None:
            super().__init__(stream)
            self._document_id[1] = generic.ByteStringObject(hashlib.sha256(stream.getvalue()).digest()[:16])

        def _update_meta(self) -> None:
            """Nothing: a paper is dated with the day it speaks of."""

    return Addition


@lru_cache(maxsize=1)
def _signer() -> Any:
    """What signs the digest of a file."""
    import asyncio

    from asn1crypto import keys as asn1_keys
    from asn1crypto import x509 as asn1_x509
    from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    class DeskSigner(SimpleSigner):
        """Signs with the desk's P-256 key, its nonce drawn from the digest (RFC 6979)."""

        def __init__(self, keys: DeskKeys, about: PaperSigner) -> None:
            self.private = paper_key(keys)
            certificate = keys.certificate or paper_certificate(keys, about).public_bytes(Encoding.DER)
            packed = self.private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
            known = SimpleCertificateStore()  # type: ignore[no-untyped-call]
            super().__init__(asn1_x509.Certificate.load(certificate), asn1_keys.PrivateKeyInfo.load(packed), known)

        def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
            """The signature of the signed attributes."""
            return self.private.sign(data, ECDSA(SHA256(), deterministic_signing=True))

        def cms(self, digest: bytes) -> Any:
            """The signature as PDF holds it."""
            return asyncio.run(self.async_sign(digest, "sha256", use_pades=True))

    return DeskSigner


# ---- reading -----------------------------------------------------------------------------------------------------------


def read_signature(pdf: bytes, trust: Trust) -> PaperSignature:
    """What the signature in a file proves, in this fair's trust. Whatever the bytes are, there is an answer.

    Where several signed, the first desk of this fair counts. What was added after it counts as changed, unless it is nothing
    but further signatures. The time is the desk's claim; a desk revoked from an operation on is judged by the paper's code.
    """
    if b"/ByteRange" not in pdf:
        return PaperSignature(state=SignatureState.NONE)
    if len(pdf) > LARGEST or pdf.count(b"/ByteRange") > MOST:
        return PaperSignature(state=SignatureState.DAMAGED)
    try:
        return _read(pdf, trust)
    except Exception:  # noqa: BLE001  the bytes are a stranger's: whatever breaks here, they prove nothing
        return PaperSignature(state=SignatureState.DAMAGED)


def _read(pdf: bytes, trust: Trust) -> PaperSignature:
    from pyhanko.pdf_utils.reader import PdfFileReader

    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # what it thinks of a changed file is our answer, and no news
    reader = PdfFileReader(BytesIO(pdf))
    found = reader.embedded_regular_signatures
    if not found:
        return PaperSignature(state=SignatureState.NONE)
    if max(one.byte_range[2] + one.byte_range[3] for one in reader.embedded_signatures) != len(pdf):
        return PaperSignature(state=SignatureState.CHANGED)
    desks = [vouched_by(one.signer_cert.dump(), trust) for one in found]
    place = next((number for number, desk in enumerate(desks) if desk), 0)
    signature, desk = found[place], desks[place]
    when: datetime | None = signature.self_reported_timestamp
    if when is None or when.tzinfo is None:
        return PaperSignature(state=SignatureState.DAMAGED)
    return PaperSignature(
        state=_state(pdf, signature, desk, when), desk=desk.desk if desk else "", when=when, later=len(found) - place - 1
    )


def _state(pdf: bytes, signature: EmbeddedPdfSignature, desk: TrustedDesk | None, when: datetime) -> SignatureState:
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    signature.compute_integrity_info()  # type: ignore[no-untyped-call]
    intact, valid = validate_sig_integrity(signature.signer_info, signature.signer_cert, "data", signature.compute_digest())
    if not valid or (desk is not None and not _as_written(signature, pdf)):
        return SignatureState.DAMAGED
    if not intact or not _only_signed_since(signature):
        return SignatureState.CHANGED
    if desk is None:
        return SignatureState.UNKNOWN
    day = when.astimezone(HALL).date()
    if desk.revoked_for(day, 0, 0):
        return SignatureState.REVOKED
    return SignatureState.DESK if desk.enrolled_on(day) else SignatureState.OUTSIDE_TERM


def _as_written(signature: EmbeddedPdfSignature, pdf: bytes) -> bool:
    """The signature stands in the file as `sign_paper` writes it, the bytes that nothing signs included: one certificate, the
    one the signed attributes name by its digest, nothing unsigned, and zeros in the rest of its room.
    """
    import hashlib

    from asn1crypto import cms

    signed, info, room = signature.signed_data, signature.signer_info, signature.pkcs7_content
    certificate = signature.signer_cert.dump()
    named = [one["values"][0]["certs"][0]["cert_hash"].native for one in info["signed_attrs"] if one["type"].native == NAMED]
    whole = len(cms.ContentInfo.load(room).dump())
    _start, before, after, _rest = (int(one) for one in signature.byte_range)
    return (
        (signed["version"].native, info["version"].native) == ("v1", "v1")
        and [one["algorithm"].native for one in signed["digest_algorithms"]] == ["sha256"]
        and [one.chosen.dump() for one in signed["certificates"]] == [certificate]
        and named == [hashlib.sha256(certificate).digest()]
        and not info["unsigned_attrs"].native
        and len(room) == RESERVED // 2
        and pdf[before:after] == b"<%s>" % room.hex().upper().encode()
        and not room[whole:].strip(b"\0")
    )


def _only_signed_since(signature: EmbeddedPdfSignature) -> bool:
    """The signature covers all there was when it was made, and nothing but further signatures came after it."""
    from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    summary = signature.summarise_integrity_info()
    if summary["coverage"] == SignatureCoverageLevel.ENTIRE_FILE:
        return True
    since = summary["diff_result"]
    return (
        summary["coverage"] == SignatureCoverageLevel.ENTIRE_REVISION
        and summary["docmdp_ok"] is True
        and isinstance(since, DiffResult)
        and since.modification_level <= ModificationLevel.FORM_FILLING
    )
