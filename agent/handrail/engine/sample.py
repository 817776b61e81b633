"""Tell values that documentation uses, or that are public where they stand, from real ones."""

from handrail.engine.above import Titles
from handrail.engine.candidate import Candidate
from handrail.engine.checks import CHECKS
from handrail.engine.reach import NEAR_FAR_CHARS
from handrail.engine.rule import Part


def is_sample(part: Part, candidate: Candidate) -> bool:
    """Tell whether a candidate is a value of documentation: no reason to stop anybody."""
    sample = part.rule.sample
    if sample is None:
        return False
    told = (part.sample and part.sample.holds(candidate.value)) or (
        sample.check and CHECKS[sample.check](candidate.value)
    )
    if not told:
        return False
    return not sample.words or candidate.near(sample.words, NEAR_FAR_CHARS, NEAR_FAR_CHARS)


def is_public(part: Part, candidate: Candidate) -> bool:
    """Tell whether what stands above and before a candidate makes it public there."""
    if not part.above:
        return False
    titles = candidate.titles or Titles(candidate.text)
    lead = titles.lead(candidate.start)
    return any(pattern.holds(lead) for pattern in part.above)
