"""Undo the ciphers that need no key: read backwards, rot13, rot47."""

from collections.abc import Iterator
from string import ascii_lowercase, ascii_uppercase

from handrail.engine.budget import Meter
from handrail.engine.view import Builder, View, mirrored, same_length

_HALF = 13
# Bytes of ASCII; those of other characters stay as they are.
_ROT13 = bytes.maketrans(
    (ascii_lowercase + ascii_uppercase).encode(),
    "".join(
        letters[_HALF:] + letters[:_HALF] for letters in (ascii_lowercase, ascii_uppercase)
    ).encode(),
)
# The 94 characters from ! to ~, half of them on.
_VISIBLE = bytes(range(33, 127))
_ROT47 = bytes.maketrans(_VISIBLE, _VISIBLE[47:] + _VISIBLE[:47])
# A number read backwards passes a check digit by chance as often as any other. So only a text
# that is nothing but a number is read for numbers in this way, or one that says so itself.
_NUMBER_ALONE_CHARS = 24
# Rot13 leaves digits as they are; only the letters of an account number change.
_ACCOUNT_ALONE_CHARS = 128
_RIGHT_TO_LEFT = "\u202e"
# A text up to here is read as a whole. In a longer one only what is no word of any language can be
# a secret in a cipher: what is written without a space for so long. The shortest key we know has
# 20 characters. Reading all of a text three times more cost as much as everything else.
_WHOLE_CHARS, _LONG_CHARS = 1_024, 16
# A text that is mostly such is one thing that was cut into lines: a key file.
_MOSTLY = 2


def deciphered(view: View, meter: Meter) -> Iterator[View]:
    """Yield a derived view for every cipher; of a long text only what is no ordinary word."""
    text = view.text
    if not meter.skim(3 * len(text)):
        return
    backwards = _RIGHT_TO_LEFT in view.original.text
    is_number = len(text) <= _NUMBER_ALONE_CHARS or backwards
    short = len(text) <= _ACCOUNT_ALONE_CHARS
    if len(text) > _WHOLE_CHARS and not backwards:
        view = _long_words(view)
    if not view.text:
        return
    yield mirrored(view, numbers=is_number)
    raw = view.text.encode()
    yield same_length(view, raw.translate(_ROT13).decode(), "rot13", numbers=short)
    yield same_length(view, raw.translate(_ROT47).decode(), "rot47")


def _long_words(view: View) -> View:
    """Return the words of a text that are longer than ordinary ones, each a paragraph.

    The text itself where it hardly holds anything else.
    """
    text, builder, chars, at = view.text, Builder(), 0, 0
    for word in text.split():
        if len(word) >= _LONG_CHARS:
            start = text.index(word, at)
            at = start + len(word)
            chars += len(word)
            builder.add(word, start, at)
            builder.add("\n\n", at - 1, at)
    return view if chars * _MOSTLY > len(text) else builder.view(view, None)
