"""The menu as the bus carries it."""

from typing import Any

import pytest

from handrail.tray.bus_menu import BusMenu
from handrail.tray.menu import Entry, Standing, entries

LINES = (Entry("State", "history"), Entry(), Entry("a_b", "pause", 5))


@pytest.fixture
def chosen() -> list[Entry]:
    return []


@pytest.fixture
def menu(chosen: list[Entry]) -> BusMenu:
    made = BusMenu(chosen.append)
    made.show(LINES)
    return made


def call(menu: BusMenu, method: str, *values: object) -> tuple[Any, ...]:
    return menu.offer.methods[method](*values).values


def test_the_whole_menu_is_given_with_its_revision(menu: BusMenu) -> None:
    revision, (root, look, below) = call(menu, "GetLayout", 0, -1, [])

    assert (revision, root) == (menu.revision, 0)
    assert look == {"children-display": ("s", "submenu")}
    assert [node for _, node in below] == [
        (1, {"label": ("s", "State"), "enabled": ("b", True)}, []),
        (2, {"type": ("s", "separator")}, []),
        (3, {"label": ("s", "a__b"), "enabled": ("b", True)}, []),
    ]


def test_a_line_has_nothing_below_it(menu: BusMenu) -> None:
    _, node = call(menu, "GetLayout", 1, -1, [])

    assert node == (1, {"label": ("s", "State"), "enabled": ("b", True)}, [])


def test_only_other_lines_make_a_new_revision(menu: BusMenu) -> None:
    before = menu.revision

    assert not menu.show(LINES)
    assert menu.show(entries(Standing()))
    assert menu.revision == before + 1


def test_a_click_chooses_its_line(menu: BusMenu, chosen: list[Entry]) -> None:
    call(menu, "Event", 3, "clicked", ("i", 0), 0)

    assert chosen == [LINES[2]]


@pytest.mark.parametrize(
    ("number", "event"), [(2, "clicked"), (3, "hovered"), (0, "clicked"), (4, "clicked"), (-1, "x")]
)
def test_nothing_else_chooses_anything(
    menu: BusMenu, chosen: list[Entry], number: int, event: str
) -> None:
    call(menu, "Event", number, event, ("i", 0), 0)

    assert chosen == []


def test_several_events_come_at_once_and_unknown_lines_are_named(
    menu: BusMenu, chosen: list[Entry]
) -> None:
    events = [(1, "clicked", ("i", 0), 0), (9, "clicked", ("i", 0), 0)]

    assert call(menu, "EventGroup", events) == ([9],)
    assert chosen == [LINES[0]]


def test_properties_are_given_for_some_lines_or_all(menu: BusMenu) -> None:
    ((some,), (every,)) = (call(menu, "GetGroupProperties", wanted, []) for wanted in ([3, 7], []))

    assert some == [(3, {"label": ("s", "a__b"), "enabled": ("b", True)}), (7, {})]
    assert [number for number, _ in every] == [1, 2, 3]
    assert call(menu, "GetProperty", 1, "label") == (("s", "State"),)
    assert call(menu, "GetProperty", 1, "icon") == (("s", ""),)


def test_the_menu_never_changes_while_it_opens(menu: BusMenu) -> None:
    assert call(menu, "AboutToShow", 0) == (False,)
    assert call(menu, "AboutToShowGroup", [0]) == ([], [])


def test_its_properties_are_those_of_version_3(menu: BusMenu) -> None:
    assert menu.offer.properties()["Version"] == ("u", 3)
