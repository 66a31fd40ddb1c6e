"""The signature in a file: other people's programs agree with it, and whatever is changed afterwards is told."""

from __future__ import annotations

import hashlib
import hmac
import random
import re
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import NameOID

from fairdesk.exchange.keys import DeskKeys, new_keys, public_of
from fairdesk.exchange.paper_key import (
    ORDER,
    PURPOSE,
    VOUCHER,
    certified,
    packed_root,
    paper_certificate,
    paper_key,
    root_certificate,
    vouched_by,
)
from fairdesk.exchange.paper_signature import FIELD, read_signature, sign_paper
from fairdesk.exchange.trust import Trust, TrustedDesk
from fairdesk.printing.documents import letter_of_intent
from fairdesk.records.signatures import PaperSigner, SignatureState
from tests.printing.pdf_lint import lint
from tests.printing.readers import run, saved

ABOUT = PaperSigner(desk="A03", fair="推介对接活动", host="示例市民政局", place="示例会展中心", day=date(2018, 7, 19))
WHEN = datetime(2018, 7, 19, 3, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def desk() -> DeskKeys:
    return new_keys()


@pytest.fixture(scope="module")
def trust(desk: DeskKeys) -> Trust:
    key = public_of(desk).signing
    bureau = public_of(new_keys())
    return Trust(
        fair_id="F",
        fair_name=ABOUT.fair,
        bureau_key=bureau.signing,
        bureau_recipient=bureau.recipient,
        issued=WHEN,
        desks=(TrustedDesk(key=key, desk="A03"),),
    )


@pytest.fixture(scope="module")
def plain() -> bytes:
    paper = letter_of_intent.specimen()
    return letter_of_intent.draw(paper.facts, paper.qr)


@pytest.fixture(scope="module")
def signed(plain: bytes, desk: DeskKeys) -> bytes:
    return sign_paper(plain, desk, ABOUT, WHEN, "签发")


def ranges(pdf: bytes) -> tuple[bytes, bytes]:
    """What the last signature covers, and its CMS, cut out of the file by hand."""
    found = re.findall(rb"/ByteRange \[ ?(\d+) (\d+) (\d+) (\d+) ?\]", pdf)[-1]
    first, length, second, rest = (int(one) for one in found)
    gap = pdf[first + length : second]
    assert gap[:1] == b"<"
    assert gap[-1:] == b">"
    return pdf[first : first + length] + pdf[second : second + rest], bytes.fromhex(gap[1:-1].decode())


# ---- other people's programs -------------------------------------------------------------------------------------------


def test_poppler_and_qpdf_take_it_for_whole(tmp_path: Path, signed: bytes) -> None:
    told = run("pdfsig", "-nocert", saved(tmp_path, signed))
    assert "Signature is Valid." in told
    assert "Total document signed" in told
    assert "ETSI.CAdES.detached" in told
    assert "推介对接活动 A03" in told
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", saved(tmp_path, signed))


def test_openssl_verifies_what_is_cut_out_by_hand(tmp_path: Path, signed: bytes) -> None:
    covered, cms = ranges(signed)
    (tmp_path / "covered").write_bytes(covered)
    (tmp_path / "cms").write_bytes(cms)
    check = ["cms", "-verify", "-binary", "-inform", "DER", "-in", str(tmp_path / "cms"), "-noverify"]
    check += ["-content", str(tmp_path / "covered"), "-out", str(tmp_path / "out")]
    run("openssl", *check)
    assert (tmp_path / "out").read_bytes() == covered
    (tmp_path / "covered").write_bytes(covered[:-1] + b"\r")
    assert subprocess.run(["openssl", *check], capture_output=True, check=False).returncode != 0


def test_the_file_before_it_is_kept_byte_for_byte_and_stays_fit_for_keeping(plain: bytes, signed: bytes) -> None:
    assert signed.startswith(plain)
    assert lint(signed) == []


# ---- key and certificate -----------------------------------------------------------------------------------------------


def test_the_key_follows_from_the_seed_as_the_format_says() -> None:
    keys = replace(new_keys(), signing_seed=bytes(range(32)))
    extracted = hmac.digest(bytes(32), keys.signing_seed, "sha256")
    first = hmac.digest(extracted, PURPOSE + b"\x01", "sha256")
    drawn = first + hmac.digest(extracted, first + PURPOSE + b"\x02", "sha256")[:8]
    assert paper_key(keys).private_numbers().private_value == int.from_bytes(drawn, "big") % (ORDER - 1) + 1


def test_the_certificate_is_the_desk_s_own_and_the_same_each_time(desk: DeskKeys, trust: Trust) -> None:
    one = paper_certificate(desk, ABOUT)
    assert one == paper_certificate(desk, ABOUT)
    assert one.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value == "推介对接活动 A03"
    assert one.subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)[0].value == "示例市民政局"
    assert one.not_valid_after_utc - WHEN > timedelta(days=3650)
    assert one.not_valid_before_utc < WHEN - timedelta(days=300)
    usage = one.extensions.get_extension_for_class(x509.KeyUsage).value
    assert (usage.digital_signature, usage.content_commitment, usage.key_cert_sign) == (True, True, False)
    found = vouched_by(one.public_bytes(encoding()), trust)
    assert found is not None
    assert found.desk == "A03"


