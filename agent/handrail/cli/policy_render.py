"""`handrail policy render`: make the document people read, as Markdown and as a printable page."""

import argparse
import sys
from pathlib import Path

from handrail.cli.reading import read_text
from handrail.cli.reading_layer import read_layered
from handrail.engine.errors import MachineError, PolicyError
from handrail.engine.rule import RuleSet
from handrail.governance.document import make_document
from handrail.governance.markdown import write_markdown, write_short_markdown
from handrail.governance.outcomes import UnprovenError
from handrail.governance.passages import passages_in
from handrail.governance.printed import write_page, write_short_page
from handrail.governance.source import Source
from handrail.local.whole_file import write_whole

NAME = "render"
HELP = "make the document people read: Markdown and a printable page, long and short"
EXIT_MADE, EXIT_UNPROVEN = 0, 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `handrail policy render` accepts."""
    parser.epilog = (
        "example: handrail policy render policy.toml --to documents\n"
        "What you wrote between the marks of an earlier document is kept."
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--to", type=Path, metavar="DIR", help="where; beside the policy otherwise")


def run(args: argparse.Namespace) -> int:
    """Write the four files, or say which sentence has no proof."""
    source, rules = _whole(args.file)
    try:
        document = make_document(source.written, source.policy, rules)
    except UnprovenError as error:
        print(
            f"{args.file} makes no document: not every enforced sentence is proven.\n{error}",
            file=sys.stderr,
        )
        return EXIT_UNPROVEN
    folder = args.to or args.file.parent
    stem = args.file.stem
    passages = _passages(folder / f"{stem}.md")
    for name, text in (
        (f"{stem}.md", write_markdown(document, passages)),
        (f"{stem}.html", write_page(document, passages)),
        (f"{stem}-short.md", write_short_markdown(document)),
        (f"{stem}-short.html", write_short_page(document)),
    ):
        write_whole(folder / name, text)
        print(f"wrote {folder / name}")
    return EXIT_MADE


def _whole(file: Path) -> tuple[Source, RuleSet]:
    """Read a policy that lies over no other. PolicyError: it is a layer.

    A layer's document would say what the layer leaves out as if nobody had decided it.
    """
    read = read_layered(file, None)
    above = read.upper.policy.id if read.upper else read.source.written.policy.extends
    if above:
        what = f"{file} is a layer over {above} and makes no document of its own"
        better = f"`handrail policy check {file}` says what the layer tightens"
        raise PolicyError(f"{what}; render the file of {above}, and {better}")
    return read.source, read.rules


def _passages(earlier: Path) -> dict[str, str]:
    """Return what was written by hand into an earlier document; PolicyError names its line."""
    if not earlier.exists():
        return {}
    try:
        return dict(passages_in(read_text(earlier)))
    except MachineError:
        raise
    except PolicyError as error:
        raise PolicyError(f"{earlier} {error}") from error
