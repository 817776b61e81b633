"""Patterns answer with offsets in code points."""

import gc
import re
from collections.abc import Iterator
from weakref import WeakValueDictionary

import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.engine import pattern as patterns
from handrail.engine.normalise import readable
from handrail.engine.pattern import Pattern, checked_pattern, compile_pattern, known_patterns
from handrail.engine.probe import is_deaf
from handrail.local.builtin import builtin_rules


@pytest.mark.parametrize("before", ["", "abc ", "äöü ", "\U0001f600 "])
def test_offsets_count_code_points(before: str) -> None:
    pattern = compile_pattern(r"key=([a-z]+)")

    assert list(pattern.spans(f"{before}key=abc")) == [
        (len(before) + 4, len(before) + 7, len(before), len(before) + 7)
    ]


def test_the_first_group_that_takes_part_is_the_value() -> None:
    pattern = compile_pattern(r"a(b)|c(d)|e")

    assert [span[:2] for span in pattern.spans("ab cd e")] == [(1, 2), (4, 5), (6, 7)]


def test_an_empty_match_is_none() -> None:
    assert list(compile_pattern(r"x*").spans("ab")) == []


def test_a_pattern_tells_whether_it_occurs() -> None:
    assert compile_pattern("b+").holds("abba")
    assert not compile_pattern("^b").holds("abba")


def test_what_re2_does_not_accept_is_said() -> None:
    with pytest.raises(ValueError, match=r"\(\?="):
        checked_pattern("a(?=b)")


def test_a_refused_pattern_is_none_of_those_to_be_made_ready() -> None:
    with pytest.raises(ValueError, match="invalid") as kept:
        checked_pattern("a(?<b)")

    assert kept.tb is not None  # it holds the pattern
    assert "a(?<b)" not in {one.source for one in known_patterns()}


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"(?i)gr\xfc\x{df}e|gru[ßs]s", "GRUSS"),
        (r"[à-ÿ\x{2019}a-c]+", "abc"),
        (r"[^é\x{1f600}]+", "abc"),
        (r"\\x{fe}", r"a \x{fe}"),
        (r"\b\p{Lu}\p{Ll}{2,9}[\p{Ll}-]\b", "Anna, Bo"),
        (r"\w+[[:space:]]?$", "end of it "),
        (r"(?i)\b\p{Lu}\p{L}{2}[^\p{L}]", "anna, BO ann."),
        (r"\Q[\E\p{L}+[\]\p{Lu}]", "[abc]"),
    ],
)
def test_ascii_text_reads_the_same_with_other_letters_round_it(pattern: str, text: str) -> None:
    compiled = compile_pattern(pattern)

    alone = [text[start:end] for start, end, _, _ in compiled.spans(text)]
    before = "\u4e00\n\n"  # not ASCII, and in none of the patterns' words
    whole = before + text
    beside = [whole[start:end] for start, end, _, _ in compiled.spans(whole)]

    assert alone
    assert [found.removeprefix(before) for found in beside if found != before] == alone


@pytest.mark.parametrize("word", ["Émile", "Łukasz", "Ștefan", "Nguyễn", "Ωmega", "Жанна", "Ġorġ"])
def test_names_have_small_letters_of_every_alphabet_with_two_cases(word: str) -> None:
    inside = compile_pattern(r"^\p{Lu}[\p{Ll}_]+\z")
    outside = compile_pattern(r"^\p{Lu}\p{Ll}{2,9}\z")

    assert inside.holds(word)
    assert outside.holds(word)
    assert not outside.holds(word.upper() + "1")
    assert not inside.holds(word[:1] + "\u4e00")


@pytest.mark.parametrize(
    "words",
    [
        *("Straße Łódź Ștefan İzmir Nguyễn", "Έλληνες ἀρχή", "привет їжак", "Հայերեն", "ქართული"),
        *("שלום", "سلام گل", "नमस्ते", "বাংলা", "தமிழ்", "ไทย", "አማርኛ", "ខ្មែរ"),
        *("日本語 ひらがな カタカナ", "中文 㐀 𠀀", "한국어"),
    ],
)
def test_a_pattern_for_letters_reads_words_of_every_alphabet(words: str) -> None:
    word = compile_pattern(r"^\p{L}+\z")

    assert all(map(word.holds, words.split()))


def test_a_pattern_for_letters_leaves_figures_and_signs_of_every_alphabet() -> None:
    letter = compile_pattern(r"\p{L}")

    signs = "×÷«»–’“”…·;،؛؟٣۴।१৫๓៣、。「」〇３！（￥€№₽"  # noqa: RUF001

    assert not [sign for sign in signs if letter.holds(sign)]


