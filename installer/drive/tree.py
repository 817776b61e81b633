"""Find and press things as a screen reader finds them: by role and name.

The notice lives in a closed shadow root, where no selector reaches. The accessibility tree does
reach it, and it is what the outside contract is written in.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import CDPSession, Error, Frame, Page


@dataclass(frozen=True, slots=True)
class Node:
    """One thing in the accessibility tree.

    backend: the browser's own number for the DOM node, 0 where there is none.
    properties: states such as disabled, focused, modal, and their values.
    below: the nodes under it, in reading order.
    """

    role: str
    name: str
    description: str
    value: str
    backend: int
    properties: dict[str, Any]
    below: tuple["Node", ...]
    frame: Frame

    def walk(self) -> Iterator["Node"]:
        """Give this node and everything under it, in reading order."""
        yield self
        for node in self.below:
            yield from node.walk()

    def text(self) -> str:
        """Return all text under this node, in reading order."""
        return " ".join(node.name for node in self.walk() if node.role == "StaticText")


class Tree:
    """The accessibility trees of a page and all its frames."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._sessions: dict[Frame, CDPSession] = {}
        self._main = page.context.new_cdp_session(page)

    def find(self, role: str, prefix: str = "") -> list[Node]:
        """Return every node of a role whose name begins so, in every frame."""
        return [
            node
            for root in self.roots()
            for node in root.walk()
            if node.role == role and node.name.startswith(prefix)
        ]

    def roots(self) -> Iterator[Node]:
        """Give the root of each frame's tree; frames that vanish meanwhile are left out."""
        for frame, session, frame_id in self._places():
            try:
                answer = session.send("Accessibility.getFullAXTree", {"frameId": frame_id})
            except Error:
                continue
            yield from _roots(answer["nodes"], frame)

    def session_of(self, frame: Frame) -> CDPSession:
        """Return the session that a frame's process listens to."""
        return self._sessions.get(frame, self._main)

    def middle(self, node: Node) -> tuple[float, float]:
        """Return the middle of a node in page coordinates, scrolled into view."""
        session = self.session_of(node.frame)
        session.send("DOM.scrollIntoViewIfNeeded", {"backendNodeId": node.backend})
        quad = session.send("DOM.getContentQuads", {"backendNodeId": node.backend})["quads"][0]
        left, top = self._offset(node.frame)
        return left + (quad[0] + quad[4]) / 2, top + (quad[1] + quad[5]) / 2

    def click(self, node: Node) -> None:
        """Press a node with the real mouse."""
        self.page.mouse.click(*self.middle(node))

    def _offset(self, frame: Frame) -> tuple[float, float]:
        """Return where a frame of another process lies; others count from the page already."""
        if frame not in self._sessions:
            return 0.0, 0.0
        element = frame.frame_element()
        box = element.bounding_box() or {"x": 0.0, "y": 0.0}
        border = element.evaluate("element => [element.clientLeft, element.clientTop]")
        return box["x"] + border[0], box["y"] + border[1]

    def _places(self) -> Iterator[tuple[Frame, CDPSession, str]]:
        main = self._main.send("Page.getFrameTree")["frameTree"]
        known = {frame.url: frame for frame in self.page.frames}
        for info in _frames(main):
            yield known.get(info["url"], self.page.main_frame), self._main, info["id"]
        for frame in self.page.frames[1:]:
            session = self._own_session(frame)
            if session is not None:
                tree = session.send("Page.getFrameTree")["frameTree"]
                yield frame, session, tree["frame"]["id"]

    def _own_session(self, frame: Frame) -> CDPSession | None:
        """Open a session with a frame that lives in another process; None for all others."""
        if frame not in self._sessions:
            try:
                self._sessions[frame] = self.page.context.new_cdp_session(frame)
            except Error:
                return None
        return self._sessions[frame]


def _frames(tree: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield tree["frame"]
    for child in tree.get("childFrames", []):
        yield from _frames(child)


def _roots(nodes: list[dict[str, Any]], frame: Frame) -> Iterator[Node]:
    by_id = {node["nodeId"]: node for node in nodes}
    for node in nodes:
        if node.get("parentId") not in by_id:
            yield from _visible(node, by_id, frame)


def _visible(raw: dict[str, Any], by_id: dict[str, Any], frame: Frame) -> Iterator[Node]:
    """Give a node, or in place of one that assistive technology skips, those under it."""
    children = [by_id[child] for child in raw.get("childIds", []) if child in by_id]
    below = tuple(node for child in children for node in _visible(child, by_id, frame))
    if raw.get("ignored"):
        yield from below
        return
    yield Node(
        role=raw.get("role", {}).get("value", ""),
        name=raw.get("name", {}).get("value", ""),
        description=raw.get("description", {}).get("value", ""),
        value=str(raw.get("value", {}).get("value", "")),
        backend=raw.get("backendDOMNodeId", 0),
        properties={item["name"]: item["value"].get("value") for item in raw.get("properties", [])},
        below=below,
        frame=frame,
    )
