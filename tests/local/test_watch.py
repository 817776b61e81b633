"""A change of policy or rules is told once it stands still, and nothing else is."""

import asyncio
import mmap
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from watchdog.observers import Observer

from handrail.local import watch
from handrail.local.paths import State
from handrail.local.watch import Watch, prints

# Only so that a broken watch fails and does not hang; well below the slow look, so that what is
# told in this time was told by an event.
PATIENCE_S = 15.0


def grow_policy(state: State) -> None:
    state.policy_file.write_text("a = 12\n")


def replace_policy(state: State) -> None:
    before = state.policy_file.stat()
    beside = state.home / "new"
    beside.write_text("a = 2\n")
    os.utime(beside, ns=(before.st_atime_ns, before.st_mtime_ns))
    beside.replace(state.policy_file)


def remove_policy(state: State) -> None:
    state.policy_file.unlink()


def add_rule(state: State) -> None:
    (state.rules_dir / "ours.toml").write_text("")


def change_rule(state: State) -> None:
    (state.rules_dir / "base.toml").write_text("b = 1\n")


def remove_rules(state: State) -> None:
    (state.rules_dir / "base.toml").unlink()
    state.rules_dir.rmdir()


def link_policy(state: State) -> None:
    elsewhere = state.home.parent / "elsewhere.toml"
    elsewhere.write_text("a = 3\n")
    state.policy_file.unlink()
    state.policy_file.symlink_to(elsewhere)


CHANGES = [
    grow_policy, replace_policy, remove_policy, add_rule, change_rule, remove_rules, link_policy,
]  # fmt: skip


@pytest.fixture
def state(tmp_path: Path) -> State:
    made = State(tmp_path / "state")
    made.rules_dir.mkdir(parents=True)
    (made.rules_dir / "base.toml").write_text("")
    made.policy_file.write_text("a = 1\n")
    return made


@asynccontextmanager
async def watching(state: State) -> AsyncIterator[Watch]:
    begun = Watch(state)
    try:
        yield begun
    finally:
        begun.close()


async def told(begun: Watch, wait_s: float = PATIENCE_S) -> bool:
    try:
        await asyncio.wait_for(begun.changed(), wait_s)
    except TimeoutError:
        return False
    return True


@pytest.mark.parametrize("change", CHANGES)
async def test_a_change_is_told_by_an_event(state: State, change: Callable[[State], None]) -> None:
    async with watching(state) as begun:
        change(state)

        assert begun.events
        assert await told(begun)


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen_without_events(state: State, change: Callable[[State], None]) -> None:
    before = prints(state)

    change(state)

    assert prints(state) != before


def test_a_mapped_write_that_sends_no_event_is_seen(state: State) -> None:
    before = prints(state)
    times = state.policy_file.stat()

    with state.policy_file.open("r+b") as file, mmap.mmap(file.fileno(), 0) as mapped:
        mapped[:1] = b"b"
    os.utime(state.policy_file, ns=(times.st_atime_ns, times.st_mtime_ns))

    assert prints(state) != before


async def test_what_is_neither_policy_nor_rule_is_not_told(state: State) -> None:
    async with watching(state) as begun:
        (state.home / "agent.log").write_text("x")
        (state.rules_dir / "notes.txt").write_text("x")
        state.policy_file.read_bytes()
        state.policy_file.chmod(0o600)

        assert not await told(begun, watch.QUIET_S * 4)


async def test_a_rules_folder_that_is_made_later_is_watched(state: State) -> None:
    remove_rules(state)
    async with watching(state) as begun:
        state.rules_dir.mkdir()
        add_rule(state)
        assert await told(begun)

        (state.rules_dir / "later.toml").write_text("")

        assert await told(begun)


async def test_an_organisations_folder_that_is_made_later_is_watched(state: State) -> None:
    async with watching(state) as begun:
        state.organisation_dir.mkdir()
        (state.organisation_dir / "policy.toml").write_text("")
        assert await told(begun)

        (state.organisation_dir / "team.toml").write_text("")

        assert await told(begun)


async def test_a_file_behind_a_link_is_watched_where_it_is(state: State) -> None:
    link_policy(state)
    async with watching(state) as begun:
        (state.home.parent / "elsewhere.toml").write_text("a = 4\n")

        assert await told(begun)


async def test_a_policy_is_not_told_while_it_is_being_written(
    state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "WRITER_WAIT_S", PATIENCE_S)
    async with watching(state) as begun:
        with state.policy_file.open("w") as slow:
            slow.write("a = ")
            slow.flush()
            half = await told(begun, watch.QUIET_S * 4)
            slow.write("5\n")

        assert not half
        assert await told(begun)


async def test_a_writer_that_never_ends_does_not_hold_the_watch_for_ever(
    state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "WRITER_WAIT_S", watch.QUIET_S)
    async with watching(state) as begun:
        with state.policy_file.open("w") as stuck:
            stuck.write("a = 6\n")
            stuck.flush()

            assert await told(begun)


async def test_without_inotify_it_looks_instead(
    state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    def exhausted(*_: object, **__: object) -> None:
        raise OSError(24, "inotify instance limit reached")

    monkeypatch.setattr(Observer, "schedule", exhausted)
    async with watching(state) as begun:
        grow_policy(state)

        assert not begun.events
        assert await told(begun)


def test_a_pipe_or_a_huge_file_does_not_hold_the_watch(state: State) -> None:
    state.policy_file.unlink()
    os.mkfifo(state.policy_file)
    with (state.rules_dir / "huge.toml").open("wb") as huge:
        huge.truncate(1 << 40)

    assert [mark[0] for mark in prints(state)] == ["policy.toml", "base.toml", "huge.toml"]


def test_an_empty_home_has_a_print_too(tmp_path: Path) -> None:
    assert prints(State(tmp_path)) == ()


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
async def test_it_can_be_ended_in_the_very_moment_of_a_change(tmp_path: Path, turns: int) -> None:
    watch = Watch(State(tmp_path))
    waiting = asyncio.ensure_future(watch.changed())
    await asyncio.sleep(0)
    watch._nudge.set()
    for _ in range(turns):
        await asyncio.sleep(0)

    waiting.cancel()
    done, _ = await asyncio.wait({waiting}, timeout=10)
    watch.close()

    assert done
    assert waiting.cancelled()