def test_a_pattern_too_large_for_all_letters_still_reads_ascii() -> None:
    pattern = compile_pattern(r"id \p{L}{1,900}[0-9]\p{L}{1,900}[0-9]")

    assert pattern.size_for_any == pattern.size
    assert list(pattern.spans("\u4e00 id a1b2 \u4e00" + " " * 5_000)) == [(2, 9, 2, 9)]


def test_the_same_pattern_is_compiled_once() -> None:
    assert compile_pattern("a+b") is compile_pattern("a+b")


def test_a_pattern_is_known_as_long_as_somebody_holds_it() -> None:
    held = compile_pattern("held [a-z]+")

    compile_pattern("dropped [a-z]+")
    gc.collect()

    sources = {pattern.source for pattern in known_patterns()}
    assert held.source in sources
    assert "dropped [a-z]+" not in sources


@pytest.mark.parametrize("source", ["a{1,90}b", "[à-ÿ]+x{1,90}", r"\p{L}+[0-9]{1,90}"])
def test_a_pattern_that_was_made_ready_answers_as_before(source: str) -> None:
    ready, fresh = Pattern(source), Pattern(source)

    ready.make_ready()

    for text in ("aab", "éx", "Zoë 12", "none of it"):
        assert list(ready.spans(text)) == list(fresh.spans(text))


@pytest.mark.parametrize(
    "pattern", [r"\b[a-z]{3}\b", r"[^0-9?]+?[0-9]", r"(?i)K.\S\s", r"\W(\w+)$"]
)
@pytest.mark.parametrize(
    "text", ["abc é1", "中 abc 9?", "ké日 x", "\x00\xff abc", "日本abc\u2019s"]
)
def test_a_pattern_of_ascii_reads_any_text_as_re_does(pattern: str, text: str) -> None:
    same = re.compile(pattern.replace("$", r"\Z"), re.ASCII)

    spans = [(span[2], span[3]) for span in compile_pattern(pattern).spans(text)]
    in_long = [(span[2], span[3]) for span in compile_pattern(pattern).spans("\n" * 5_000 + text)]

    assert spans == [found.span() for found in same.finditer(text)]
    assert in_long == [found.span() for found in same.finditer("\n" * 5_000 + text)]


@pytest.mark.parametrize("pattern", [r"\b[A-Z]{2}[0-9]{6}\b", r"(?s)a.b", r"[^\n]+x", r"\w+@\w+"])
def test_most_patterns_do_not_hear_the_difference_to_a_question_mark(pattern: str) -> None:
    assert is_deaf(pattern)


@pytest.mark.parametrize("pattern", [r"what\?", "[^?]+", "[!-z]+", "grün", r"\p{Han}x", "(?i)key"])
def test_a_pattern_that_may_hear_it_is_not_deaf(pattern: str) -> None:
    # The last one: the Kelvin sign is a k in another dress.
    assert not is_deaf(pattern)


DEAF = [
    part.pattern.source
    for part in builtin_rules().parts
    if part.rule.pattern and is_deaf(part.rule.pattern)
]
SCRAPS = st.lists(
    st.one_of(
        st.text(max_size=6),
        st.sampled_from(["4111 1111 1111 1111", "AB123456C", "12.345.678-9", " ", "\n", "é", "字"]),
    ),
    max_size=8,
).map("".join)


@given(st.sampled_from(DEAF), SCRAPS)
@settings(max_examples=300, deadline=None)
def test_a_deaf_pattern_finds_the_same_in_any_alphabet(source: str, text: str) -> None:
    found = [(start, end) for _, _, start, end in compile_pattern(source).spans(readable(text))]

    plainly = (match.span() for match in re2.finditer(source, readable(text)))
    assert found == [span for span in plainly if span[0] < span[1]]


def test_patterns_are_told_while_another_thread_makes_one(monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted(WeakValueDictionary[str, Pattern]):
        """One whose values another thread adds to while they are read."""

        def values(self) -> Iterator[Pattern]:  # type: ignore[override]  # it is one
            for held in super().values():
                made.append(compile_pattern(f"made meanwhile {len(made)}"))
                yield held

    made = [Pattern("made before"), Pattern("made before that")]
    monkeypatch.setattr(patterns, "_known", Interrupted({one.source: one for one in made}))

    assert {one.source for one in known_patterns()} >= {"made before", "made before that"}