def encoding() -> Any:
    """DER."""
    from cryptography.hazmat.primitives.serialization import Encoding

    return Encoding.DER


@pytest.mark.parametrize("fair", ["", "很" * 200])
def test_names_of_any_length_fit_a_certificate(desk: DeskKeys, fair: str) -> None:
    made = paper_certificate(desk, replace(ABOUT, fair=fair, host=fair))
    name = str(made.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value)
    assert name.endswith("A03")
    assert len(name) <= 64


def test_who_takes_the_root_in_trusts_every_desk_the_bureau_certified(desk: DeskKeys, trust: Trust, plain: bytes) -> None:
    bureau, stranger = new_keys(), new_keys()
    root = root_certificate(bureau, "F")
    assert packed_root(bureau, "F") == root.public_bytes(encoding())
    known = certified(desk, ABOUT, bureau, "F")
    x509.load_der_x509_certificate(known.certificate).verify_directly_issued_by(root)
    signed = sign_paper(plain, known, ABOUT, WHEN)
    assert trusted_under(root, signed)
    assert not trusted_under(root, sign_paper(plain, desk, ABOUT, WHEN))
    assert not trusted_under(root_certificate(stranger, "F"), signed)
    assert read_signature(signed, trust).state is SignatureState.DESK


def test_a_root_outlives_new_names_of_the_fair(desk: DeskKeys) -> None:
    bureau = new_keys()
    for about in (ABOUT, replace(ABOUT, fair="另一个名字", host="", day=date(2019, 1, 1))):
        made = x509.load_der_x509_certificate(certified(desk, about, bureau, "F").certificate)
        made.verify_directly_issued_by(root_certificate(bureau, "F"))


def trusted_under(root: x509.Certificate, signed: bytes) -> bool:
    """Whether a reader of PDF files that knows this root alone trusts the signature, on the day it was made."""
    from asn1crypto.x509 import Certificate
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    packed = Certificate.load(root.public_bytes(encoding()))
    context = ValidationContext(trust_roots=[packed], moment=WHEN, best_signature_time=WHEN)
    found = validate_pdf_signature(PdfFileReader(BytesIO(signed)).embedded_regular_signatures[0], context)
    return bool(found.trusted)


def test_a_voucher_fits_no_other_key(desk: DeskKeys, trust: Trust) -> None:
    oid = x509.ObjectIdentifier(VOUCHER)
    stolen = paper_certificate(desk, ABOUT).extensions.get_extension_for_oid(oid).value
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "A03")])
    forged = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, WHEN, WHEN + timedelta(days=1))
        .add_extension(stolen, critical=False)
        .sign(key, SHA256())
    )
    assert vouched_by(forged.public_bytes(encoding()), trust) is None
    assert vouched_by(b"no certificate", trust) is None


# ---- reading -----------------------------------------------------------------------------------------------------------


def test_it_is_the_desk_s_and_dated_as_told(signed: bytes, trust: Trust) -> None:
    told = read_signature(signed, trust)
    assert (told.state, told.desk, told.when, told.later) == (SignatureState.DESK, "A03", WHEN, 0)
    assert told.proven


def test_the_same_paper_desk_and_time_give_the_same_bytes(plain: bytes, signed: bytes, desk: DeskKeys) -> None:
    assert sign_paper(plain, desk, ABOUT, WHEN, "签发") == signed
    assert sign_paper(plain, desk, ABOUT, WHEN + timedelta(seconds=1), "签发") != signed


def test_one_bit_changed_anywhere_is_told(signed: bytes, trust: Trust) -> None:
    draw = random.Random(20180719)
    start = signed.index(b"/Contents <") + 11
    places = {draw.randrange(len(signed)) for _ in range(60)} | {start + draw.randrange(8190) for _ in range(60)}
    places |= {start + draw.randrange(2400) for _ in range(60)}
    for place in sorted(places):
        changed = bytearray(signed)
        changed[place] ^= 1
        assert not read_signature(bytes(changed), trust).proven, place


@pytest.mark.parametrize("blank", b"\0\t\n\x0c\r a")
def test_a_blank_or_another_digit_in_the_room_of_the_signature_is_told(signed: bytes, trust: Trust, blank: int) -> None:
    changed = bytearray(signed)
    changed[signed.index(b"/Contents <") + 8000] = blank
    assert read_signature(bytes(changed), trust).state is SignatureState.DAMAGED


def test_the_same_digits_in_small_letters_are_told(signed: bytes, trust: Trust) -> None:
    place = next(one.start() for one in re.finditer(b"[A-F]", signed) if one.start() > signed.index(b"/Contents <") + 10)
    lower = signed[:place] + signed[place : place + 1].lower() + signed[place + 1 :]
    assert read_signature(lower, trust).state is SignatureState.DAMAGED


