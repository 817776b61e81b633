"""Answer the Wizard page where it makes a layer: what may be tightened, and what that comes to."""

import asyncio
import os
from typing import Annotated

import msgspec

from handrail.engine.errors import PolicyError
from handrail.engine.policy import Policy
from handrail.engine.policy_file import Term
from handrail.engine.policy_people import Id
from handrail.engine.tables import FileUnusableError
from handrail.engine.words import Action, DataClass, Posture, Tier
from handrail.governance.generate_layer import (
    FILES,
    KINDS,
    Kind,
    LayerAnswers,
    choices_over,
    generate_layer,
)
from handrail.governance.tightened import tightened
from handrail.governance.uppers import upper_for
from handrail.local.builtin import builtin_catalogue, inventory
from handrail.local.clock import Clock
from handrail.local.layering import Layer
from handrail.local.live import Live
from handrail.local.paths import PRIVATE_FILE_MODE
from handrail.local.whole_file import write_whole
from handrail.server.dashboard_wire import Answer, Plain
from handrail.server.wire import Message, Version, read, write

# A line of a form; the policy file takes no more either.
Line = Annotated[str, msgspec.Meta(max_length=200)]
# More tools than anybody names by hand, and more words than anybody types into a form.
TOOLS_MAX, WORDS_MAX = 50, 500
SIGN = "handrail policy sign team.toml --key org.key --serial 1"


class OverNote(Message, frozen=True):
    """A layer that could be made here: over which policy, and what it may ask for.

    Each list begins with what holds above. tools: id and name of those that may receive something.
    taken: there is such a layer, so none is written.
    """

    kind: Kind
    id: str
    version: int
    owner: str
    postures: tuple[Posture, ...]
    unlisted: tuple[DataClass, ...]
    internal: tuple[Action, ...]
    sensitive: tuple[Action, ...]
    history_days: int
    pause_minutes: int
    paste_ceiling: tuple[DataClass, ...]
    unknown_account: tuple[DataClass, ...]
    tools: tuple[tuple[str, str], ...]
    taken: bool


class LayersAnswer(Message, frozen=True):
    """The layers that could be made here; none without an organisation's policy."""

    v: Version
    layers: tuple[OverNote, ...]


class LayerRequest(Message, frozen=True):
    """What somebody answered; null leaves it as it is above. keep: write it, where it is theirs."""

    v: Version
    kind: Kind
    name: Line
    owner: Line
    posture: Posture | None
    unlisted: DataClass | None
    internal: Action | None
    sensitive: Action | None
    prohibited: Annotated[tuple[Id, ...], msgspec.Meta(max_length=TOOLS_MAX)]
    lowered: Annotated[tuple[tuple[Id, DataClass], ...], msgspec.Meta(max_length=TOOLS_MAX)]
    words: Annotated[tuple[Term, ...], msgspec.Meta(max_length=WORDS_MAX)]
    words_class: DataClass
    history_days: int | None
    pause_minutes: int | None
    keep: bool
    paste_ceiling: DataClass | None = None
    unknown_account: DataClass | None = None

    def __repr__(self) -> str:
        """Leave the words out: they are what must not leak."""
        return f"LayerRequest({self.kind}, {len(self.words)} words)"


class LayerAnswer(Message, frozen=True):
    """What the answers make. problems: why they make nothing. tightens: what is stricter with it.

    policy: the file to save, called `file`. next: what to do with it. kept: where it was written.
    """

    v: Version
    problems: tuple[str, ...]
    tightens: tuple[str, ...]
    policy: str
    file: str
    next: str
    kept: str | None

    def __repr__(self) -> str:
        """Leave the file out: it has the words."""
        return f"LayerAnswer({self.file}, {len(self.tightens)} changes)"


