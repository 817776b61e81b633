"""Answer the Redact page: the same text with every finding hidden. Nothing of it is kept."""

import asyncio
from collections import Counter

from handrail.engine.content import Content, Destination
from handrail.engine.judge import judge
from handrail.engine.verdict import Finding
from handrail.local.live import Current, Live
from handrail.server.dashboard_pages_wire import RedactAnswer, RedactRequest
from handrail.server.dashboard_wire import Answer, Explained
from handrail.server.wire import read, write

# What is found does not depend on where a text goes. Source: RFC 2606 reserves the ending.
NOWHERE = Destination("chat.invalid")


class RedactPage:
    """Answers what the Redact page asks. Reading and judging grow with the text: in a thread."""

    def __init__(self, live: Live) -> None:
        self._live = live

    async def redact(self, raw: bytes) -> Answer:
        """Answer /dashboard/redact."""
        return await asyncio.to_thread(_answered, raw, self._live.current)


def _answered(raw: bytes, current: Current) -> Answer:
    """Read, judge, and put into words."""
    text = read(raw, RedactRequest).text
    verdict = judge(Content(text), NOWHERE, current.policy, current.rules)
    nothing = not verdict.findings and not verdict.partial
    redacted = text if nothing else verdict.redacted
    found = hidden(verdict.findings)
    return Answer(write(RedactAnswer(v=1, action=verdict.action, redacted=redacted, hidden=found)))


def hidden(findings: tuple[Finding, ...]) -> tuple[Explained, ...]:
    """Tell which rules found something and how often, most serious first."""
    counts = Counter(finding.rule for finding in findings)
    first = {finding.rule: finding for finding in reversed(findings)}
    serious = sorted(first.values(), key=lambda finding: (-finding.data_class.rank, finding.title))
    return tuple(
        Explained(one.rule, one.title, counts[one.rule], one.category, one.why, one.remedy)
        for one in serious
    )
