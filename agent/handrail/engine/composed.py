"""Write a letter and the marks behind it as the one character that keyboards write. Pure.

Names of files on a Mac and text out of many PDF files have the mark apart: a word with an accent is
then another word, in every list of words there is.
"""

import re
from collections.abc import Iterator
from unicodedata import normalize

from handrail.engine.budget import Meter
from handrail.engine.view import Edit

# What becomes one character with what stands before it, in any script; vowels and last consonants
# of Korean too. Source: Unicode, canonical compositions.
COMPOSING_CLASS = (
    "\u0300-\u0304\u0306-\u030c\u030f\u0311\u0313\u0314\u031b\u0323-\u0328\u032d\u032e\u0330\u0331"
    "\u0338\u0342\u0345\u0653-\u0655\u093c\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0c56\u0cc2"
    "\u0cd5\u0cd6\u0d3e\u0d57\u0dca\u0dcf\u0ddf\u102e\u1161-\u1175\u11a8-\u11c2\u1b35\u3099\u309a"
    "\U000110ba\U00011127\U0001133e\U00011357\U000114b0\U000114ba\U000114bd\U000115af\U00011930"
)
# A letter has up to three; drawings pile up more, and are left as they are.
_MARKS = 8
# So many letters in a row are put together at once: each by itself takes four times as long, and
# more would make a place in a Korean word a place in all of it.
_LETTERS = 4
COMPOSING = re.compile(f"[{COMPOSING_CLASS}]")
_APART = re.compile(f"(?:[^{COMPOSING_CLASS}][{COMPOSING_CLASS}]{{1,{_MARKS}}}){{1,{_LETTERS}}}")


def composed(text: str, meter: Meter) -> Iterator[Edit]:
    """Yield the characters that stand for letters with marks of their own."""
    for found in _APART.finditer(text):
        if not meter.stretch():
            return
        whole = normalize("NFC", found[0])
        if whole != found[0]:
            yield *found.span(), whole
