"""Find the policy in force: the organisation's, then its team's, then the person's.

An organisation speaks from a folder that only administrators write to, and signs what it says. A
layer that is broken, unsigned or too loose never takes over: what it said when it was last good
stays, and each problem is one readable line.
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from handrail.engine.errors import PolicyError
from handrail.engine.layers import alone, named_rules, tighten
from handrail.engine.policy import Policy
from handrail.engine.rule import Rule
from handrail.engine.tables import FileUnusableError
from handrail.local import last_good
from handrail.local.builtin import catalogue_for, starter_policy
from handrail.local.paths import State
from handrail.local.policy_text_file import read_file
from handrail.local.signature import (
    SIGNATURE_ENDING,
    SignatureError,
    Signed,
    check_serial,
    check_signature,
    keep_serial,
    read_keys,
    read_serials,
    timely,
)

# Widest first. Each is optional; a team's lies over the organisation's.
ORGANISATION_LAYERS = ("policy.toml", "team.toml")


@dataclass(frozen=True, slots=True)
class Layer:
    """One file that speaks. file: its name for people. policy: with all that lies above it."""

    file: str
    text: str = field(repr=False)
    policy: Policy = field(repr=False)


@dataclass(slots=True)
class Layering:
    """Puts the layers of one state folder together.

    rules: all that are known, by id. keep: write down what was good, for the next start.
    problems: one readable line for each thing that cannot be used, or is over.
    good: each layer when it was last good, by the name of the file that keeps its text: the disk
        may not take it, and a rule it names may be gone.
    layers: those in force, widest first.
    """

    files: State
    rules: Mapping[str, Rule]
    today: date
    keep: bool = False
    problems: list[str] = field(default_factory=list)
    good: dict[str, tuple[str, Policy]] = field(default_factory=dict)
    layers: list[Layer] = field(default_factory=list)

    def policy(self) -> Policy:
        """Return the policy in force."""
        base: Policy | None = None
        for name in ORGANISATION_LAYERS:
            base = self._organisation(name, base) or base
        return self._person(base)

    def _organisation(self, name: str, upper: Policy | None) -> Policy | None:
        """Return a signed layer over the one above it; None where there is none."""
        path = self.files.organisation_dir / name
        kept = self.files.home / kept_of(name)[0]
        if _is_absent(path):
            self._forget(kept)
            return None
        shown = f"organisation/{name}"
        try:
            text, signed = self._signed_text(path, shown)
            policy = self._laid(text, shown, upper)
        except PolicyError as error:
            self._note(error)
            return self._before(kept, shown, upper)
        if self.keep:
            keep_serial(self._serials(name), signed)
        self._remember(kept, text, policy)
        return policy

    def _signed_text(self, path: Path, shown: str) -> tuple[str, Signed]:
        """Return a policy that the organisation signed, and what the signature says.

        PolicyError: it did not, or not this.
        """
        text = read_file(path)
        keys = read_keys(path.parent)
        if not keys:
            raise SignatureError(
                f"{shown} is not accepted without a key; put the organisation's .pub file beside it"
            )
        raw = text.encode()
        signed = check_signature(raw, _signature(path, shown), keys, shown)
        check_serial(signed, read_serials(self._serials(path.name)), shown)
        self.problems += timely(signed, self.today, shown)
        return text, signed

    def _serials(self, layer: str) -> Path:
        """Return where the numbers of a layer that were in force are kept."""
        return self.files.home / kept_of(layer)[1]

    def _person(self, base: Policy | None) -> Policy:
        """Return the person's layer over the organisation's, or their own policy alone."""
        path = self.files.policy_file
        if _is_absent(path):  # a link that leads nowhere is a problem, not an absence
            self._forget(self.files.last_good_file)
            return base or starter_policy()
        try:
            text = read_file(path)
            policy = self._laid(text, path.name, base)
        except PolicyError as error:
            self._note(error)
            kept = self._before(self.files.last_good_file, self.files.last_good_file.name, base)
            return kept or base or starter_policy()
        self._remember(self.files.last_good_file, text, policy)
        return policy

    def _laid(
        self, text: str, name: str, upper: Policy | None, gone: Collection[str] = ()
    ) -> Policy:
        """Compile a layer over the one above it, or alone."""
        if upper is None:
            policy = alone(text, name, catalogue_for(text), self.rules, gone=gone)
        else:
            policy = tighten(upper, text, name, catalogue_for(text), self.rules, gone=gone)
        self.layers.append(Layer(name, text, policy))
        return policy

    def _before(self, kept: Path, name: str, upper: Policy | None) -> Policy | None:
        """Return a layer as it was last good; None where there is none that still fits."""
        before = self.good.get(kept.name)
        if before and _digest(before[1].above) == _digest(upper):
            self.layers.append(Layer(name, *before))
            return before[1]
        text = before[0] if before else last_good.kept(kept)
        if text is not None:
            with suppress(PolicyError):  # of an older version of ours, or too loose by now
                return self._laid(text, name, upper, named_rules(text))
        return None

    def _remember(self, kept: Path, text: str, policy: Policy) -> None:
        """Remember what a layer says, for when it is broken later."""
        self.good[kept.name] = (text, policy)
        if self.keep:
            last_good.keep(kept, text)

    def _forget(self, kept: Path) -> None:
        """Forget a layer that is gone: it was taken away and not broken."""
        self.good.pop(kept.name, None)
        if self.keep:
            last_good.forget(kept)

    def _note(self, error: PolicyError) -> None:
        """Add a problem's lines."""
        self.problems += _lines(error)


def kept_of(layer: str) -> tuple[str, str]:
    """Name what is kept of an organisation's layer: its last good text, and its serials."""
    return f"organisation.{layer}.lastgood", f"organisation.{layer}.serials"


def _is_absent(path: Path) -> bool:
    """Tell whether there is surely no such file; a folder that lets nobody look may hold one."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False  # reading it says why not
    return False


def _digest(policy: Policy | None) -> str:
    """Return what a policy was compiled from; empty for none."""
    return policy.digest if policy else ""


def _lines(error: PolicyError) -> Iterator[str]:
    """Yield one line for each problem."""
    yield from error.lines if isinstance(error, FileUnusableError) else (str(error),)


def _signature(path: Path, shown: str) -> bytes:
    """Return the signature beside a policy. SignatureError: there is none."""
    try:
        return path.with_name(path.name + SIGNATURE_ENDING).read_bytes()
    except OSError as error:
        raise SignatureError(
            f"{shown} is not signed; put its {SIGNATURE_ENDING} file beside it"
        ) from error