def test_a_file_that_is_not_signed_says_so(plain: bytes, trust: Trust) -> None:
    assert read_signature(plain, trust).state is SignatureState.NONE


def test_strangers_desks_that_left_and_desks_that_were_not_there_yet(signed: bytes, trust: Trust, plain: bytes) -> None:
    def under(**about: Any) -> SignatureState:
        return read_signature(signed, replace(trust, desks=(replace(trust.desks[0], **about),))).state

    assert read_signature(signed, replace(trust, desks=())).state is SignatureState.UNKNOWN
    assert read_signature(sign_paper(plain, new_keys(), ABOUT, WHEN), trust).state is SignatureState.UNKNOWN
    assert under(revoked_on=date(2018, 7, 19)) is SignatureState.REVOKED
    assert under(revoked_on=date(2018, 7, 20)) is SignatureState.DESK
    assert under(revoked_at=(0, 0)) is SignatureState.REVOKED
    assert under(valid_from=date(2018, 7, 20)) is SignatureState.OUTSIDE_TERM


def test_the_bureau_s_own_signature_counts(plain: bytes, trust: Trust) -> None:
    bureau = new_keys()
    own = replace(trust, bureau_key=public_of(bureau).signing, bureau_desk="ZX")
    told = read_signature(sign_paper(plain, bureau, ABOUT, WHEN), own)
    assert (told.state, told.desk) == (SignatureState.DESK, "ZX")


def test_what_is_added_to_the_file_afterwards_is_told(tmp_path: Path, signed: bytes, trust: Trust) -> None:
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    for what in ("content", "catalog"):
        writer = IncrementalPdfFileWriter(BytesIO(signed))
        if what == "content":
            page = writer.root["/Pages"]["/Kids"][0]
            more = writer.add_object(generic.StreamObject(stream_data=b"0 0 400 400 re f"))
            page[generic.pdf_name("/Contents")] = generic.ArrayObject([page.raw_get("/Contents"), more])
            writer.update_container(page)
        else:
            writer.root["/Lang"] = generic.pdf_string("en")
            writer.update_root()  # type: ignore[no-untyped-call]
        target = BytesIO()
        writer.write(target)  # type: ignore[no-untyped-call]
        assert read_signature(target.getvalue(), trust).state is SignatureState.CHANGED
        assert "Not total document signed" in run("pdfsig", "-nocert", saved(tmp_path, target.getvalue()))
    assert not read_signature(signed + b"\n% more\n", trust).proven


def test_a_further_signature_keeps_the_first_valid(tmp_path: Path, signed: bytes, trust: Trust) -> None:
    from asn1crypto import keys as asn1_keys
    from asn1crypto import x509 as asn1_x509
    from cryptography.hazmat.primitives.serialization import NoEncryption, PrivateFormat
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    other = new_keys()
    made = paper_certificate(other, replace(ABOUT, desk="PARTY")).public_bytes(encoding())
    packed = paper_key(other).private_bytes(encoding(), PrivateFormat.PKCS8, NoEncryption())
    signer = SimpleSigner(asn1_x509.Certificate.load(made), asn1_keys.PrivateKeyInfo.load(packed), SimpleCertificateStore())  # type: ignore[no-untyped-call]
    both = PdfSigner(PdfSignatureMetadata(field_name="Party", md_algorithm="sha256"), signer).sign_pdf(
        IncrementalPdfFileWriter(BytesIO(signed))
    )
    twice = both.getvalue()
    told = read_signature(twice, trust)
    assert (told.state, told.desk, told.later) == (SignatureState.DESK, "A03", 1)
    assert run("pdfsig", "-nocert", saved(tmp_path, twice)).count("Signature is Valid.") == 2


def test_a_file_is_signed_once_and_only_a_pdf(signed: bytes, desk: DeskKeys) -> None:
    assert FIELD.encode() in signed
    for nothing in (signed, b"", b"%PDF-1.7\nnothing"):
        with pytest.raises(ValueError, match="cannot be signed"):
            sign_paper(nothing, desk, ABOUT, WHEN)


@pytest.mark.parametrize(
    "hostile",
    [
        b"/ByteRange",
        b"%PDF-1.7\n" + b"/ByteRange [0 1 2 3]" * 20,
        b"%PDF-1.7\n1 0 obj <</ByteRange [0 9 9 9] /Contents <00>>> endobj\nstartxref\n9\n%%EOF",
        b"%PDF-1.7\n/ByteRange" + b"[" * 100_000,
    ],
)
def test_hostile_bytes_get_an_answer(hostile: bytes, trust: Trust) -> None:
    assert read_signature(hostile, trust).state is SignatureState.DAMAGED


def test_a_file_cut_short_proves_nothing(signed: bytes, trust: Trust) -> None:
    for part in range(1, 20):
        assert not read_signature(signed[: len(signed) * part // 20], trust).proven


def test_a_certificate_s_digest_is_in_what_is_signed(signed: bytes, desk: DeskKeys) -> None:
    _covered, cms = ranges(signed)
    certificate = paper_certificate(desk, ABOUT).public_bytes(encoding())
    assert hashlib.sha256(certificate).digest() in cms
