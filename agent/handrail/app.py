"""Build everything and join it: the one place that knows all the parts, and the last to fail."""

import asyncio
import importlib.metadata
import logging
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from typing import Any, TypeVar

from handrail.engine.errors import MachineError, WireError
from handrail.engine.judge import judge
from handrail.icon_work import Desk, Parts
from handrail.local import logs
from handrail.local.browsers import is_ours, origin
from handrail.local.builtin import builtin_rule_list
from handrail.local.clock import Clock
from handrail.local.control import Connection, Control
from handrail.local.history import History
from handrail.local.live import Live
from handrail.local.lock import Claim
from handrail.local.paths import PRIVATE_FILE_MODE, State
from handrail.local.vault import open_vault
from handrail.local.watch import Watch
from handrail.local.whole_file import write_whole
from handrail.server.dashboard import Dashboard
from handrail.server.dashboard_status import Around
from handrail.server.doorman import Does, Doorman
from handrail.server.frames import ReadyLine
from handrail.server.guard import Door
from handrail.server.listener import LOOPBACK, Listener, bind
from handrail.server.names import NameKeeper
from handrail.server.pause import Pause
from handrail.server.record import Records
from handrail.server.routes import application, table
from handrail.server.sessions import Sessions
from handrail.server.status import Status
from handrail.server.verdicts import Verdicts
from handrail.server.warm_up import WarmUp
from handrail.server.wire import write

log = logging.getLogger("handrail")

# Judging holds the interpreter's lock most of the time; more threads only help a short paste past
# a long one.
JUDGING_THREADS = 3

# An organisation's policy may hold from a day on, or be over. A timer would stand still in sleep.
DAY_LOOK_S = 10 * 60.0

T = TypeVar("T")


def run(
    state: State,
    claimed: Claim,
    tell_ready: Callable[[str], None],
    desk: Desk,
    clock: Clock,
) -> None:
    """Be the agent until it is switched off, on this thread or beside the icon.

    claimed: the lock, which is held until everything is closed.
    tell_ready: gets the ready line once the agent answers.
    """
    with claimed:
        logs.set_up(state.log_file)
        desk.switch.obey_signals()

        def work() -> None:
            asyncio.run(_agent(state, tell_ready, desk, clock))

        if desk.icon:
            desk.icon.run(work, desk.choose)
        else:
            work()


async def _agent(state: State, tell_ready: Callable[[str], None], desk: Desk, clock: Clock) -> None:
    """Open what the parts stand on, run them, and close it again."""
    asyncio.get_running_loop().set_exception_handler(_log_loop_error)
    stop = desk.switch.event()
    read: list[Live] = []  # empty until the policy is read: nothing is pruned before
    records = Records(
        state.history_file,
        lambda: open_vault(state),
        lambda file, key: History.open(file, key, clock, keep_for=lambda: _keep_for(read)),
    )
    threads = ThreadPoolExecutor(JUDGING_THREADS, "judge")
    # Before the first reading, so that no change falls between the two.
    watch = Watch(state)
    try:
        begun = asyncio.to_thread(Live, state.home, keep=True, clock=clock)
        live, _ = await asyncio.gather(begun, records.begin())
        read.append(live)
        records.current.history.prune()
        pause = Pause(live, records, clock)
        around = Around(pause, desk.switch.off, desk.tray)
        warm_up = WarmUp(judge, live, threads, builtin_rule_list)
        dashboard, doorman, listener = _joined(live, records, threads, clock, around, warm_up.begin)

        def tell_policy() -> None:
            pause.heed_policy()
            records.current.history.prune()
            doorman.tell_policy()
            dashboard.news.tell()

        work = [_watch_policy(watch, live, tell_policy), records.keep_trying(), pause.watch()]
        work += [_watch_days(live.reload, clock, tell_policy), warm_up.work()]
        if desk.icon:
            work += [desk.serve(Parts(live, records, pause, dashboard, clock, contain))]
        async with _background(*map(contain, work)):
            await _serve(state, doorman, listener, tell_ready, stop)
        pause.stop()
    finally:
        watch.close()
        threads.shutdown(wait=False, cancel_futures=True)
        await records.close()
        log.info("stopped")


def _keep_for(read: Sequence[Live]) -> timedelta | None:
    """Return how long the policy in force keeps history; None while it is not read yet."""
    return timedelta(days=read[0].policy.history_days) if read else None


