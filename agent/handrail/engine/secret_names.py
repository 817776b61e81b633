"""Tell by what a value is called that it is no secret: a place in a list, a lock, a name. Pure."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from handrail.engine.candidate import Candidate
from handrail.engine.pattern import compile_pattern

# As long as the name of a key and the signs behind it, or an ARN up to the secret's name, may be.
_LEAD_CHARS = 96
# Tokens that lead through a list, or mark one version, one lock or one request: they let nobody in.
_MARKER = re.compile(
    r"(?:next|page|paging|forward|backward|continuation|cursor|lock|change|idempotency)[_-]?token"
    r"[\"'\]\\]{0,2}[\s:=>]{1,8}[\"'`\\]{0,2}\Z",
    re.IGNORECASE,
)
# The name of a secret in the store that keeps it. Source: AWS service authorization reference.
_STORED = re.compile(r"\barn:[\w-]*:secretsmanager:[\w-]*:[\w-]*:secret:\Z", re.IGNORECASE)
# A picture in a page: whoever reads the page has it.
_BADGE = re.compile(r"(?:badge|shield)[\w./-]*\?(?:[\w=&-]*&)?\w*token=\Z", re.IGNORECASE)
# A request may name itself, so that sending it again does nothing; with such a token nothing else
# is said. Others call a key so, and that has no such form.
_REQUEST = re.compile(
    r"client[_-]?(?:request[_-]?)?token[\"'\]\\]{0,2}[\s:=>]{1,8}[\"'`\\]{0,2}\Z", re.IGNORECASE
)
_UUID = compile_pattern(r"(?i)^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\z")


# The name that a value is set for, with the sign between them.
_NAME = re.compile(
    r"([\w.-]{4,64})[\"'\]]{0,2}[ \t]{0,4}(?:=>|:=|[:=,])[ \t]{0,4}[burBUR]?[\"'`]?\Z"
)
_JOINTS = str.maketrans("", "", "._-")


def not_its_name(candidate: Candidate) -> bool:
    """Stand unless the value is only the name over again: `api_key: "api-key"`, `PWD = 'PWD'`."""
    lead = candidate.text[max(0, candidate.start - _LEAD_CHARS) : candidate.start]
    name = _NAME.search(lead)
    if name is None:
        return True
    return not _bare(name[1]).endswith(_bare(candidate.value))


def _bare(name: str) -> str:
    """Return a name without the joints and the case that it may be written with."""
    return name.translate(_JOINTS).lower()


def not_a_marker(candidate: Candidate) -> bool:
    """Stand unless the name is that of a place, a lock or a request, or the value is a name."""
    lead = candidate.text[max(0, candidate.start - _LEAD_CHARS) : candidate.start]
    if _STORED.search(lead) or _BADGE.search(lead) or _MARKER.search(lead):
        return False
    return not (_REQUEST.search(lead) and _UUID.holds(candidate.value))


NAME_GUARDS: Mapping[str, Callable[[Candidate], bool]] = MappingProxyType(
    {
        "not-a-marker": not_a_marker,
        "not-its-name": not_its_name,
    }
)
