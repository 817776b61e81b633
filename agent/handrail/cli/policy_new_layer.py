"""`handrail policy new --layer`: write a team's or one's own layer over a policy."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from handrail.cli.reading import own_words
from handrail.cli.reading_layer import read_upper
from handrail.cli.unwritten import unwritten
from handrail.engine.errors import PolicyError
from handrail.engine.words import Action, DataClass, Posture
from handrail.governance.generate_layer import (
    FILES,
    KINDS,
    Choices,
    Kind,
    LayerAnswers,
    choices_over,
    generate_layer,
)
from handrail.governance.tightened import NOTHING, tightened
from handrail.governance.uppers import upper_for
from handrail.local.builtin import builtin_catalogue, inventory
from handrail.local.clock import system_clock
from handrail.local.live import Live
from handrail.local.paths import home
from handrail.local.whole_file import write_whole

Ask = Callable[[str, str], str]
Word = TypeVar("Word", Action, DataClass, Posture)
_ABOVE = "Above a tool's ceiling, what happens to"
_UNKNOWN = "While nobody can tell who is signed in, what may tools for workspace accounts receive"
_NAMES: dict[Kind, str] = {"team": "What is the team called?", "person": "What are you called?"}
# What says something in a layer only.
ONLY = ("over", "name", "lower", "history_days", "paste_ceiling")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what only a layer takes."""
    group = parser.add_argument_group("a layer over an organisation's policy")
    group.add_argument("--layer", choices=KINDS, help="a team's, or your own; it only tightens")
    group.add_argument("--over", type=Path, metavar="FILE", help="else: what is in force here")
    group.add_argument("--name", metavar="WHO", help="the team, or you")
    group.add_argument("--lower", action="append", metavar="TOOL=CLASS", help="a lower ceiling")
    group.add_argument(
        "--paste-ceiling", choices=list(DataClass), help="what may be pasted, into any tool"
    )
    group.add_argument("--history-days", type=int, metavar="N", help="at most")


def run(args: argparse.Namespace, ask: Ask) -> int:
    """Ask for what was not given, write the layer, say what it tightens and what comes next."""
    live = Live(home())
    upper = read_upper(args.over, live) if args.over else upper_for(args.layer, live.current.layers)
    if upper is None:
        what = "no organisation's policy is in force here for it to lie over"
        raise PolicyError(f"{what}; name its file with --over FILE, or leave --layer out")
    out = args.out or Path(FILES[args.layer])
    if out.exists():
        raise PolicyError(f"{out} exists already; give another name with --out, or move it")
    given = _answers(args, choices_over(upper.policy), ask)
    every = builtin_catalogue() + inventory()
    with unwritten(out, FILES[args.layer]):
        text, merged = generate_layer(given, upper.policy, every, live.rules)
    write_whole(out, text)
    print(f"wrote {out}, a layer over {upper.policy.id}, version {upper.policy.version}")
    changes = tightened((upper.text, upper.policy), (text, merged), live.rules)
    for line in changes or (NOTHING,):
        print(f"  tightens  {line}")
    print(f"next: {_next(args.layer, out, args.over)}")
    return 0


def _next(kind: Kind, out: Path, over: Path | None) -> str:
    """Say what to do with the file."""
    upper = f" --over {over}" if over else ""
    check = f"handrail policy check {out}{upper}"
    if kind == "person":
        return f"{check}, then put it where your policy.toml lies"
    return f"{check}, then handrail policy sign {out}{upper} --key org.key --serial 1"


def _answers(args: argparse.Namespace, offered: Choices, ask: Ask) -> LayerAnswers:
    """Put the answers together; a question with one possible answer is not asked."""
    return LayerAnswers(
        kind=args.layer,
        name=args.name or ask(_NAMES[args.layer], f"My {args.layer} layer"),
        owner=args.owner or ask("Who answers questions about it?", "the owner of this layer"),
        effective=system_clock().now().date(),
        posture=_one(args.posture, "How firm is it", offered.postures, ask),
        unlisted=_one(args.unlisted, "What may unlisted tools receive", offered.unlisted, ask),
        internal=_one(args.internal, f"{_ABOVE} internal content", offered.internal, ask),
        sensitive=_one(args.sensitive, f"{_ABOVE} sensitive content", offered.sensitive, ask),
        prohibited=tuple(
            args.prohibit
            or _listed(ask("Which tools may receive nothing? Ids of the catalogue.", ""))
        ),
        lowered=tuple(map(_lowered, args.lower or ())),
        words=own_words(args.words),
        history_days=args.history_days,
        pause_minutes=args.pause_minutes,
        # Hardly anybody lowers one surface alone: it can be given, and is not asked.
        paste_ceiling=DataClass(args.paste_ceiling) if args.paste_ceiling else None,
        unknown_account=_unknown_account(args.unknown_account, offered.unknown_account, ask),
    )


def _unknown_account(
    given: str | None, offered: tuple[DataClass, ...], ask: Ask
) -> DataClass | None:
    """Return what tools for workspace accounts receive from anybody; None as it is above."""
    if offered:
        return _one(given, _UNKNOWN, offered, ask)
    if given:
        what = "--unknown-account changes nothing: no tool above is for workspace accounts"
        raise PolicyError(f"{what}; leave it out")
    return None


def _one(given: str | None, what: str, offered: tuple[Word, ...], ask: Ask) -> Word | None:
    """Return what was given or is answered; None where that is what holds above."""
    usual, kind = offered[0], type(offered[0])
    if given is None and len(offered) == 1:
        return None
    answer = given or ask(f"{what}? {', '.join(offered)}", usual)
    if answer not in list(kind):
        raise PolicyError(f"{answer!r} is not accepted; use one of: {', '.join(offered)}")
    return None if answer == usual else kind(answer)


def _lowered(given: str) -> tuple[str, DataClass]:
    """Read TOOL=CLASS."""
    tool, _, name = given.partition("=")
    if name not in list(DataClass):
        raise PolicyError(f"--lower {given!r} is no TOOL=CLASS; use one of: {', '.join(DataClass)}")
    return tool, DataClass(name)


def _listed(line: str) -> list[str]:
    """Split what was typed at commas and spaces."""
    return line.replace(",", " ").split()
