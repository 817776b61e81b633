"""Tell values that documentation uses, or that are public where they stand, from real ones."""

from handrail.engine.above import lead
from handrail.engine.candidate import Candidate
from handrail.engine.checks import CHECKS
from handrail.engine.rule import Part

# A word like "tutorial" or "sandbox" speaks for its whole neighbourhood.
NEAR_FAR_CHARS = 160


def is_sample(part: Part, candidate: Candidate) -> bool:
    """Tell whether a candidate is no reason to stop anybody."""
    sample = part.rule.sample
    if sample is None:
        return False
    if part.above and part.above.holds(lead(candidate.text, candidate.start)):
        return True
    told = (part.sample and part.sample.holds(candidate.value)) or (
        sample.check and CHECKS[sample.check](candidate.value)
    )
    if not told:
        return False
    return not sample.words or candidate.near(sample.words, NEAR_FAR_CHARS, NEAR_FAR_CHARS)
