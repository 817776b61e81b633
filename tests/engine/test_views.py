"""Derived views show what was decoded or put together, and never more than the text allows."""

import base64
import codecs
import gzip
import zlib
from collections.abc import Callable
from html import escape
from quopri import encodestring
from urllib.parse import quote

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from engine.planted import asked, secrets
from handrail.engine.budget import STANDARD, Budget, Meter
from handrail.engine.content import Content
from handrail.engine.normalise import normalise
from handrail.engine.view import View
from handrail.engine.views import (
    DEPTH_MAX,
    LARGE_CHARS,
    STEPS_WITH_SIGNS,
    derived,
    signs_of,
)
from handrail.engine.words import Action

Encoder = Callable[[str], str]
ENCODERS: dict[str, Encoder] = {
    "base64": lambda s: base64.b64encode(s.encode()).decode(),
    "base64, url-safe": lambda s: base64.urlsafe_b64encode(s.encode()).decode().rstrip("="),
    "base64, wrapped": lambda s: base64.encodebytes(s.encode() * 3).decode(),
    "base64 of UTF-16": lambda s: base64.b64encode(s.encode("utf-16-le")).decode(),
    "base32": lambda s: base64.b32encode(s.encode()).decode(),
    "hex": lambda s: s.encode().hex(),
    "hex, upper case": lambda s: s.encode().hex().upper(),
    "hex, with colons": lambda s: s.encode().hex(":"),
    "escaped bytes": lambda s: "".join(f"\\x{byte:02x}" for byte in s.encode()),
    "octal escapes": lambda s: "".join(f"\\{byte:03o}" for byte in s.encode()),
    "octal": lambda s: " ".join(f"{byte:03o}" for byte in s.encode()),
    "decimal": lambda s: ", ".join(str(byte) for byte in s.encode()),
    "binary": lambda s: " ".join(f"{byte:08b}" for byte in s.encode()),
    "ascii85": lambda s: base64.a85encode(s.encode(), adobe=True).decode(),
    "uuencode": lambda s: "begin 644 x\n" + uu(s) + "`\nend\n",
    "gzip": lambda s: base64.b64encode(gzip.compress(f"{s} ; {s}".encode())).decode(),
    "zlib": lambda s: base64.b64encode(zlib.compress(f"{s} ; {s}".encode())).decode(),
    "percent": lambda s: "".join(f"%{byte:02X}" for byte in s.encode()),
    "percent, needed only": lambda s: quote(s, safe=""),
    "entities": lambda s: "".join(f"&#x{ord(char):x};" for char in s),
    "entities, needed only": escape,
    "quoted-printable": lambda s: encodestring(s.encode()).decode(),
    "json": lambda s: "".join(f"\\u{ord(char):04x}" for char in s),
    "rot13": lambda s: codecs.encode(s, "rot13"),
    "backwards": lambda s: s[::-1],
    "wide": lambda s: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in s),
    "bold": lambda s: "".join(chr(ord(c) + 0x1D3BF) if "A" <= c <= "Z" else c for c in s),
    "underlined": lambda s: "".join(f"{char}\u0332" for char in s),
    "tags": lambda s: "x" + "".join(chr(0xE0000 + ord(char)) for char in s),
    "dashes": "-".join,
    "letter by letter": "\n".join,
    "quoted mail": lambda s: "".join(f"> {s[at : at + 12]}\n" for at in (0, 12)) + "> " + s[24:],
}


def uu(text: str) -> str:
    raw = text.encode()
    lines = (raw[at : at + 45] for at in range(0, len(raw), 45))
    return "".join(codecs.encode(line, "uu").decode().split("\n")[1] + "\n" for line in lines)


def views(text: str) -> list[View]:
    return list(derived(View(text), Meter(STANDARD)))


@pytest.mark.parametrize("encode", ENCODERS.values(), ids=ENCODERS.keys())
def test_a_token_is_found_in_every_encoding(encode: Encoder) -> None:
    hidden = encode(secrets(3)["aws"] + " and more")

    assert asked(f"see:\n{hidden}").action is Action.BLOCK


NESTABLE = st.sampled_from(
    ("base64", "hex", "decimal", "binary", "gzip", "percent", "base32", "json", "entities")
)


@given(NESTABLE, NESTABLE, st.integers(0, 99))
@settings(max_examples=40, deadline=None)
def test_what_was_encoded_twice_is_read(outer: str, inner: str, seed: int) -> None:
    hidden = ENCODERS[outer](ENCODERS[inner](secrets(seed)["github"]))

    assert asked(hidden).action is Action.BLOCK


def test_the_chain_of_what_was_undone_is_told() -> None:
    hidden = ENCODERS["base64"](secrets(1)["stripe"][::-1])

    [finding] = asked(f"see {hidden} here").findings

    assert finding.decoded_via == "base64+reverse"
    assert (finding.start, finding.end) == (4, 4 + len(hidden.rstrip("=")) + hidden.count("="))


def test_four_layers_are_one_too_many() -> None:
    hidden = secrets(1)["aws"]
    for _ in range(DEPTH_MAX + 1):
        hidden = ENCODERS["base64"](hidden)

    assert asked(hidden).findings == ()


