"""Answer the Wizard page: a few answers in, a whole policy and its document out."""

import asyncio
import os
from datetime import date
from typing import Annotated

import msgspec

from handrail.engine.errors import PolicyError
from handrail.engine.policy import Tool
from handrail.engine.policy_file import PauseMinutes, Term
from handrail.engine.policy_people import Assurance, Framework, Id
from handrail.engine.tables import FileUnusableError
from handrail.engine.words import Action, DataClass, Posture
from handrail.governance.advice import advise
from handrail.governance.document import make_document
from handrail.governance.generate import FILE, Answers, ChosenTool, generate
from handrail.governance.markdown import write_markdown
from handrail.governance.misfits import misfits
from handrail.governance.printed import write_page
from handrail.governance.sections import Mark
from handrail.governance.source import read_source
from handrail.local.builtin import builtin_catalogue
from handrail.local.clock import Clock
from handrail.local.live import Live
from handrail.local.paths import PRIVATE_FILE_MODE
from handrail.local.whole_file import write_whole
from handrail.server.dashboard_wire import Answer
from handrail.server.wire import Message, Version, read, write

# A line of a form; the policy file takes no more either.
Line = Annotated[str, msgspec.Meta(max_length=200)]
# More tools than anybody approves by hand, and more words than anybody types into a form.
TOOLS_MAX, WORDS_MAX = 50, 500


class ApprovedNote(Message, frozen=True):
    """A tool somebody wants to approve. reviewed_on: when it was assessed; null is not yet."""

    id: Id
    ceiling: DataClass
    agreement: Line
    assurances: tuple[Assurance, ...]
    region: Line
    reviewed_on: date | None = None


class WizardRequest(Message, frozen=True):
    """What somebody answered. keep: write the policy, where there is none yet.

    unknown_account: null is as much as with a workspace account.
    """

    v: Version
    organisation: Line
    owner: Line
    industry: Line
    incident_contact: Line
    frameworks: tuple[Framework, ...]
    approved: Annotated[tuple[ApprovedNote, ...], msgspec.Meta(max_length=TOOLS_MAX)]
    prohibited: Annotated[tuple[Id, ...], msgspec.Meta(max_length=TOOLS_MAX)]
    posture: Posture
    unlisted: DataClass
    internal: Action
    sensitive: Action
    words: Annotated[tuple[Term, ...], msgspec.Meta(max_length=WORDS_MAX)]
    pause_minutes: PauseMinutes
    unknown_account: DataClass | None
    keep: bool

    def __repr__(self) -> str:
        """Leave the words out: they are what must not leak."""
        return f"WizardRequest({self.organisation!r}, {len(self.words)} words)"


class SaidNote(Message, frozen=True):
    """One sentence of the short version, with its mark."""

    mark: Mark
    text: str


class AdviceNote(Message, frozen=True):
    """Something unwise in the answers: for who answers, and for who edits the file they make."""

    plainly: str
    in_file: str


class WizardAnswer(Message, frozen=True):
    """What the answers make. problems: why they make nothing; advice: what is unwise in it.

    policy, markdown, page: the files to save. kept: where the policy was written, or null.
    """

    v: Version
    problems: tuple[str, ...]
    advice: tuple[AdviceNote, ...]
    policy: str
    short: tuple[SaidNote, ...]
    markdown: str
    page: str
    kept: str | None


class ChoicesAnswer(Message, frozen=True):
    """What there is to choose from. taken: a policy is there already, so none is written."""

    v: Version
    tools: tuple[tuple[str, str], ...]
    taken: bool


class WizardPage:
    """Answers what the Wizard page asks."""

    def __init__(self, live: Live, clock: Clock) -> None:
        self._live = live
        self._clock = clock

    async def choices(self, _: bytes) -> Answer:
        """Answer /dashboard/choices."""
        tools = sorted(
            ((tool.id, tool.name) for tool in _offered()), key=lambda one: one[1].lower()
        )
        return Answer(write(ChoicesAnswer(1, tuple(tools), taken=self._taken())))

    async def wizard(self, raw: bytes) -> Answer:
        """Answer /dashboard/wizard."""
        return await asyncio.to_thread(self._answered, read(raw, WizardRequest))

    def _answered(self, request: WizardRequest) -> Answer:
        """Make the policy and its document; write it where that is wanted and nothing is lost."""
        rules, answers = self._live.rules, self._answers(request)
        unfit = misfits(answers, builtin_catalogue())
        if unfit:
            return _refused(unfit)
        try:
            text = generate(answers, builtin_catalogue(), rules)
            source = read_source(text, FILE, builtin_catalogue(), rules)
            document = make_document(source.written, source.policy, rules)
            kept = self._keep(text) if request.keep else None
        except FileUnusableError as error:
            return _refused(error.lines)
        except PolicyError as error:
            return _refused((str(error),))
        today = self._clock.now().date()
        answer = WizardAnswer(
            v=1,
            problems=(),
            advice=tuple(AdviceNote(one.plainly, str(one)) for one in advise(source, rules, today)),
            policy=text,
            short=tuple(SaidNote(one.mark, one.text) for one in document.short),
            markdown=write_markdown(document, {}),
            page=write_page(document, {}),
            kept=kept,
        )
        return Answer(write(answer))

    def _answers(self, request: WizardRequest) -> Answers:
        """Turn the form into answers."""
        return Answers(
            organisation=request.organisation.strip() or "this organisation",
            owner=request.owner.strip() or "the policy owner",
            effective=self._clock.now().date(),
            industry=request.industry.strip(),
            frameworks=request.frameworks,
            approved=tuple(
                ChosenTool(
                    one.id,
                    one.ceiling,
                    one.agreement.strip(),
                    one.assurances,
                    region=one.region.strip(),
                    reviewed_on=one.reviewed_on,
                    instead_of=request.prohibited if place == 0 else (),
                )
                for place, one in enumerate(request.approved)
            ),
            prohibited=request.prohibited,
            posture=request.posture,
            unlisted=request.unlisted,
            internal=request.internal,
            sensitive=request.sensitive,
            words=request.words,
            pause_minutes=request.pause_minutes,
            unknown_account=request.unknown_account,
            incident_contact=request.incident_contact.strip(),
        )

    def _taken(self) -> bool:
        """Tell whether somebody has a policy here already: the person, or their organisation."""
        return bool(self._live.current.layers) or os.path.lexists(self._live.files.policy_file)

    def _keep(self, text: str) -> str:
        """Write the policy. PolicyError: there is one, and it stays as it is."""
        file = self._live.files.policy_file
        if self._taken():
            problem = "there is a policy here already"
            raise PolicyError(f"{problem}; save the new one elsewhere and compare them")
        write_whole(file, text, PRIVATE_FILE_MODE)
        return str(file)


def _offered() -> tuple[Tool, ...]:
    """Return the tools one can decide about."""
    return tuple(tool for tool in builtin_catalogue() if tool.hosts)


def _refused(lines: tuple[str, ...]) -> Answer:
    """Say why the answers make no policy."""
    return Answer(write(WizardAnswer(1, lines, (), "", (), "", "", None)))