class LayerPage:
    """Answers what the Wizard page asks about layers."""

    def __init__(self, live: Live, clock: Clock) -> None:
        self._live = live
        self._clock = clock

    async def layers(self, raw: bytes) -> Answer:
        """Answer /dashboard/layers."""
        read(raw, Plain)
        found = ((kind, upper_for(kind, self._live.current.layers)) for kind in KINDS)
        notes = tuple(self._over(kind, upper) for kind, upper in found if upper)
        return Answer(write(LayersAnswer(1, notes)))

    async def layer(self, raw: bytes) -> Answer:
        """Answer /dashboard/layer."""
        answer = await asyncio.to_thread(self._answered, read(raw, LayerRequest))
        return Answer(write(answer))

    def _over(self, kind: Kind, upper: Layer) -> OverNote:
        """Say what a layer of a kind may ask for."""
        policy, offered = upper.policy, choices_over(upper.policy)
        return OverNote(
            kind=kind,
            id=policy.id,
            version=policy.version,
            owner=policy.owner,
            postures=offered.postures,
            unlisted=offered.unlisted,
            internal=offered.internal,
            sensitive=offered.sensitive,
            history_days=offered.history_days,
            pause_minutes=offered.pause_minutes,
            paste_ceiling=offered.paste_ceiling,
            unknown_account=offered.unknown_account,
            tools=_tools(policy),
            taken=kind == "person" and os.path.lexists(self._live.files.policy_file),
        )

    def _answered(self, request: LayerRequest) -> LayerAnswer:
        """Make the layer, say what it tightens, and write it where that is wanted and possible."""
        current, file = self._live.current, FILES[request.kind]
        upper = upper_for(request.kind, current.layers)
        if upper is None:
            return _refused(("no organisation's policy is in force here any more",), file)
        given, every = self._answers(request), builtin_catalogue() + inventory()
        try:
            text, policy = generate_layer(given, upper.policy, every, current.rules)
            kept = self._keep(request.kind, text) if request.keep else None
        except FileUnusableError as error:
            return _refused(error.lines, file)
        except PolicyError as error:
            return _refused((str(error),), file)
        changes = tightened((upper.text, upper.policy), (text, policy), current.rules)
        return LayerAnswer(1, (), changes, text, file, self._next(request.kind), kept)

    def _answers(self, request: LayerRequest) -> LayerAnswers:
        """Turn the form into answers."""
        return LayerAnswers(
            kind=request.kind,
            name=request.name.strip() or f"my {request.kind}",
            owner=request.owner.strip() or "the owner of this layer",
            effective=self._clock.now().date(),
            posture=request.posture,
            unlisted=request.unlisted,
            internal=request.internal,
            sensitive=request.sensitive,
            prohibited=request.prohibited,
            lowered=request.lowered,
            words=request.words,
            words_class=request.words_class,
            history_days=request.history_days,
            pause_minutes=request.pause_minutes,
            paste_ceiling=request.paste_ceiling,
            unknown_account=request.unknown_account,
        )

    def _next(self, kind: Kind) -> str:
        """Say what to do with the file."""
        if kind == "person":
            return "Your own layer holds as soon as it is used on this computer."
        folder = self._live.files.organisation_dir
        return f"Whoever looks after {folder} signs it ({SIGN}) and puts both files there."

    def _keep(self, kind: Kind, text: str) -> str:
        """Write the person's layer. PolicyError: it is not theirs to write, or there is one."""
        file = self._live.files.policy_file
        if kind != "person":
            raise PolicyError(
                "a team's layer is signed by the organisation; save it and hand it on"
            )
        if os.path.lexists(file):
            problem = "you have a layer here already"
            raise PolicyError(f"{problem}; save the new one elsewhere and compare them")
        write_whole(file, text, PRIVATE_FILE_MODE)
        return str(file)


def _tools(policy: Policy) -> tuple[tuple[str, str], ...]:
    """Return the tools of a policy that could receive less."""
    open_to = (one for one in policy.tools if one.hosts and one.tier is not Tier.PROHIBITED)
    named = ((one.id, one.name) for one in open_to)
    return tuple(sorted(named, key=lambda one: one[1].lower()))


def _refused(lines: tuple[str, ...], file: str) -> LayerAnswer:
    """Say why the answers make no layer."""
    return LayerAnswer(1, lines, (), "", file, "", None)
