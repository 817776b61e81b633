"""The shape of the catalogue of tools: which keys there are and what they accept."""

from datetime import date

from msgspec import Struct

from handrail.engine.policy_file import Host
from handrail.engine.policy_people import Id, Line


class Workspace(Struct, frozen=True, forbid_unknown_fields=True):
    """The same sites under a contract, as a tool of its own."""

    id: Id
    name: Line


class SharedPath(Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a site that does something else as well."""

    host: Host
    path: Line


class CatalogueTool(Struct, frozen=True, forbid_unknown_fields=True):
    """[[tools]] of the catalogue, and of the inventory, where nothing is verified."""

    id: Id
    name: Line
    vendor: Line
    hosts: tuple[Host, ...]
    category: Line = ""
    sources: tuple[Line, ...] = ()
    workspaces: tuple[Workspace, ...] = ()
    api_hosts: tuple[Host, ...] = ()
    shared: tuple[SharedPath, ...] = ()
    composer: Line | None = None
    verified: date | None = None


class CatalogueFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole catalogue."""

    tools: tuple[CatalogueTool, ...]
