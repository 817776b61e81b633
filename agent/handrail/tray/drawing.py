"""Draw the icon by arithmetic: no picture library is loaded where a panel takes plain pixels.

Everything is a distance: how far a point lies outside of a shape. Half a pixel around the edge is
blended, so that every size is sharp. Units are sixteenths of the icon.
"""

import math
from collections.abc import Callable
from functools import lru_cache

from handrail.tray.menu import Face

UNITS = 16
Colour = tuple[int, int, int]
Shape = Callable[[float, float], float]

# The same as the extension's, with white on them at 4.5:1 or better: they stand on light panels as
# on dark ones, because the icon brings its own ground to the edge.
GROUND: dict[Face, Colour] = {
    "protecting": (0x12, 0x6B, 0x5C),
    "paused": (0x4A, 0x55, 0x60),
    "degraded": (0x9A, 0x5B, 0x0B),
}
INK: Colour = (0xFF, 0xFF, 0xFF)
DOT: Colour = (0xC4, 0x3D, 0x10)
CORNER = 3.0


@lru_cache(maxsize=16)
def pixels(face: Face, size_px: int, corner: float = CORNER) -> bytes:
    """Return the icon as rows of red, green, blue, alpha.

    corner: how round the ground is; 0 for panels that know no transparency.
    """
    layers = _layers(face, corner)
    step = UNITS / size_px
    made = bytearray()
    for row in range(size_px):
        for column in range(size_px):
            made += _pixel(layers, (column + 0.5) * step, (row + 0.5) * step, step)
    return bytes(made)


def _layers(face: Face, corner: float) -> list[tuple[Shape, Colour]]:
    """Return the shapes, bottom first: the ground, an h, and what tells the faces apart.

    The faces differ by more than colour: a dot where something is wrong, bars in a pause.
    """
    ground = GROUND[face]
    layers = [(_box(0, 0, UNITS, UNITS, corner), ground)]
    layers += [(shape, INK) for shape in (_box(4, 3, 6, 13, 1), _arch(8, 10, 3, 1))]
    layers += [(_box(10, 10, 12, 11.5, 0), INK), (_box(10, 10, 12, 13, 1), INK)]
    if face == "degraded":
        layers += [(_disc(12, 3.5, 3.2), INK), (_disc(12, 3.5, 2.1), DOT)]
    if face == "paused":
        bars = (_box(10, 1.5, 11.3, 5.5, 0.3), _box(12.7, 1.5, 14, 5.5, 0.3))
        layers += [(_disc(12, 3.5, 3.5), INK), *((bar, ground) for bar in bars)]
    return layers


def _pixel(layers: list[tuple[Shape, Colour]], x: float, y: float, step: float) -> bytes:
    """Lay the shapes over each other at one point."""
    red, green, blue, alpha = 0.0, 0.0, 0.0, 0.0
    for shape, colour in layers:
        cover = 0.5 - shape(x, y) / step
        if cover <= 0:
            continue
        cover = min(cover, 1.0)
        # The ground alone may be seen through; what lies on it mixes with it.
        alpha = max(alpha, cover)
        share = cover if alpha > cover or red + green + blue else 1.0
        red += (colour[0] - red) * share
        green += (colour[1] - green) * share
        blue += (colour[2] - blue) * share
    return bytes((round(red), round(green), round(blue), round(alpha * 255)))


def _box(left: float, top: float, right: float, bottom: float, corner: float) -> Shape:
    """Return a rectangle with round corners."""
    middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
    half_x, half_y = (right - left) / 2 - corner, (bottom - top) / 2 - corner

    def outside(x: float, y: float) -> float:
        over_x, over_y = abs(x - middle_x) - half_x, abs(y - middle_y) - half_y
        beyond = math.hypot(max(over_x, 0.0), max(over_y, 0.0))
        return beyond + min(max(over_x, over_y), 0.0) - corner

    return outside


def _disc(middle_x: float, middle_y: float, radius: float) -> Shape:
    """Return a disc."""
    return lambda x, y: math.hypot(x - middle_x, y - middle_y) - radius


def _arch(middle_x: float, middle_y: float, radius: float, half_width: float) -> Shape:
    """Return the upper half of a ring."""

    def outside(x: float, y: float) -> float:
        ring = abs(math.hypot(x - middle_x, y - middle_y) - radius) - half_width
        return max(ring, y - middle_y)

    return outside
