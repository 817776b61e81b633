"""Say whose file a problem is about, and the one next step: a person cannot mend everything."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from handrail.local.layering import ORGANISATION_LAYERS, Layer
from handrail.local.paths import State

Whose = Literal["organisation", "team", "person", "rules"]

_OF_LAYER: dict[str, Whose] = dict(zip(ORGANISATION_LAYERS, ("organisation", "team"), strict=True))
SHARED = "organisation/"  # what the names of an organisation's layers begin with
_CALLED = {"organisation": "your organisation's policy", "team": "your team's layer"}


@dataclass(frozen=True, slots=True)
class Mending:
    """One problem's file. whose: the layer it is, or a file of rules beside them."""

    whose: Whose
    file: Path

    @property
    def command(self) -> str:
        """The command that says more about the file."""
        verb = "verify" if self.whose in _CALLED else "check"
        return f"handrail policy {verb} {self.file}"


def mending(problem: str, files: State) -> Mending:
    """Tell which file a line of `Live.problems` is about."""
    folder = files.organisation_dir
    for name, whose in _OF_LAYER.items():
        if problem.startswith((f"{SHARED}{name}", str(folder / name))):
            return Mending(whose, folder / name)
    if problem.startswith(f"{folder}"):  # its keys
        return Mending("organisation", folder / ORGANISATION_LAYERS[0])
    for start in (files.rules_dir.name, str(files.rules_dir)):
        if problem.startswith((f"{start}/", f"{start}\\")):
            name = problem[len(start) + 1 :].partition(".toml")[0]
            return Mending("rules", files.rules_dir / f"{name}.toml")
    return Mending("person", files.policy_file)


def next_steps(problems: Iterable[str], files: State, layers: tuple[Layer, ...]) -> tuple[str, ...]:
    """Return what to do about some problems, one sentence for each file.

    layers: those in force, which say who answers for an organisation's files.
    """
    found = dict.fromkeys(mending(problem, files) for problem in problems)
    return tuple(_step(one, layers) for one in found)


def _step(one: Mending, layers: tuple[Layer, ...]) -> str:
    """Say what to do about one file."""
    if one.whose in _CALLED:
        owner = _owner(one, layers)
        return f"Tell {owner} that {_CALLED[one.whose]} needs a new version ({one.file})."
    if one.whose == "rules":
        return f"Correct your rules in {one.file}; they are read again at once."
    above = _shared(layers)
    if above:
        return f"Correct your own layer, {one.file}; it may only tighten {above[-1].policy.id}."
    return f"Correct your policy, {one.file}; it is read again at once."


def _owner(one: Mending, layers: tuple[Layer, ...]) -> str:
    """Return who answers for a layer, or for the nearest one that is in force."""
    shared = _shared(layers)
    own = [layer for layer in shared if layer.file.endswith(f"/{one.file.name}")] or shared
    return own[-1].policy.owner if own else "whoever looks after this computer"


def _shared(layers: tuple[Layer, ...]) -> list[Layer]:
    """Return the organisation's and the team's layer, where they are in force."""
    return [layer for layer in layers if layer.file.startswith(SHARED)]
