"""One table of the policy's document."""

from dataclasses import dataclass

from handrail.governance.sections import Mark


@dataclass(frozen=True, slots=True)
class Drawn:
    """One table. mark: what stands behind every cell of it."""

    title: str
    mark: Mark
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
