"""Guards for source code: what is said about a part of it is not said about the whole of it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from handrail.engine.candidate import Candidate
from handrail.engine.pattern import compile_pattern

# As much as a sentence holds between its subject and "for internal use only".
_SENTENCE_CHARS = 80
# "This routine is": whoever writes a library says which of its parts are nobody else's.
_OF_A_PART = compile_pattern(
    r"(?i)\b(?:routine|function|method|class|constructor|interface|field|attribute|parameter|struct"
    r"|helper|variable|macro|callback|hook|enum|endpoint|api|member|propert(?:y|ie))(?:e?s)?\b"
    r"[^.\n]{0,24}\b(?:is|are)\b[^.\n]{0,32}$"
)
# A comment that denies it, or tells what a program does with such things, claims nothing.
_NO_CLAIM = compile_pattern(
    r"(?i)\b(?:(?:no|any|without|never|if|whether|detect|remove|redact|strip|warn)(?:e?s|ing)?"
    r"|not (?:put|store|log|contain|hold|send|an?|the)|is a)[ ](?:[^.\n;,:]{0,30}[ ])?$"
)
# What is for internal use only as a whole; a cable, a page or a step beside it is a thing.
_THING = compile_pattern(r"(?i)\b(?:is|are)[ ](?:[^.\n]{0,24}[ ])?$")
_WHOLE = compile_pattern(
    r"(?i)\b(?:this|it|these|file|code|document|software|source|program(?:me)?|project|script"
    r"|repository|product|material|data|work|package|application|library)[ ](?:is"
    r"|are)\b[^.\n]{0,24}$"
)
_SAID = compile_pattern(
    r"(?i)\b(?:internal use|internal only|do not open source|closed source|company internal"
    r"|artifactory|nexus\.|jira|confluence|gitlab\.|github\.com:)"
)
# A host and not the middle of a package's name: `from acme.internal.tools import`.
_OWN_HOST = compile_pattern(r"(?i)[/@\"'`][a-z0-9.-]+\.(?:internal|corp)(?:[\"'`:/\s]|$)")


def not_of_a_part(candidate: Candidate) -> bool:
    """Stand unless a sentence keeps only a routine, a class or an interface for internal use."""
    return "internal" not in candidate.value.casefold() or not _about_a_part(
        candidate.text, candidate.start
    )


def claimed(candidate: Candidate) -> bool:
    """Stand unless the sentence denies what it says of the code, or says it of something else."""
    text, start = candidate.text, candidate.start
    before = text[max(0, start - _SENTENCE_CHARS) : start].rpartition("\n")[2]
    if _NO_CLAIM.holds(before) or not not_of_a_part(candidate):
        return False
    internal = "internal use" in candidate.value.casefold()
    return not (internal and _THING.holds(before) and not _WHOLE.holds(before))


def internal_code(candidate: Candidate) -> bool:
    """Stand when code names an internal host or service, or is said to be internal as a whole."""
    text = candidate.value
    return _OWN_HOST.holds(text) or any(
        not _about_a_part(text, start) for start, _, _, _ in _SAID.spans(text)
    )


def _about_a_part(text: str, start: int) -> bool:
    """Tell whether the sentence that runs into a place is about a part of a program."""
    return _OF_A_PART.holds(text[max(0, start - _SENTENCE_CHARS) : start])


CODE_GUARDS: Mapping[str, Callable[[Candidate], bool]] = MappingProxyType(
    {
        "claimed": claimed,
        "internal-code": internal_code,
        "not-of-a-part": not_of_a_part,
    }
)
