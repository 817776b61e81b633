"""Answer what may go where, and keep what the person then did."""

import asyncio
import re
import secrets
from collections import Counter, OrderedDict
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, replace

from handrail.engine.budget import STANDARD, Meter
from handrail.engine.content import Attachment, Content, Destination
from handrail.engine.errors import WireError
from handrail.engine.html_text import text_of_html
from handrail.engine.policy import Policy
from handrail.engine.rule import RuleSet
from handrail.engine.verdict import Finding, Offers, Verdict
from handrail.engine.view import View
from handrail.engine.words import Action, Decision, Surface
from handrail.local.history import VerdictEntry, fingerprint
from handrail.local.live import Live
from handrail.server.names import KEPT_S, NameKeeper
from handrail.server.record import Records
from handrail.server.status import tool_note
from handrail.server.tails import TailKeeper
from handrail.server.wire import (
    FINDINGS_MAX,
    REASON_MAX_CHARS,
    Alternative,
    DecisionAnswer,
    DecisionRequest,
    FindingNote,
    OffersNote,
    PassedAnswer,
    PassedRequest,
    VerdictAnswer,
    VerdictRequest,
    read,
)

ID_BYTES = 8
# What a person has open at once is a handful; a thousand verdicts ago is another day.
REMEMBERED = 1_000
# A customer list has ten thousand addresses; the first hundred recognise it again.
FINGERPRINTS_MAX = 100
# The extension gives up after 1.5 s and must hear before that what became of the row.
KEEP_WAIT_S = 1.2
# In place of a reason that is itself full of what must not be kept.
WITHHELD = "(not kept: it held values that cannot be hidden one by one)"

_SPACE = re.compile(r"\s+")

# Two pastes into one conversation at the same moment name their values one after the other.
NAMING_ATTEMPTS = 3

Judge = Callable[[Content, Destination, Policy, RuleSet], Verdict]


@dataclass(frozen=True, slots=True)
class Offered:
    """What a verdict offered, without a word of what it was about."""

    offers: Offers
    destination: Destination
    decided: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """All that comes of one request."""

    answer: VerdictAnswer
    entry: VerdictEntry
    offered: Offered


class Verdicts:
    """Answers /v1/verdict and /v1/decision. Lives on the loop; judging runs in threads."""

    def __init__(
        self, judge: Judge, live: Live, records: Records, threads: Executor, names: NameKeeper
    ) -> None:
        self._judge = judge
        self._live = live
        self._records = records
        self._threads = threads
        self.names = names
        self._offered: OrderedDict[str, Offered] = OrderedDict()
        self._tails = TailKeeper()

    async def verdict(self, raw: bytes) -> VerdictAnswer:
        """Judge one content."""
        loop = asyncio.get_running_loop()
        judged = await loop.run_in_executor(self._threads, self._judged, raw)
        self._records.current.history.record_verdict(judged.entry)
        self._offered[judged.answer.id] = judged.offered
        if len(self._offered) > REMEMBERED:
            self._offered.popitem(last=False)
        if judged.offered.offers.redact:
            self._forget_in_time()
        return judged.answer

    async def decision(self, raw: bytes) -> DecisionAnswer:
        """Keep what the person did; answer once it is on disk, or say that it is not."""
        request = read(raw, DecisionRequest)
        decision = Decision(request.decision)
        reason = (request.reason or "").strip()
        offered = self._offered.get(request.id)
        if offered is None:
            raise WireError("no verdict of this id is known to this agent")
        check_offered(offered, decision, reason)
        # Before the first await: of two decisions at once, one is the second.
        self._offered[request.id] = replace(offered, decided=True)
        self._settle_names(request.id, decision)
        kept_reason = await self._fit_to_keep(reason, offered.destination) if reason else None
        written = self._records.current.history.record_decision(request.id, decision, kept_reason)
        try:
            async with asyncio.timeout(KEEP_WAIT_S):
                kept = await asyncio.shield(asyncio.wrap_future(written))
        except TimeoutError:
            kept = False
        return DecisionAnswer(v=1, kept=kept)

    def _settle_names(self, verdict_id: str, decision: Decision) -> None:
        """Keep originals of what went in redacted, and forget them in time."""
        hidden = decision is Decision.REDACTED
        self.names.settle(verdict_id, hidden=hidden)
        if hidden:
            self._forget_in_time()

    def _forget_in_time(self) -> None:
        """Have originals forgotten when their time is over, though nobody asks for any."""
        asyncio.get_running_loop().call_later(KEPT_S + 1, self.names.forget_old)

    async def passed(self, raw: bytes) -> PassedAnswer:
        """Count contents that went in without a verdict; answered before they are on disk."""
        request = read(raw, PassedRequest)
        history = self._records.current.history
        history.record_passed(request.host, request.surface, request.count)
        return PassedAnswer(v=1)

    async def _fit_to_keep(self, reason: str, destination: Destination) -> str:
        """Hide in a person's own words what would be hidden in a paste."""
        current = self._live.current
        loop = asyncio.get_running_loop()
        verdict = await loop.run_in_executor(
            self._threads, self._judge, Content(reason), destination, current.policy, current.rules
        )
        if verdict.redacted is not None:
            return verdict.redacted[:REASON_MAX_CHARS]
        return WITHHELD if verdict.findings or verdict.partial else reason

    def _judged(self, raw: bytes) -> Judged:
        """Read, judge, and put into words. Runs in a thread: all of it grows with the content."""
        request = read(raw, VerdictRequest)
        current = self._live.current
        files = tuple(Attachment(file.type, file.size) for file in request.files)
        before = self._tails.exchange(request.conversation, request.text)
        # A message as a whole holds its pieces already.
        if request.surface is Surface.SUBMIT:
            before = ()
        content = Content(request.text, request.html, files, before)
        destination = Destination(request.host, request.surface)
        verdict_id = secrets.token_hex(ID_BYTES)
        for _ in range(NAMING_ATTEMPTS):
            known = self.names.known(request.conversation)
            verdict = self._judge(
                replace(content, known=known), destination, current.policy, current.rules
            )
            names = verdict.names if verdict.offers.redact else ()
            if self.names.learn(request.conversation, known, verdict_id, names):
                break
        else:
            verdict = without_redaction(verdict)  # its names may mean something else by now
        allowed = verdict.action is Action.ALLOW
        return Judged(
            answer=answer_of(verdict_id, verdict, current.policy.reasons),
            entry=entry_of(verdict_id, verdict, content, destination, self._records.current.key),
            offered=Offered(verdict.offers, destination, decided=allowed),
        )


