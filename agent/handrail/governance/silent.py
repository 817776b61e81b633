"""Say why a rule finds nothing in a text it should find something in, and what to do about it.

Asked of the engine itself: a rule with one of its conditions left out is tried on the same text.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from handrail.engine.budget import STANDARD, Meter
from handrail.engine.candidate import words_in
from handrail.engine.content import Content
from handrail.engine.dictionary import compile_dictionaries
from handrail.engine.hit import Hit
from handrail.engine.keywords import fold_case
from handrail.engine.normalise import normalise
from handrail.engine.own_pattern import compile_own
from handrail.engine.pattern import compile_pattern
from handrail.engine.policy import Dictionary, OwnPattern
from handrail.engine.rule import COLON, Rule, Terms, compile_rules
from handrail.engine.scan import scan
from handrail.engine.view import View

# Further than any rule may look: no example is so long.
_ANYWHERE_CHARS = 16_384
# How the delivered rules write a value that is made when they are tested: {base32:16}.
_TEMPLATE = re.compile(r"\{[a-z0-9]+:[^{}]*\}")
_CORRECT = "or correct the example"
_NO_MATCH = "the pattern matches nothing in it; correct the pattern or the example"
_ANY_CASE = f"the pattern asks for other letter case; begin it with (?i), {_CORRECT}"
_WHOLE_TEXT = (
    rf"^ and $ in the pattern are the ends of the whole text; put \b in their place, {_CORRECT}"
)
_TOO_FAR = (
    f"what the pattern matches stands too far from a keyword; raise before or after, {_CORRECT}"
)
_SEVERAL = f"several of its checks, guards and words refuse it; try it with fewer, {_CORRECT}"
NO_WORD = f"none of its terms stands in it, as match and case ask; add one to terms, {_CORRECT}"
_UNKNOWN = "correct the rule or the example"


def hits_alone(rule: Rule, text: str) -> tuple[Hit, ...]:
    """Return what a rule finds in a text while no other rule speaks."""
    rules = compile_rules((rule,), proven=True)
    found = (scan(view, rules, Meter(STANDARD)) for view in _views(text))
    return tuple(hit for hits in found for hit in hits)


def why_silent(rule: Rule, text: str) -> str:
    """Say why a rule finds nothing in a text, and what to do. The text is never quoted."""
    if _TEMPLATE.search(text):
        how = "templates in single braces are filled for delivered rules only"
        return f"{how}; write a made-up value, or one such as {{{{card}}}}"
    texts = [view.text for view in _views(text)]
    if rule.terms:
        said = _terms(rule.terms, texts)
        return said or _refused(rule, text) or _UNKNOWN
    if _unannounced(rule, texts):
        return f"none of its keywords stands in it; add one that does to keywords, {_CORRECT}"
    said = _unmatched(rule.pattern, texts) or _refused(rule, text)
    if not said and rule.digits:
        return f"it has no {rule.digits} digits in a row; lower digits, {_CORRECT}"
    return said or _UNKNOWN


def why_pattern_silent(own: OwnPattern, text: str) -> str:
    """Say the same of a pattern of the policy."""
    said = _unmatched(own.pattern, [view.text for view in _views(text)])
    if not said and own.near and pattern_alone(replace(own, near=()), text):
        return f"none of the words in near stands near it; add one to near, {_CORRECT}"
    return said or _UNKNOWN


def pattern_alone(own: OwnPattern, text: str) -> tuple[Hit, ...]:
    """Return what a pattern of the policy finds in a text while no rule speaks."""
    compiled = compile_own(own)
    return tuple(hit for view in _views(text) for hit in compiled.hits(view, Meter(STANDARD)))


def words_alone(own: Dictionary, text: str) -> tuple[Hit, ...]:
    """Return the words of the policy that stand in a text."""
    lexicon = compile_dictionaries((own,))
    return tuple(hit for view in _views(text) for hit in lexicon.hits(view, Meter(STANDARD)))


def _views(text: str) -> tuple[View, ...]:
    """Return a text as it is read: as it stands, and with its letters and spaces made plain."""
    views = normalise(Content(text), Meter(STANDARD))
    return tuple(view for view in views if not view.derived)


def _unannounced(rule: Rule, texts: list[str]) -> bool:
    """Tell whether a rule waits for a keyword that does not stand there."""
    if rule.digits or COLON in rule.keywords:
        return False
    return not any(word in fold_case(text) for word in rule.keywords for text in texts)


def _unmatched(pattern: str, texts: list[str]) -> str:
    """Say that a pattern matches nothing; no words where it does."""
    if _matches(pattern, texts):
        return ""
    if _matches(f"(?i:{pattern})", texts):
        return _ANY_CASE
    inside = pattern.removeprefix("^").removesuffix("$")
    whole = inside != pattern and not pattern.endswith(r"\$") and _matches(inside, texts)
    return _WHOLE_TEXT if whole else _NO_MATCH


def _matches(pattern: str, texts: list[str]) -> bool:
    """Tell whether a pattern matches something in a text; nothing at all is no match."""
    compiled = compile_pattern(pattern)
    return any(next(compiled.spans(text), None) for text in texts)


def _terms(terms: Terms, texts: list[str]) -> str:
    """Say which words are missing; no words where there are enough."""
    there = [_counted(words, texts) for words in terms.groups]
    for place, many in enumerate(there):
        if not many:
            return f"no word of terms.groups[{place}] stands in it; add one, {_CORRECT}"
    if sum(there) < terms.at_least:
        asked = f"it has {sum(there)} of the words in terms, and at_least asks for {terms.at_least}"
        return f"{asked}; lower it, {_CORRECT}"
    return ""


def _counted(words: tuple[str, ...], texts: list[str]) -> int:
    """Count the different words of a list that stand in a text."""
    return len({word for text in texts for word in words_in(fold_case(text), words)})


def _refused(rule: Rule, text: str) -> str:
    """Say which condition of a rule refuses what it would find; no words where none does."""
    for said, easier in _easier(rule):
        if hits_alone(easier, text):
            return said
    return _SEVERAL if hits_alone(_without_conditions(rule), text) else ""


def _easier(rule: Rule) -> Iterator[tuple[str, Rule]]:
    """Yield the rule without one of its conditions each time, and what is said about that one."""
    if rule.terms:
        near = replace(rule.terms, within=_ANYWHERE_CHARS)
        yield f"its terms stand too far apart; raise within, {_CORRECT}", replace(rule, terms=near)
    else:
        yield _TOO_FAR, replace(rule, before=_ANYWHERE_CHARS, after=_ANYWHERE_CHARS)
    if rule.context and rule.context.required:
        said = f"none of the words in context stands near it; add one to context.words, {_CORRECT}"
        yield said, replace(rule, context=replace(rule.context, required=False))
    for name in rule.checks:
        rest = tuple(check for check in rule.checks if check != name)
        said = f'the check "{name}" refuses it; leave the check out, {_CORRECT}'
        yield said, replace(rule, checks=rest)
    for name in rule.guards:
        rest = tuple(guard for guard in rule.guards if guard != name)
        said = f'the guard "{name}" refuses it; leave the guard out, {_CORRECT}'
        yield said, replace(rule, guards=rest)
    if rule.entropy:
        said = f"its characters are too much alike for entropy = {rule.entropy:g}; lower it"
        yield f"{said}, {_CORRECT}", replace(rule, entropy=0.0)
    if rule.veto:
        said = f"one of the words in veto stands near it; leave the word out, {_CORRECT}"
        yield said, replace(rule, veto=())


def _without_conditions(rule: Rule) -> Rule:
    """Return a rule that asks for its keywords and its pattern, or its terms, and nothing else."""
    terms = replace(rule.terms, within=_ANYWHERE_CHARS) if rule.terms else None
    return replace(
        rule,
        terms=terms,
        before=_ANYWHERE_CHARS,
        after=_ANYWHERE_CHARS,
        checks=(),
        guards=(),
        entropy=0.0,
        context=None,
        veto=(),
    )
