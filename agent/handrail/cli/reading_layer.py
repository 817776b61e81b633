"""Read a policy file that may be a layer: with the policy it lies over, if there is one."""

import sys
from dataclasses import dataclass
from pathlib import Path

from handrail.engine.policy_file import PolicyFile
from handrail.engine.rule import RuleSet
from handrail.engine.tables import read_tables
from handrail.governance.generate_layer import FILES, Kind
from handrail.governance.source import Source, read_source
from handrail.governance.uppers import called, upper_for
from handrail.local.builtin import catalogue_for
from handrail.local.layering import Layer
from handrail.local.live import Live
from handrail.local.paths import home
from handrail.local.policy_text_file import read_file


@dataclass(frozen=True, slots=True)
class Layered:
    """A file as it was written, with what holds once it lies over `upper`.

    layers: all that it is made of then, widest first. live: what is in force on this machine.
    """

    source: Source
    upper: Layer | None
    layers: tuple[Layer, ...]
    rules: RuleSet
    live: Live


def read_layered(file: Path, over: Path | None) -> Layered:
    """Read a policy file over the policy that is named, or else that it extends on this machine.

    FileUnusableError: with every problem, what would loosen included. PolicyError: one of the two
    cannot be read.
    """
    live, text = Live(home()), read_file(file)
    upper = read_upper(over, live) if over else _upper_here(file, live)
    source = read_source(
        text, str(file), catalogue_for(text), live.rules, upper.policy if upper else None
    )
    mine = Layer(file.name, text, source.policy)
    return Layered(source, upper, (*_down_to(upper, live), mine), live.rules, live)


def extended_by(file: Path) -> str | None:
    """Return the id of the policy that a file says it lies over.

    FileUnusableError: it is wrong in its form. PolicyError: it cannot be read.
    """
    return read_tables(PolicyFile, read_file(file), str(file))[0].policy.extends


def read_upper(file: Path, live: Live) -> Layer:
    """Read a policy that something is to lie over. PolicyError: it cannot be used."""
    text = read_file(file)
    source = read_source(text, str(file), catalogue_for(text), live.rules)
    return Layer(str(file), text, source.policy)


def _down_to(upper: Layer | None, live: Live) -> tuple[Layer, ...]:
    """Return a layer and those in force above it, widest first."""
    if upper is None:
        return ()
    layers = live.current.layers
    return layers[: layers.index(upper) + 1] if upper in layers else (upper,)


def _upper_here(file: Path, live: Live) -> Layer | None:
    """Return the policy of this machine that a file lies over; None where it stands alone."""
    layers, kind = live.current.layers, _kind_of(file, live)
    extends = extended_by(file)
    found = upper_for(kind, layers) if kind else called(extends, layers)
    if extends and not found:
        what = f"{file} extends {extends}, which is no policy of this machine"
        print(f"handrail: {what}; it is read alone. Name the file: --over FILE", file=sys.stderr)
    return found


def _kind_of(file: Path, live: Live) -> Kind | None:
    """Tell which layer of this machine a file is, by where it lies."""
    places: dict[Path, Kind] = {
        live.files.policy_file: "person",
        live.files.organisation_dir / FILES["team"]: "team",
    }
    return places.get(file.absolute())
