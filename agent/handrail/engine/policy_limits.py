"""The tables of the policy file for surfaces and accounts: how content goes, and who is signed in.

Both take from what a tool may receive and never add to it.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct

from handrail.engine.policy import Limit, SurfaceHandling, usual_accounts, usual_surfaces
from handrail.engine.tables import Report
from handrail.engine.words import Account, Action, DataClass, Surface


class SurfaceTable(Struct, frozen=True, forbid_unknown_fields=True):
    """[surfaces.NAME]: whether it is guarded, and what may go that way into any tool."""

    guarded: bool | None = None
    ceiling: DataClass | None = None
    any_content: Action | None = None


class SurfaceTables(Struct, frozen=True, forbid_unknown_fields=True):
    """[surfaces]."""

    paste: SurfaceTable = SurfaceTable()
    drop: SurfaceTable = SurfaceTable()
    file: SurfaceTable = SurfaceTable()
    submit: SurfaceTable = SurfaceTable()


class AccountTable(Struct, frozen=True, forbid_unknown_fields=True):
    """[accounts.NAME]: what such an account may put into a tool for workspace accounts."""

    ceiling: DataClass | None = None
    any_content: Action | None = None


class AccountTables(Struct, frozen=True, forbid_unknown_fields=True):
    """[accounts]. A workspace account is what an agreement is about, so nothing limits it."""

    personal: AccountTable = AccountTable()
    unknown: AccountTable = AccountTable()


def check_surfaces(tables: SurfaceTables, report: Report) -> None:
    """Refuse to let pastes by: nobody would see that nothing is looked at any more."""
    if tables.paste.guarded is False:
        what = "= false would let every paste by, and nobody would see it; leave it out"
        report.add(
            ("surfaces", "paste", "guarded"),
            f'{what}, and use posture = "observe" where nothing is to be held',
        )


def surfaces_of(tables: SurfaceTables) -> Mapping[Surface, SurfaceHandling]:
    """Lay the file's surfaces over what holds otherwise."""
    return MappingProxyType(dict(_surfaces(tables)))


def accounts_of(tables: AccountTables) -> Mapping[Account, Limit]:
    """Lay the file's accounts over what holds otherwise."""
    return MappingProxyType(dict(_accounts(tables)))


def _surfaces(tables: SurfaceTables) -> Iterator[tuple[Surface, SurfaceHandling]]:
    """Yield what holds on each surface."""
    for surface, usual in usual_surfaces().items():
        table: SurfaceTable = getattr(tables, surface)
        guarded = usual.guarded if table.guarded is None else table.guarded
        yield surface, SurfaceHandling(guarded, _limit(table, usual.limit))


def _accounts(tables: AccountTables) -> Iterator[tuple[Account, Limit]]:
    """Yield what each account takes."""
    for account, usual in usual_accounts().items():
        table: AccountTable | None = getattr(tables, account, None)
        yield account, _limit(table, usual) if table else usual


def _limit(table: SurfaceTable | AccountTable, usual: Limit) -> Limit:
    """Lay one table over what holds otherwise."""
    return Limit(table.ceiling or usual.ceiling, table.any_content or usual.any_content)
