"""Tell by what a value is called that it is no secret: a place in a list, a lock, a name. Pure."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from handrail.engine.candidate import Candidate
from handrail.engine.pattern import compile_pattern

# RE2 looks for what ends right before a value from there backwards: 2 microseconds, not 30.

# As long as the name of a key and the signs behind it, or an ARN up to the secret's name, may be.
_LEAD_CHARS = 96
# Tokens that lead through a list, or mark one version, one lock or one request: they let nobody in.
_PLACES = (
    *("next", "page", "paging", "pagination", "starting", "resume", "forward", "backward"),
    *("continuation", "cursor", "lock", "opaquelock", "change", "cancellation", "idempotency"),
)
# A word of its own, also in camel case: exchange_token and unlock_token let somebody in.
_MARKER = compile_pattern(
    rf"(?:(?:(?i:(?:^|[^a-z])(?:{'|'.join(_PLACES)}))|[a-z](?:{'|'.join(map(str.title, _PLACES))}))"
    r"(?i:[ _-]?token)|(?i:x-amz-credential))"
    r"[\"'\]\\]{0,2}[\s:=>]{1,8}[\"'`\\]{0,2}\z"
)
# The name of a secret in the store that keeps it. Source: AWS service authorization reference.
_STORED = compile_pattern(r"(?i)arn:(?:[\w-]*:)?secretsmanager:[\w-]*:[\w-]*:secret:\z")
# The name of a kind of thing and not of one: "AWS::AppSync::ApiKey".
_KIND = compile_pattern(r"\b[A-Z]\w*::[A-Z]\w*::[A-Z]\w*[\"'][ \t]{0,4}[:=,][ \t]{0,4}[\"']\z")
# A picture in a page: whoever reads the page has it.
_BADGE = compile_pattern(r"(?i)\.svg\?(?:[\w=&-]*&)?[\w-]*token=\z")
# A request may name itself, so that sending it again does nothing, as a project or an application
# has an id; the form of one says nothing else. Others call a key so, and that has no such form.
_REQUEST = compile_pattern(
    r"(?i)(?:(?:client|update|request|action)[_-]?token"
    r"|(?:app|application|tenant|subscription|object|project|account|org)[_-]?id)"
    r"[\"'\]\\]{0,2}[\s:=>]{1,8}[\"'`\\]{0,2}\z"
)
_UUID = compile_pattern(r"(?i)^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\z")
# The name that a value is set for, with the sign between them.
_NAME = compile_pattern(
    r"([\p{L}0-9_.-]{4,})[\"'\]]{0,2}[ \t]{0,4}(?:=>|:=|[:=,])[ \t]{0,4}[burBUR]?[\"'`]?\z"
)
# "PASS: events are logged", "--- PASS: TestLogin (0.02s)": a report of checks.
_PASSED = compile_pattern(r"(?:^|[\s\"'`*-])PASS: ?\z")
# sudoers(5): what may be done without one. passwd(5): the file of users, in a call.
_NO_NAME = compile_pattern(r"NOPASSWD:[ \t]?\z|/[\w./-]*passwd[\"'],[ ]?[\"']\z")
# A list that names the user gives none either: `connect(url, "username", "password", "mill")`. A
# word is a name there; what has digits or signs may be what somebody is let in with.
_AFTER_NAMES = compile_pattern(
    r"[\"'](?:user(?:name)?|login)[\"'],\s?[\"']pass(?:word|wd)?[\"'],\s?[\"']\z"
)
# What is done with one has a number of its own: `ResetPassword = "00299570-..."`.
_DONE_WITH = compile_pattern(
    r"(?i)(?:reset|change|forgot|update|validate)_?password"
    r"[\"']?[ \t]{0,4}(?:=>|[:=])[ \t]{0,4}[\"']?\z"
)
_GOES_ON = re.compile(r" [A-Za-z(<>=`]")
_CHECK = re.compile(r"[A-Za-z_./-]+[0-9]{0,3}\Z")
_REST_CHARS = 8
# 'invalid_' + password
_JOINS = frozenset("_-/:.=")
_PUT_TO = re.compile(r"[\"'`] ?[+.] ?[A-Za-z$(]")
_JOINTS = str.maketrans("", "", "._-")


def not_its_name(candidate: Candidate) -> bool:
    """Stand unless the value is only the name over again: `api_key: "api-key"`, `PWD = 'PWD'`.

    It falls as well where the name says that a check was passed, that none is asked for, or is a
    file's, or more is put to the value.
    """
    lead = candidate.text[max(0, candidate.start - _LEAD_CHARS) : candidate.start]
    rest = candidate.text[candidate.end : candidate.end + _REST_CHARS]
    if _CHECK.match(candidate.value) and _PASSED.holds(lead) and _GOES_ON.match(rest):
        return False
    if _NO_NAME.holds(lead) or (candidate.value.isalpha() and _AFTER_NAMES.holds(lead)):
        return False
    if candidate.value[-1:] in _JOINS and _PUT_TO.match(rest):
        return False
    if _DONE_WITH.holds(lead) and _UUID.holds(candidate.value):
        return False
    return not any(
        _bare(lead[start:end]).endswith(_bare(candidate.value))
        for start, end, _, _ in _NAME.spans(lead)
    )


def _bare(name: str) -> str:
    """Return a name without the joints and the case that it may be written with."""
    return name.translate(_JOINTS).lower()


def not_a_marker(candidate: Candidate) -> bool:
    """Stand unless the name is that of a place, a lock or a request, or the value is a name."""
    lead = candidate.text[max(0, candidate.start - _LEAD_CHARS) : candidate.start]
    if "::" in lead and _KIND.holds(lead):
        return False
    if _STORED.holds(lead) or _BADGE.holds(lead) or _MARKER.holds(lead):
        return False
    return not (_REQUEST.holds(lead) and _UUID.holds(candidate.value))


NAME_GUARDS: Mapping[str, Callable[[Candidate], bool]] = MappingProxyType(
    {
        "not-a-marker": not_a_marker,
        "not-its-name": not_its_name,
    }
)