def _joined(  # noqa: PLR0913, PLR0917 -- the parts themselves
    live: Live,
    records: Records,
    threads: Executor,
    clock: Clock,
    around: Around,
    opened: Callable[[], None],
) -> tuple[Dashboard, Doorman, Listener]:
    """Join what answers on the control channel with what answers on the port.

    opened: is told of pages into which somebody may paste.
    """
    socket = bind()
    version = importlib.metadata.version("handrail")
    port: int = socket.getsockname()[1]
    here = f"{LOOPBACK}:{port}"
    line = ReadyLine(pid=os.getpid(), port=port, dashboard=f"http://{here}/", version=version)
    sessions = Sessions(clock.monotonic_s)
    dashboard = Dashboard(line, clock, live, records, sessions, around)
    routes = dashboard.news.telling(
        table(
            Verdicts(judge, live, records, threads, NameKeeper(clock.monotonic_s)),
            Status(version, live, records, around.pause, opened),
            dashboard.link_for_extension,
        )
    )
    door = Door(
        host=here,
        paths=frozenset(routes),
        chromium_origin=origin(),
        sessions=sessions,
        contain=contain,
        elsewhere=dashboard.pages,
    )
    listener = Listener(application(routes, door), socket)
    does = Does(dashboard.link, around.pause, around.quit)
    doorman = Doorman(sessions, live, line, is_ours, does)
    around.pause.listeners.append(doorman.tell_policy)
    records.listeners.append(dashboard.news.tell)
    return dashboard, doorman, listener


async def _serve(
    state: State,
    doorman: Doorman,
    listener: Listener,
    tell_ready: Callable[[str], None],
    stop: asyncio.Event,
) -> None:
    """Answer until asked to stop; what is under way then is still answered."""
    line = write(doorman.line)
    control = Control(state.control_socket, lambda peer: _contained(doorman, peer))
    await listener.start()
    try:
        await control.start()
        ready = f"{line.decode()}\n"
        try:
            write_whole(state.ready_file, ready, PRIVATE_FILE_MODE, durable=False)
        except MachineError as error:  # a full disk is no reason to check nothing
            log.warning("%s", error)
        log.info("answers on port %d", doorman.line.port)
        tell_ready(line.decode())
        await stop.wait()
        doorman.tell_stopping()
    finally:
        with suppress(OSError):
            state.ready_file.unlink()
        await listener.stop()
        await control.stop()


async def _contained(doorman: Doorman, peer: Connection) -> None:
    """Serve one control connection; a bug in it ends this one only."""
    await contain(doorman.serve(peer))


async def contain(work: Awaitable[T]) -> T | None:
    """Await work; a bug in it is logged by type and place, never with its text, and gives None.

    WireError is the caller's fault and goes on to whoever answers them.
    """
    try:
        return await work
    except WireError:
        raise
    except Exception as bug:  # noqa: BLE001 - the one place that catches everything
        log.error(  # noqa: TRY400 - exception() would hand the text to whoever listens
            "a bug, or a machine that fails\n%s", logs.positions(bug)
        )
        return None


async def _watch_policy(watch: Watch, live: Live, tell: Callable[[], None]) -> None:
    """Reload policy and rules when their files changed, and tell."""
    if not watch.events:
        log.warning("no file events here: policy and rules are looked at again and again")
    while True:
        await watch.changed()
        if await contain(asyncio.to_thread(live.reload)):
            log.info("policy changed: %d problems", len(live.problems))
            tell()


async def _watch_days(reload: Callable[[], bool], clock: Clock, tell: Callable[[], None]) -> None:
    """Read the files anew when a day begins, and tell where that changed something."""
    day = clock.now().date()
    while True:
        await asyncio.sleep(DAY_LOOK_S)
        before, day = day, clock.now().date()
        if day != before and await contain(asyncio.to_thread(reload)):
            tell()


@asynccontextmanager
async def _background(*work: Coroutine[None, None, None]) -> AsyncIterator[None]:
    """Run work beside the block, and end it with the block."""
    tasks = [asyncio.ensure_future(one) for one in work]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _log_loop_error(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Log what the loop met, without the text that came with it."""
    error = context.get("exception")
    where = logs.positions(error) if isinstance(error, BaseException) else "no exception"
    log.error("the event loop met\n%s", where)
