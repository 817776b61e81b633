"""Guards for source code: what is said about a part of it is not said about the whole of it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from handrail.engine.candidate import Candidate
from handrail.engine.pattern import compile_pattern

# As much as a sentence holds between its subject and "for internal use only".
_SENTENCE_CHARS = 80
_PART = (
    r"\b(?:routine|function|method|class|constructor|interface|field|attribute|parameter|struct"
    r"|helper|variable|macro|callback|hook|enum|endpoint|api|member|type|propert(?:y|ie)|flag|option"
    r"|constant|symbol|argument|switch)(?:e?s)?\b"
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
# "This routine is": whoever writes a library says which of its parts are nobody else's. "private:"
# is said of a member in the comments of Linux, "B<FOR" of a module in POD.
_OF_A_PART = compile_pattern(
    rf"(?i){_PART}[^.\n]{{0,24}}\b(?:is|are)\b[^.\n]{{0,32}}$|{_PART}[ ]for[ ]$"
    r"|\bprivate:[ ]$|\bB<for[ ]?$"
    # of an option, below its name, as manuals and helps list them
    r"|(?:^|\n)[ \t]*--?[a-z][\w-]*[^\n]{0,24}\n(?:[^\n]{0,4}\n)?"
    r"(?:[^\n]{0,64}\.)?[ \t]*(?:for[ ])?$"
    r"|\b(?:some|any|most) of (?:these|them|those)[ \n*#/]{1,8}(?:is|are)[ ](?:for )?$"
)
# What a program says under the head of a routine is about the routine.
_DOCSTRING_CHARS = 400
_IN_DOCSTRING = compile_pattern(
    r"\n[ \t]*(?:async )?(?:def|class)[ ][^\n]*(?:\n[^\n:]*(?::[^\n]+)?){0,12}:[ \t]*\n"
    r"[ \t]*[ru]?(?:\"{3}[^\"]*|'{3}[^']*)$"
)
# The last line of a docstring that is set in: a module's is not.
_ENDS_DOCSTRING = compile_pattern(r"^only\W{0,3}\n[ \t]+(?:\"{3}|'{3})")
_SET_IN = compile_pattern(r"\n[ \t]{2,}(?:for )?$")
# A comment that is set in stands in the middle of what it is about; a star goes on with one above.
_INNER = compile_pattern(r"^[ \t]+[^ \t*]")
# Somebody else's, most often: "the closed source plugin".
_CLOSED = "closed source"
_OTHERS = compile_pattern(r"(?i)\b(?:the|an?|its|their|other|some|any)[ ]$")
# A licence that lets everybody have it stands somewhere in the head of the file.
_HEAD_CHARS = 400
_RESERVED = compile_pattern(
    r"(?i)^(?:all rights reserved|alle rechte vorbehalten|tous droits réservés"
    r"|todos los derechos reservados|tutti i diritti riservati)"
)
_LICENSED = compile_pattern(
    r"(?i)spdx-license-identifier|licen[cs]e & terms of use|redistribution and use"
    r"|usage and redistribution|permission (?:is (?:hereby )?granted|to use, copy)|without fee\b"
    r"|redistribute it (?:and/or modify|freely)|(?:mit|bsd|isc|apache|x11|zlib|psf)[- ]licen[cs]e"
    r"|under (?:either|the terms of the (?:gnu|mit|bsd)|an? (?:dual )?(?:mit|bsd|isc|apache))"
    r"|gnu (?:general|lesser|library|affero)|mozilla public|free software|public domain"
)
# Joined to a thing it is a kind of computing, or a kind of anything: "confidential-nodes".
_JOINED = compile_pattern(r"^confidential[-_](?:[a-z]{4,})")
# "It contains no trade secrets"; what may not be done with them is no denial.
_KEPT = compile_pattern(r"(?i)^(?:trade secret|proprietary|confidential)[^\n]{1,60}$")
_DENIED = compile_pattern(
    r"(?i)\b(?:no|without|kein(?:e[nr]?)?|sans|aucune?|sin|ning[uú]n[oa]?|senza|nessun[oa]?"
    r"|not? (?:contain|include|have|hold) any)[ ](?:[a-z]{4,16}[ ](?:or|and)[ ])?$"
)
_FORBIDDEN = compile_pattern(r"(?i)\b(?:may|must|shall|can|should|is to|are to)\b")
_SAID = compile_pattern(
    r"(?i)\b(?:internal use|internal only|do not open source|closed source|company internal"
    r"|artifactory|nexus\.|jira|confluence|gitlab\.|github\.com:)"
)
# Where everybody may read: GitLab's own service, and the projects that keep one under .org.
_PUBLIC_HOST = compile_pattern(r"(?i)^(?:com|io|[a-z0-9-]+\.org)(?:[^a-z0-9.:-]|[.]?$|\.[^a-z])")
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
    lead = text[max(0, start - _SENTENCE_CHARS) : start]
    before = lead.rpartition("\n")[2]
    if _is_denied(candidate.value, lead, before) or not not_of_a_part(candidate):
        return False
    if _JOINED.holds(candidate.value):
        return False
    if "internal use" not in candidate.value.casefold() or _WHOLE.holds(before):
        return True
    return not (_THING.holds(before) or _INNER.holds(before))


def _is_denied(value: str, lead: str, before: str) -> bool:
    """Tell whether it is said that none of it is there. before: what of the lead is in its line."""
    if _FORBIDDEN.holds(value):
        return False
    return _NO_CLAIM.holds(before) or (_KEPT.holds(value) and _DENIED.holds(lead))


def not_licensed(candidate: Candidate) -> bool:
    """Stand unless "all rights reserved" is a formula beside a licence for everybody."""
    if not _RESERVED.holds(candidate.value):
        return True
    low = max(0, candidate.start - _HEAD_CHARS)
    return not _LICENSED.holds(candidate.text[low : candidate.end + _HEAD_CHARS])


def internal_code(candidate: Candidate) -> bool:
    """Stand when code names an internal host or service, or is said to be internal as a whole."""
    text, first = candidate.text, candidate.start
    return _OWN_HOST.holds(candidate.value) or any(
        not _about_a_part(text, first + start) and not _of_others(text, first + start, first + end)
        for start, end, _, _ in _SAID.spans(candidate.value)
    )


def _about_a_part(text: str, start: int) -> bool:
    """Tell whether what runs into a place is about a part of a program."""
    lead = text[max(0, start - _SENTENCE_CHARS) : start]
    if _OF_A_PART.holds(lead):
        return True
    end = text.find("only", start, start + _SENTENCE_CHARS)
    if (
        end >= 0
        and _SET_IN.holds(lead)
        and _ENDS_DOCSTRING.holds(text[end : end + _SENTENCE_CHARS])
    ):
        return True
    return _IN_DOCSTRING.holds(text[max(0, start - _DOCSTRING_CHARS) : start])


def _of_others(text: str, start: int, end: int) -> bool:
    """Tell whether it is said of another program, of a public host or of a thing beside it."""
    lead = text[max(0, start - _SENTENCE_CHARS) : start]
    if text[start:end].casefold() == _CLOSED:
        return _OTHERS.holds(lead)
    if text[start:end].casefold() == "gitlab.":
        return _PUBLIC_HOST.holds(text[end : end + _SENTENCE_CHARS])
    line = lead.rpartition("\n")[2]
    if text[start:end].casefold() == "internal use" and _THING.holds(line):
        return not _WHOLE.holds(line)
    return text.startswith(" by ", end)


CODE_GUARDS: Mapping[str, Callable[[Candidate], bool]] = MappingProxyType(
    {
        "claimed": claimed,
        "internal-code": internal_code,
        "not-licensed": not_licensed,
        "not-of-a-part": not_of_a_part,
    }
)
