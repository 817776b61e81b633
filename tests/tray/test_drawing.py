"""The icon: sharp in every size, and three faces that differ by more than colour."""

import pytest

from handrail.tray.drawing import DOT, GROUND, INK, Colour, pixels
from handrail.tray.menu import Face

FACES: list[Face] = list(GROUND)


def at(face: Face, x: float, y: float, corner: float = 3.0, size_px: int = 64) -> tuple[int, ...]:
    """Return the pixel at a place in sixteenths."""
    place = 4 * (int(y * size_px / 16) * size_px + int(x * size_px / 16))
    return tuple(pixels(face, size_px, corner)[place : place + 4])


@pytest.mark.parametrize("size_px", [16, 22, 32, 64])
@pytest.mark.parametrize("face", FACES)
def test_every_size_has_its_pixels(face: Face, size_px: int) -> None:
    assert len(pixels(face, size_px)) == 4 * size_px * size_px


@pytest.mark.parametrize("face", FACES)
def test_the_ground_reaches_the_edge_and_the_h_stands_on_it(face: Face) -> None:
    assert at(face, 8, 15.5) == (*GROUND[face], 255)
    assert at(face, 5, 8) == (*INK, 255)
    assert at(face, 11, 12) == (*INK, 255)


def test_corners_are_round_where_a_panel_knows_transparency() -> None:
    assert at("protecting", 0.1, 0.1)[3] == 0
    assert at("protecting", 0.1, 0.1, corner=0.0) == (*GROUND["protecting"], 255)


def test_the_faces_differ_by_more_than_colour() -> None:
    light = {
        face: bytes(int(level > 0x90) for level in pixels(face, 32, 0.0)[0::4]) for face in FACES
    }

    assert len(set(light.values())) == len(FACES)
    assert at("degraded", 12, 3.5) == (*DOT, 255)
    assert at("paused", 12, 3.5) == (*INK, 255)


def luminance(colour: Colour) -> float:
    """Source: WCAG 2.2, relative luminance."""
    parts = [level / 255 for level in colour]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("face", FACES)
def test_the_h_can_be_told_from_its_ground(face: Face) -> None:
    ratio = (luminance(INK) + 0.05) / (luminance(GROUND[face]) + 0.05)

    assert ratio >= 4.5
