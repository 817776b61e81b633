"""A day of use, an hour in a fifth of a second: nothing grows that need not."""

from pathlib import Path

import pytest

from handrail.local.paths import private_dir
from handrail.server.warm_up import READY
from support.agent import Agent, until
from support.long_day import SCRIPT, Person, held, live

# Per hour of the agent's clock; the whole day then takes some six seconds.
HOUR_S = 0.2
PASTES = 5
# The first hours fill what is kept on purpose: compiled rules, caches, pages of the history.
WARM_UP_HOURS, HOURS = 5, 29
# It takes six seconds where nothing else is done.
WARM_UP_PATIENCE_S = 120.0
# The allocator's own unrest. Measured by tests/bench/growth.py: docs/benchmarks.md.
RSS_SLACK_KIB = 6 * 1024
# The thread pools grow to their size when they are needed.
THREADS_SLACK = 3


@pytest.mark.fault
def test_a_day_of_use_leaves_memory_threads_and_files_as_they_were(tmp_path: Path) -> None:
    times = str(3_600 / HOUR_S)
    with Agent.start(private_dir(tmp_path / "state"), str(SCRIPT), times) as agent:
        person = Person(agent, PASTES)
        live(person, range(WARM_UP_HOURS), HOUR_S)
        # Once a page is open, patterns are compiled beside everything else.
        until(lambda: READY in agent.log, WARM_UP_PATIENCE_S)
        before = held(agent)
        live(person, range(WARM_UP_HOURS, HOURS), HOUR_S)
        # The last to hang up is noticed a moment later; what is left open stays open.
        until(lambda: held(agent).files <= before.files)
        after = held(agent)

    assert after.rss_kib - before.rss_kib < RSS_SLACK_KIB
    assert after.threads - before.threads <= THREADS_SLACK
