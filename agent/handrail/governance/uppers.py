"""Find the policy that a layer lies over: of those in force on this machine."""

from handrail.governance.generate_layer import Kind
from handrail.local.layering import ORGANISATION_LAYERS, Layer
from handrail.local.mending import SHARED


def upper_for(kind: Kind, layers: tuple[Layer, ...]) -> Layer | None:
    """Return what a team's or a person's layer would lie over; None where there is nothing.

    layers: those in force, widest first.
    """
    shared = [layer for layer in layers if layer.file.startswith(SHARED)]
    if kind == "person":
        return shared[-1] if shared else None
    widest = f"{SHARED}{ORGANISATION_LAYERS[0]}"
    return next((layer for layer in shared if layer.file == widest), None)


def called(policy_id: str | None, layers: tuple[Layer, ...]) -> Layer | None:
    """Return the organisation's or team's layer with an id."""
    shared = (layer for layer in layers if layer.file.startswith(SHARED))
    return next((layer for layer in shared if layer.policy.id == policy_id), None)