def without_redaction(verdict: Verdict) -> Verdict:
    """Return a verdict that offers no redacted version."""
    offers = replace(verdict.offers, redact=False)
    return replace(verdict, offers=offers, redacted=None, redacted_html=None, names=())


def check_offered(offered: Offered, decision: Decision, reason: str) -> None:
    """Raise WireError where the verdict did not offer this decision."""
    if offered.decided:
        raise WireError("this verdict has its decision already")
    if reason and decision is not Decision.CONTINUED:
        raise WireError("a reason goes only with continued")
    if decision is Decision.REDACTED and not offered.offers.redact:
        raise WireError("this verdict did not offer redacted")
    if decision is Decision.CONTINUED:
        if offered.offers.proceed == "no":
            raise WireError("this verdict did not offer continued")
        if offered.offers.proceed == "reason" and not reason:
            raise WireError("this verdict asks for a reason")


def answer_of(verdict_id: str, verdict: Verdict, reasons: tuple[str, ...] = ()) -> VerdictAnswer:
    """Put a verdict into the words of the wire. reasons: the policy's, told where one is asked."""
    return VerdictAnswer(
        v=1,
        id=verdict_id,
        action=verdict.action,
        data_class=verdict.data_class,
        partial=verdict.partial,
        unscannable=verdict.unscannable,
        tool=tool_note(verdict.placement),
        instead=tuple(Alternative(id=id_, name=name) for id_, name in verdict.placement.instead),
        findings=notes_of(verdict.findings),
        offers=OffersNote(redact=verdict.offers.redact, proceed=verdict.offers.proceed),
        redacted=verdict.redacted,
        redacted_html=fitting_html(verdict),
        reasons=reasons if verdict.offers.proceed == "reason" else (),
    )


def fitting_html(verdict: Verdict) -> str | None:
    """Return the redacted html where it says the same as the redacted text.

    The person chose the redacted text; html that says something else would put that in instead.
    """
    html = verdict.redacted_html
    if html is None or verdict.redacted is None:
        return None
    shown = text_of_html(View(html, "html"), Meter(STANDARD)).text
    same = _SPACE.sub("", shown) == _SPACE.sub("", verdict.redacted)
    return html if same else None


def notes_of(findings: tuple[Finding, ...]) -> tuple[FindingNote, ...]:
    """Tell the findings, one entry per rule and sample, most serious first."""
    first: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        first.setdefault((finding.rule, finding.sample), finding)
    counts = Counter((finding.rule, finding.sample) for finding in findings)
    serious = sorted(first.values(), key=lambda f: (-f.data_class.rank, -f.confidence.rank))
    return tuple(
        FindingNote(
            rule=finding.rule,
            title=finding.title,
            category=finding.category,
            data_class=finding.data_class,
            confidence=finding.confidence,
            why=finding.why,
            remedy=finding.remedy,
            sample=finding.sample,
            decoded_via=finding.decoded_via,
            count=counts[finding.rule, finding.sample],
        )
        for finding in serious[:FINDINGS_MAX]
    )


def entry_of(
    verdict_id: str, verdict: Verdict, content: Content, destination: Destination, key: bytes
) -> VerdictEntry:
    """Say what history keeps of a verdict: never text."""
    findings = verdict.findings
    parts = {"text": content.text, "html": content.html}
    values = dict.fromkeys((f.rule, parts[f.part][f.start : f.end]) for f in findings)
    named = list(values)[:FINGERPRINTS_MAX]
    return VerdictEntry(
        id=verdict_id,
        tool=verdict.placement.tool,
        tool_name=verdict.placement.name,
        host=destination.host,
        surface=destination.surface,
        data_class=verdict.data_class,
        action=verdict.action,
        rules=tuple(sorted(Counter(finding.rule for finding in findings).items())),
        length_chars=len(content.text),
        partial=verdict.partial,
        unscannable=verdict.unscannable,
        decoded_via=tuple(sorted({f.decoded_via for f in findings if f.decoded_via})),
        fingerprints=tuple(fingerprint(key, rule, value) for rule, value in named),
        decision=Decision.PASSED if verdict.action is Action.ALLOW else None,
    )
