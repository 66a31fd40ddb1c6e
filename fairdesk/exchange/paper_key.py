"""The key a desk signs files with (P-256, which every PDF reader knows) and the certificate that says whose it is.

The key follows from the desk's signing seed: a desk of any age has it, and nobody has to keep it. The certificate carries the
desk's Ed25519 signature over the new public key, so that the trust file, which knows that key, proves it. For other people's
PDF readers the bureau issues it under its root, which follows from the bureau's seed in the same way: who takes that root in
once sees every paper of the fair as trusted.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from fairdesk.exchange.keys import SIGNATURE, DeskKeys, public_of, sign, verify
from fairdesk.exchange.trust import Trust, TrustedDesk
from fairdesk.records.signatures import PaperSigner

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.x509 import Certificate, CertificateBuilder, Name

PURPOSE = b"FairDesk paper signature P-256 v1"
"""Parts this key from every other that could ever be derived from the same seed (HKDF's info)."""
ROOT_PURPOSE = b"FairDesk paper root P-256 v1"
VOUCHED = b"FairDesk paper certificate v1\n"
"""Stands before the public key in what the desk signs, so that the signature fits nothing else."""
VOUCHER = f"2.25.{UUID('cb2da818-f233-4cd5-9694-7794238b63c8').int}"
"""The name of our extension: a UUID, which nobody has to give out (ITU-T X.667)."""
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Of the group of P-256 (FIPS 186-5)."""
ROOT_FROM, ROOT_TO = datetime(2000, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
"""A root holds before every certificate and has no end of its own (RFC 5280, 4.1.2.5)."""
LONGEST_NAME = 64
"""Signs of a name in a certificate (RFC 5280, appendix A.1)."""
_HEAD = b"\x04\x60"
"""DER: an octet string of 96 bytes."""


def paper_key(keys: DeskKeys) -> EllipticCurvePrivateKey:
    """The P-256 key of the desk: HKDF-SHA256 of its seed, 64 bits more than the order has (FIPS 186-5, A.2.1)."""
    return _derived(keys, PURPOSE)


def _derived(keys: DeskKeys, purpose: bytes) -> EllipticCurvePrivateKey:
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    drawn = HKDF(SHA256(), 40, None, purpose).derive(keys.signing_seed)
    return ec.derive_private_key(int.from_bytes(drawn, "big") % (ORDER - 1) + 1, ec.SECP256R1())


def root_certificate(bureau: DeskKeys, fair_id: str) -> Certificate:
    """The root of the fair's papers: the same bureau and fair give the same bytes, whatever the fair is called later."""
    from cryptography import x509
    from cryptography.hazmat.primitives.hashes import SHA256

    key, name = _derived(bureau, ROOT_PURPOSE), _root_name(bureau, fair_id)
    draft = _draft(name, name, key, ROOT_FROM, ROOT_TO, issues=True)
    return draft.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False).sign(
        key, SHA256(), ecdsa_deterministic=True
    )


def paper_certificate(keys: DeskKeys, about: PaperSigner, bureau: DeskKeys | None = None, fair_id: str = "") -> Certificate:
    """The certificate of that key, issued under the bureau's root, by the desk itself where no bureau is given.

    The same desk, fair and bureau give the same bytes. It holds from a year before the fair (invitations are signed too) until
    ten years after it: readers take a file whose certificate is over for unsigned.
    """
    from cryptography import x509
    from cryptography.hazmat.primitives.hashes import SHA256

    key, start, name = paper_key(keys), datetime.combine(about.day, time(), UTC), _name(about)
    issuer_key = key if bureau is None else _derived(bureau, ROOT_PURPOSE)
    issuer = name if bureau is None else _root_name(bureau, fair_id)
    draft = (
        _draft(name, issuer, key, start - timedelta(days=366), start + timedelta(days=3653), issues=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.UnrecognizedExtension(x509.ObjectIdentifier(VOUCHER), voucher(keys, _public(key.public_key()))), critical=False
        )
    )
    if bureau is not None:
        known = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key())
        draft = draft.add_extension(known, critical=False)
    return draft.sign(issuer_key, SHA256(), ecdsa_deterministic=True)