def test_ordinary_words_have_only_cheap_views() -> None:
    assert {view.via for view in views("just a few words")} <= {"reverse", "rot13", "rot47"}


def test_a_long_text_is_not_read_backwards() -> None:
    text = "a few words and no more than that, " * (LARGE_CHARS // 35 + 1)

    assert "reverse" not in {view.via for view in views(text)}


def test_a_long_text_is_still_decoded() -> None:
    long = "a few words and no more than that, " * (LARGE_CHARS // 35 + 1)

    assert asked(long + ENCODERS["base64"](secrets(2)["aws"])).action is Action.BLOCK


@pytest.mark.parametrize("cipher", ["rot13", "backwards"])
def test_a_key_in_a_cipher_is_found_among_ordinary_words(cipher: str) -> None:
    prose = "we met on the old bridge and talked about the weather of the week. " * 40

    assert asked(f"{prose}\n{ENCODERS[cipher](secrets(2)['pem'])}\n{prose}").action is Action.BLOCK


def test_past_the_budget_nothing_more_is_derived_and_the_meter_says_so() -> None:
    meter = Meter(Budget(chars=100, candidates=1, hits=1))

    list(derived(View("plain text, plain text"), meter))

    assert meter.spent


SCRAPS = st.lists(
    st.sampled_from(
        [
            *"ab0=%\\&;\n> \u200b\u0301\u0430\ufe0f",
            "%41",
            "\\u0041",
            "&#65;",
            "QUtJQUFB",
            "0x41,",
            "' + '",
        ]
    ),
    max_size=60,
).map("".join)


@given(st.one_of(SCRAPS, st.text(max_size=80)))
@settings(max_examples=150, deadline=None)
def test_every_character_of_every_view_comes_from_the_original(text: str) -> None:
    for view in normalise(Content(text, before=("tail",)), Meter(STANDARD)):
        for place in range(0, len(view.text), 3):
            start, end = view.origin(place, place + 1)

            assert 0 <= start <= end <= len(text), view.via
            assert start < end or (view.via or "").startswith("split"), view.via


@given(st.integers(0, 999), SCRAPS)
@settings(max_examples=40, deadline=None)
def test_clean_text_beside_it_never_removes_a_finding(seed: int, scraps: str) -> None:
    hidden = ENCODERS["base64"](secrets(seed)["aws"])

    rules = {finding.rule for finding in asked(f"{hidden}\n\n{scraps}").findings}

    assert "secret.aws-access-key" in rules


@given(
    st.lists(st.sampled_from(["the", "Anna", "4711", "x=1", "ok.", "12,5", "AKIA"]), max_size=30)
)
@example(["AKIA", "4711", "4711", "4711", "4711"])
@settings(max_examples=60, deadline=None)
def test_where_the_blanks_of_clean_text_are_lines_nothing_is_stopped(words: list[str]) -> None:
    assert asked(" ".join(words)).action is Action.ALLOW
    assert asked("\n".join(words)).action is Action.ALLOW
    assert asked("\n\n".join(words)).action is Action.ALLOW


@given(SCRAPS)
@settings(max_examples=40, deadline=None)
def test_the_same_text_has_the_same_views(text: str) -> None:
    assert [(view.via, view.text) for view in views(text)] == [
        (view.via, view.text) for view in views(text)
    ]


_FRAGMENTS = st.sampled_from(
    [
        *(
            "a",
            "B7",
            "0",
            " ",
            "\n",
            "> ",
            "12: ",
            "%41",
            "%u0041",
            "&amp;",
            "&#65;",
            "\\n",
            "\\x41",
        ),
        *("\\u0041", "\x1b[1m", "=3D", "=\n", "=20", "' + '", '" "', '"ab", ', "one two ", "0x41,"),
        *("41", "01000001 ", "65, ", "101 ", "QUtJ", "JBSWY3DP", "<~87cU~>", "begin 644 a\n", "é"),
        *("00000000: 4141 4141\n", "中", "\u00a0"),
    ]
)


@given(st.lists(_FRAGMENTS, max_size=30).map("".join))
def test_a_step_whose_sign_is_not_there_would_change_nothing(text: str) -> None:
    working = {s for s in STEPS_WITH_SIGNS if list(s(View(text), Meter(STANDARD)))}

    assert working <= signs_of(text, tuple(STEPS_WITH_SIGNS)).keys()


@pytest.mark.parametrize(
    "write",
    [
        lambda text: "".join(f"%{ord(char):02X}" for char in text),
        lambda text: "".join(f"&#{ord(char)};" for char in text),
        lambda text: text,
    ],
    ids=["percent", "entities", "plain"],
)
def test_what_a_mail_quoted_and_wrapped_is_put_together(write: Callable[[str], str]) -> None:
    written = f"{'the key is here: ' * 3}{write(secrets(1)['github'])} and so on, thank you"
    lines = (written[at : at + 40] for at in range(0, len(written), 40))

    assert asked("\n".join(f">> {line}" for line in lines)).action is Action.BLOCK


def test_a_list_that_a_program_joins_is_read() -> None:
    token = secrets(1)["github"]
    pieces = [token[:5], token[5:12], token[12:33], token[33:]]

    assert asked(f"const key = {pieces}.join('')").action is Action.BLOCK
