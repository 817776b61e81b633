"""Errors by who is to blame.

AgentError
├── PolicyError    the administrator's file: says key, value, accepted values and line
├── RuleError      our rules, or an organisation's rule file
├── WireError      the caller: answered 400
└── MachineError   keyring, disk, port, lock: this machine

Anything else is a bug. It reaches app.py, which logs it without content; the answer is then what
the policy's [when] agent_error says.
"""


class AgentError(Exception):
    """Something that has a readable reason; str() is one line: what, where, what next."""


class PolicyError(AgentError):
    """The policy file cannot be used."""


class RuleError(AgentError):
    """A rule file cannot be used."""


class WireError(AgentError):
    """A message from the other side is not one of ours."""


class MachineError(AgentError):
    """This machine refuses something the agent needs."""
