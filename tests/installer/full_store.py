"""Have Mozilla's own checker read the add-on as its store would.

Not in the gate: it fetches web-ext with npx into a folder of its own.

    .venv/bin/python -m pytest -q -s tests/installer/full_store.py
"""

import json
import shutil
import subprocess
from pathlib import Path

import store

CHECKER = "web-ext@10"
PATIENCE_S = 600
# Each is looked at: a way for Chromium that is asked for before it is used, and the editor of the
# practice page, which other people wrote and which writes into an element of its own only.
KNOWN = {
    ("UNSUPPORTED_API", "content/fields.js"),
    ("UNSAFE_VAR_ASSIGNMENT", "pages/vendor/prosemirror.js"),
}


def test_the_checker_of_the_store_finds_nothing_new(tmp_path: Path) -> None:
    npx = shutil.which("npx")
    assert npx, "npx is not here; apt-get install npm"
    add_on = store.make(tmp_path)[1]

    asked = ["--yes", "--cache", str(tmp_path / "npm"), CHECKER, "lint", "--output", "json"]
    told = subprocess.run(
        [npx, *asked, "--source-dir", str(add_on)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_S,
    )

    found = json.loads(told.stdout)
    print(found["summary"], *(one["message"] for one in found["warnings"]), sep="\n")
    assert found["errors"] == []
    assert {(one["code"], one["file"]) for one in found["warnings"]} <= KNOWN
