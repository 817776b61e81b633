"""Tell a name that code is said to pass on from the password that somebody calls a pass. Pure."""

from handrail.engine.candidate import Candidate
from handrail.engine.pattern import compile_pattern

# "Pass" is a verb where somebody can, or is to, hand a name on: "you can pass `utf8Text`".
_CAN_PASS = compile_pattern(
    r"(?i)\b(?:can|could|must|should|may|to|you|we|please|simply|not|arguments?)"
    r"[ ](?:to )?pass[ ](?:to )?[`\"']?\z"
)
_HANDED_ON = compile_pattern(r"^`[ ](?:to|as|into|instead|if|when)\b")
# Or hands it to something that code names too: "pass depth24flags to xf86SetDepth".
_HANDED_TO = compile_pattern(r"^[ ](?:to|into)[ ]\w*(?:[0-9(]|\p{Ll}\p{Lu}|_\w)")
_LEAD_CHARS, _HANDED_CHARS = 24, 24
# What only the verb has round it, lines of tests and options apart: "do not pass both".
_PASSES = compile_pattern(
    r"(?i)\b(?:pass[ ](?:(?:both|all|these|those|it|them|the|an?|either|only)\b|-)"
    r"|(?:that|which|who|to|not|can|must|should|will|tests?)[ ]pass\b)[^\n:=]{0,56}\n?\z"
)
_PASSES_CHARS = 80
# What functions and programs are called: `pod2html`. A password mixes more than that.
_CODE_NAME = compile_pattern(r"^\p{Ll}{3,}[0-9]{1,2}\p{Ll}{3,}\z")


def is_passed(candidate: Candidate) -> bool:
    """Tell whether a name of code is what "pass" hands on, and no password is told."""
    low = max(0, candidate.start - _PASSES_CHARS)
    lead = candidate.text[low : candidate.start]
    named = _CODE_NAME.holds(candidate.value.rstrip(".,"))
    if named and _PASSES.holds(lead):
        return True
    lead = lead[-_LEAD_CHARS:]
    if (
        not lead.rstrip("`\"'").lower().endswith(("pass ", "pass to "))
        or not candidate.value.isidentifier()
    ):
        return False
    behind = candidate.text[candidate.end : candidate.end + _HANDED_CHARS]
    handed = _HANDED_ON.holds(behind) or (named and _HANDED_TO.holds(behind))
    return handed or _CAN_PASS.holds(lead)
