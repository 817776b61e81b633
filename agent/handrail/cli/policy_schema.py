"""`handrail policy schema`: the policy file described for editors."""

import argparse
import sys

from handrail.governance.schema import schema_text

NAME = "schema"
HELP = "print the JSON Schema of the policy file, for editors"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `handrail policy schema` accepts."""
    parser.epilog = "example: handrail policy schema > policy.schema.json"


def run(_: argparse.Namespace) -> int:
    """Print it."""
    sys.stdout.write(schema_text())
    return 0
