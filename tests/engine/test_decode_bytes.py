"""Bytes are text when nearly all of it can be read; packed ones are unpacked up to a cap."""

import gzip
import zlib

import pytest

from handrail.engine.budget import STANDARD, Budget, Meter
from handrail.engine.decode_bytes import INFLATED_MAX_BYTES, is_text, read_bytes


@pytest.mark.parametrize(
    ("raw", "text", "name"),
    [
        (b"plain text", "plain text", None),
        ("grün, привет".encode(), "grün, привет", None),
        ("wide text".encode("utf-16-le"), "wide text", None),
        ("wide text".encode("utf-16-be"), "wide text", None),
        ("wide text".encode("utf-16"), "wide text", None),
        ("\ufeffwide text".encode("utf-16-be"), "wide text", None),
        ("\ufeffmarked\u200b\u00a0text".encode(), "marked text", None),
        (gzip.compress(b"packed text"), "packed text", "gzip"),
        (zlib.compress(b"packed text"), "packed text", "zlib"),
    ],
)
def test_text_is_read(raw: bytes, text: str, name: str | None) -> None:
    read = read_bytes(raw, Meter(STANDARD))

    assert read is not None
    assert (read.text, read.name) == (text, name)


@pytest.mark.parametrize(
    "raw",
    [b"", b"short", bytes(range(128, 256)), b"\x00\x01\x02\x03 some text", b"\x1f\x8b\x08" * 9],
)
def test_anything_else_is_none(raw: bytes) -> None:
    assert read_bytes(raw, Meter(STANDARD)) is None


def test_a_bomb_is_cut_at_the_cap() -> None:
    read = read_bytes(gzip.compress(b"a" * 50_000_000), Meter(STANDARD))

    assert read is not None
    assert len(read.text) == INFLATED_MAX_BYTES


def test_what_comes_out_is_paid_for() -> None:
    meter = Meter(Budget(chars=10, candidates=1, hits=1))

    assert read_bytes(gzip.compress(b"a" * 1_000), meter) is None
    assert meter.spent


def test_one_strange_character_in_ten_is_allowed() -> None:
    assert is_text("123456789\x00")
    assert not is_text("12345678\x00\x00")
