"""A display of its own for tests that need X: the primary selection and the real clipboard."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

SCREEN = "1280x900x24"


@contextmanager
def display() -> Iterator[str]:
    """Start a virtual X server and give its DISPLAY."""
    reading, writing = os.pipe()
    # Without -noreset it begins anew when its last client goes, and takes one down that just comes.
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    command.append("-noreset")
    server = subprocess.Popen(
        command, pass_fds=(writing,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            yield f":{said.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def select(
    content: str | bytes, shown_on: str, selection: str = "primary", kind: str = "UTF8_STRING"
) -> None:
    """Make something an X selection: marked text, or an image or files that were copied."""
    # xclip stays behind to serve the selection: it must not hold our pipes.
    subprocess.run(
        ["xclip", "-selection", selection, "-target", kind, "-in"],
        input=content.encode() if isinstance(content, str) else content,
        env={**os.environ, "DISPLAY": shown_on},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
        timeout=10,
    )
