"""This machine's clock."""

from datetime import UTC, timedelta

from handrail.local.clock import system_clock


def test_the_wall_clock_knows_that_it_is_utc() -> None:
    assert system_clock().now().tzinfo is UTC
    assert system_clock().now().utcoffset() == timedelta(0)


def test_seconds_never_go_back() -> None:
    clock = system_clock()

    looks = [clock.monotonic_s() for _ in range(100)]

    assert looks == sorted(looks)
