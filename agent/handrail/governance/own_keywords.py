"""Say which words of an organisation's own rules hardly any text has, or every text has."""

from collections.abc import Iterator
from unicodedata import normalize

from handrail.engine.budget import STANDARD, Meter
from handrail.engine.content import Content
from handrail.engine.lines import KeyPath
from handrail.engine.normalise import normalise
from handrail.engine.rule_file import RuleTable


def unwise_words(rule: RuleTable) -> Iterator[tuple[KeyPath, str]]:
    """Yield the key of each word that cannot work as it is written, and what to do."""
    for key, word in _words(rule):
        says = _unwise(word)
        if says:
            yield key, says


def _words(rule: RuleTable) -> Iterator[tuple[KeyPath, str]]:
    """Yield every word that a rule waits for, with its key in the rule."""
    lists: list[tuple[KeyPath, tuple[str, ...]]] = [
        (("keywords",), rule.keywords),
        (("context", "words"), rule.context.words if rule.context else ()),
        (("veto",), rule.veto),
        (("sample", "words"), rule.sample.words if rule.sample else ()),
    ]
    groups = rule.terms.groups if rule.terms else ()
    lists += [(("terms", "groups", place), words) for place, words in enumerate(groups)]
    for key, words in lists:
        for place, word in enumerate(words):
            yield (*key, place), word


def _unwise(word: str) -> str:
    """Say what is wrong with a word; nothing where it can be found in ordinary text."""
    if not word.strip():
        return "is blank, and every text has it; write a word"
    ordinary = _plain(word)
    odd = [sign for sign in dict.fromkeys(word) if not (sign.isascii() or sign in ordinary)]
    if not odd:
        return ""
    codes = ", ".join(f"U+{ord(sign):04X}" for sign in odd)
    return f"has {codes}, which hardly any text has; write it with ordinary signs"


def _plain(word: str) -> str:
    """Return a word as nearly every text has it: letters with accents as one, plain blanks."""
    views = normalise(Content(normalize("NFC", word)), Meter(STANDARD))
    return [view.text for view in views if not view.derived][-1]
