"""`handrail policy new`: write a policy from a few answers, asked in the terminal or given."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast, get_args

from handrail.cli import policy_new_layer
from handrail.cli.reading import own_words
from handrail.cli.unwritten import unwritten
from handrail.engine.errors import PolicyError
from handrail.engine.policy import PAUSE_MAX_MINUTES
from handrail.engine.policy_people import Framework
from handrail.engine.words import Action, DataClass, Posture
from handrail.governance.generate import FILE, Answers, ChosenTool, generate
from handrail.local.builtin import builtin_catalogue, builtin_rules, inventory
from handrail.local.clock import system_clock
from handrail.local.whole_file import write_whole

NAME = "new"
HELP = "write a policy from a few answers"
FRAMEWORKS = get_args(Framework)
_WHOLE_ONLY = (
    *("organisation", "industry", "framework", "approve"),
    *("agreement", "region", "reviewed_on"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `handrail policy new` accepts."""
    parser.epilog = (
        "example: handrail policy new --organisation Acme --owner security@acme.example "
        "--framework gdpr --approve chatgpt-enterprise\n"
        "         handrail policy new --layer team --name Research --unlisted public\n"
        "What is not given is asked for, one question at a time."
    )
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="policy.toml or team.toml otherwise"
    )
    parser.add_argument("--organisation", metavar="NAME")
    parser.add_argument("--owner", metavar="WHO", help="who answers questions about it")
    parser.add_argument("--industry", metavar="WHAT")
    parser.add_argument("--framework", action="append", choices=FRAMEWORKS)
    parser.add_argument("--approve", action="append", metavar="TOOL", help="id of the catalogue")
    parser.add_argument("--prohibit", action="append", metavar="TOOL")
    parser.add_argument("--agreement", metavar="WHAT", help="signed for the approved tools")
    parser.add_argument("--region", metavar="WHERE", help="where the approved tools keep data")
    parser.add_argument(
        "--reviewed-on", metavar="DAY", help="when the approved tools were assessed; else not yet"
    )
    parser.add_argument("--posture", choices=list(Posture), default=None)
    parser.add_argument("--pause-minutes", type=int, metavar="N", help="0 is never")
    parser.add_argument(
        "--unknown-account",
        choices=list(DataClass),
        help="what tools for workspace accounts receive while nobody can tell who is signed in",
    )
    parser.add_argument("--unlisted", choices=list(DataClass), help="ceiling of unlisted tools")
    parser.add_argument("--internal", choices=list(Action), help="internal, above a ceiling")
    parser.add_argument("--sensitive", choices=list(Action), help="sensitive, above a ceiling")
    parser.add_argument(
        "--words", type=Path, metavar="FILE", help='your words, a line each; or "-"'
    )
    policy_new_layer.add_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Ask for what was not given, write the policy, and say what comes next."""
    if args.layer:
        _refuse(args, _WHOLE_ONLY, "is for a whole policy, and a layer cannot say it; leave it out")
        return policy_new_layer.run(args, _asker())
    _refuse(args, policy_new_layer.ONLY, "is for a layer; add --layer team or --layer person")
    out = args.out or Path(FILE)
    if out.exists():
        raise PolicyError(f"{out} exists already; give another name with --out, or move it")
    answers = _answers(args, _asker())
    with unwritten(out, FILE):
        text = generate(answers, builtin_catalogue() + inventory(), builtin_rules())
    write_whole(out, text)
    print(f"wrote {out}")
    print(f"next: handrail policy check {out}, then handrail policy render {out}")
    return 0


def _refuse(args: argparse.Namespace, names: tuple[str, ...], why: str) -> None:
    """Refuse what was given and would change nothing."""
    for name in names:
        if getattr(args, name) is not None:
            raise PolicyError(f"--{name.replace('_', '-')} {why}")


def _answers(args: argparse.Namespace, ask: Callable[[str, str], str]) -> Answers:
    """Put the answers together."""
    organisation = args.organisation or ask("What is your organisation called?", "My organisation")
    owner = args.owner or ask("Who answers questions about the policy?", "the policy owner")
    industry = args.industry if args.industry is not None else ask("Which industry?", "")
    frameworks = args.framework or _words(
        ask(f"Which frameworks? Any of {', '.join(FRAMEWORKS)}; empty for none.", "")
    )
    approve = args.approve or _words(ask("Which tools are approved? Ids of the catalogue.", ""))
    posture = args.posture or ask("Posture: enforce, coach or observe?", "enforce")
    _check(frameworks, FRAMEWORKS, "a framework")
    _check((posture,), tuple(Posture), "a posture")
    agreed = ChosenTool(
        "",
        DataClass.INTERNAL,
        args.agreement or "",
        region=args.region or "",
        reviewed_on=_day(args.reviewed_on),
    )
    return Answers(
        organisation=organisation,
        owner=owner,
        effective=system_clock().now().date(),
        industry=industry,
        frameworks=tuple(cast("list[Framework]", frameworks)),
        approved=tuple(replace(agreed, id=one) for one in approve),
        prohibited=tuple(args.prohibit or ()),
        posture=Posture(posture),
        unlisted=DataClass(args.unlisted or DataClass.INTERNAL),
        internal=Action(args.internal or Action.WARN),
        sensitive=Action(args.sensitive or Action.WARN),
        words=own_words(args.words),
        pause_minutes=PAUSE_MAX_MINUTES if args.pause_minutes is None else args.pause_minutes,
        unknown_account=DataClass(args.unknown_account) if args.unknown_account else None,
    )


def _asker() -> Callable[[str, str], str]:
    """Return what asks a question; where nobody can answer, the usual answer holds."""
    if not sys.stdin.isatty():
        return lambda _, usual: usual

    def ask(question: str, usual: str) -> str:
        shown = f" [{usual}]" if usual else ""
        return input(f"{question}{shown} ").strip() or usual

    return ask


def _day(given: str | None) -> date | None:
    """Read a day; nothing stays nothing."""
    try:
        return date.fromisoformat(given) if given else None
    except ValueError as error:
        raise PolicyError(f"--reviewed-on {given!r} is no day; use one like 2026-12-01") from error


def _words(line: str) -> list[str]:
    """Split what was typed at commas and spaces."""
    return line.replace(",", " ").split()


def _check(given: tuple[str, ...] | list[str], accepted: tuple[str, ...], noun: str) -> None:
    """Refuse a word that is not accepted."""
    for word in given:
        if word not in accepted:
            raise PolicyError(f"{word!r} is not {noun}; use one of: {', '.join(accepted)}")
