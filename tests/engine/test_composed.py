"""Letters whose marks stand apart are read like those of a keyboard."""

import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from handrail.engine.budget import STANDARD, Meter
from handrail.engine.composed import COMPOSING, composed
from handrail.engine.content import Content, Destination
from handrail.engine.judge import judge
from handrail.local.builtin import builtin_rules, starter_policy

MARKED = st.text("aeunoAO kg\n\u0301\u0308\u0323\u304b\u3099\u1107\u1165\u11ab", max_size=24)
CHAT = Destination("chat.example")


def read(text: str) -> str:
    done, pieces = 0, []
    for start, end, whole in composed(text, Meter(STANDARD)):
        pieces += [text[done:start], whole]
        done = end
    return "".join([*pieces, text[done:]])


def test_every_mark_that_unicode_puts_together_is_known() -> None:
    known = set()
    for code in range(sys.maxunicode + 1):
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            pair = "".join(chr(int(part, 16)) for part in parts)
            if unicodedata.normalize("NFC", pair) == chr(code):
                known.add(pair[1])

    assert {mark for mark in known if not COMPOSING.match(mark)} == set()


@given(MARKED)
def test_text_reads_as_unicode_composes_it(text: str) -> None:
    assert unicodedata.normalize("NFC", read(text)) == unicodedata.normalize("NFC", text)


def test_a_pile_of_marks_takes_no_longer_than_its_length() -> None:
    assert len(read("a" + "\u0301" * 10_000)) == 10_000


def test_words_with_their_accents_apart_say_the_same() -> None:
    text = "Passwort für die Küche: kjK8#vvÜ2, Führerscheinnummer B072RRE2I55"
    plain, apart = (
        judge(Content(unicodedata.normalize(form, text)), CHAT, starter_policy(), builtin_rules())
        for form in ("NFC", "NFD")
    )

    assert plain.findings
    assert apart.action is plain.action
    assert [one.rule for one in apart.findings] == [one.rule for one in plain.findings]