def certified(keys: DeskKeys, about: PaperSigner, bureau: DeskKeys, fair_id: str) -> DeskKeys:
    """The same keys with what the bureau certifies of them."""
    return replace(keys, certificate=_packed(paper_certificate(keys, about, bureau, fair_id)))


def packed_root(bureau: DeskKeys, fair_id: str) -> bytes:
    """The root as other programs take it in (DER)."""
    return _packed(root_certificate(bureau, fair_id))


def _packed(certificate: Certificate) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding

    return certificate.public_bytes(Encoding.DER)


def _draft(
    name: Name, issuer: Name, key: EllipticCurvePrivateKey, start: datetime, end: datetime, *, issues: bool
) -> CertificateBuilder:
    """A certificate of this key that signs papers, or issues the certificates of those that do."""
    from cryptography import x509

    usage = x509.KeyUsage(
        digital_signature=not issues,
        content_commitment=not issues,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=issues,
        crl_sign=issues,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(int.from_bytes(hashlib.sha256(_public(key.public_key())).digest()[:16], "big") >> 1 | 1)
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=issues, path_length=0 if issues else None), critical=True)
        .add_extension(usage, critical=True)
    )


def voucher(keys: DeskKeys, public: bytes) -> bytes:
    """The desk's Ed25519 key and its signature over this public key (SubjectPublicKeyInfo), as the extension holds them."""
    return _HEAD + public_of(keys).signing + sign(keys, VOUCHED + public)


def vouched_by(certificate: bytes, trust: Trust) -> TrustedDesk | None:
    """The desk of this fair that vouches for the key of the certificate (DER); None where none does, or it is no certificate."""
    from cryptography import x509

    try:
        read = x509.load_der_x509_certificate(certificate)
        told = read.extensions.get_extension_for_oid(x509.ObjectIdentifier(VOUCHER)).value
    except (ValueError, x509.ExtensionNotFound, x509.DuplicateExtension):
        return None
    value = told.value if isinstance(told, x509.UnrecognizedExtension) else b""
    if len(value) != len(_HEAD) + 32 + SIGNATURE or not value.startswith(_HEAD):
        return None
    key, signature = value[len(_HEAD) :][:32], value[-SIGNATURE:]
    known = next((one for one in _desks(trust) if one.key == key), None)
    public = _public_of(read)
    return known if known is not None and public and verify(key, signature, VOUCHED + public) else None


def _desks(trust: Trust) -> tuple[TrustedDesk, ...]:
    """The bureau comes last: where it is listed as a desk, its bounds count."""
    return (*trust.desks, TrustedDesk(key=trust.bureau_key, desk=trust.bureau_desk))


def _public(key: object) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    if not isinstance(key, EllipticCurvePublicKey) or not isinstance(key.curve, SECP256R1):
        return b""
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def _public_of(certificate: Certificate) -> bytes:
    """The public key in the certificate; nothing where it is no P-256 key."""
    from cryptography.exceptions import UnsupportedAlgorithm

    try:
        return _public(certificate.public_key())
    except (ValueError, UnsupportedAlgorithm):
        return b""


def _name(about: PaperSigner) -> Name:
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    common = f"{_clip(about.fair, LONGEST_NAME - 1 - len(about.desk))} {about.desk}".strip()
    told = [x509.NameAttribute(NameOID.COUNTRY_NAME, "CN")]
    if about.host:
        told.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, _clip(about.host, LONGEST_NAME)))
    return x509.Name([*told, x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _root_name(bureau: DeskKeys, fair_id: str) -> Name:
    """Of what never changes: the fair's id and the bureau's."""
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    common = f"FairDesk {_clip(fair_id, 32)} {public_of(bureau).device}"
    return x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"), x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _clip(text: str, bound: int) -> str:
    """The text in at most so many bytes of UTF-8: the library counts bytes where X.520 counts signs."""
    if len(text.encode()) <= bound:
        return text
    while len(text.encode()) + len("…".encode()) > bound:
        text = text[:-1]
    return text + "…"
