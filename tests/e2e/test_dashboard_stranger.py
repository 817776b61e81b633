"""A page of another program on this computer: it reaches neither answers nor files."""

import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from drive.agent import Agent
from drive.chromium import Setup, chromium
from drive.scratch import scratch
from e2e.test_dashboard import Open, shown

pytestmark = pytest.mark.browser

# What a page of another program on this computer can try, and what it meets.
INTRUDE = """async (base) => {
  const json = { "Content-Type": "application/json" };
  const body = JSON.stringify({ v: 1, minutes: 15 });
  const tried = (path, options) => fetch(base + path, options).then(
    (answer) => `answered ${answer.status}`,
    () => "refused",
  );
  const loaded = new Promise((done) => {
    const script = document.createElement("script");
    script.onload = () => done("loaded");
    script.onerror = () => done("refused");
    script.src = `${base}static/main.js`;
    document.head.append(script);
  });
  return {
    pause: await tried("dashboard/pause", { method: "POST", headers: json, body }),
    blind: await tried("dashboard/pause", { method: "POST", mode: "no-cors", body }),
    file: await tried("static/main.js", {}),
    script: await loaded,
  };
}"""


@contextmanager
def place_for_pages() -> Iterator[str]:
    """Serve an empty page on another port of this computer."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "index.html").write_text("<title>another program</title>")
        handler = partial(QuietPages, directory=folder)
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield f"http://127.0.0.1:{server.server_port}/"
            server.shutdown()


class QuietPages(SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


def test_a_page_of_another_port_reaches_nothing(playwright: Playwright) -> None:
    with (
        scratch() as place,
        Agent(place),
        chromium(playwright, place, Setup(extension=None)) as context,
    ):
        opened = Open(place, context)
        tab = opened.tab("status")
        base = tab.url.partition("#")[0]
        with place_for_pages() as other:
            page = opened.context.new_page()
            page.goto(other)
            met = page.evaluate(INTRUDE, base)

        shown(tab, "status")
        expect(tab.get_by_role("button", name="Pause for 5 minutes")).to_be_visible()
        assert met == dict.fromkeys(("pause", "blind", "file", "script"), "refused")
