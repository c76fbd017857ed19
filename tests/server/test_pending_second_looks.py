"""Requests that were answered in doubt get second looks when they are repeated: once each, and only the latest."""

from __future__ import annotations

from drape.web.second_looks import _MOST, PendingSecondLooks


def test_a_request_is_taken_once_and_only_after_it_was_added() -> None:
    pending = PendingSecondLooks()
    assert not pending.take("a")
    pending.add("a")
    pending.add("a")
    assert not pending.take("b")
    assert pending.take("a")
    assert not pending.take("a")


def test_only_the_latest_requests_are_kept() -> None:
    pending = PendingSecondLooks()
    for number in range(_MOST + 1):
        pending.add(str(number))
    taken = [pending.take(str(number)) for number in range(_MOST + 1)]
    assert taken == [False, *[True] * _MOST]


def test_a_request_that_is_taken_makes_room() -> None:
    pending = PendingSecondLooks()
    for number in range(_MOST):
        pending.add(str(number))
    assert pending.take("5")
    pending.add("new")
    assert pending.take("0")


def test_nothing_of_a_request_can_be_read_from_memory() -> None:
    one, other = PendingSecondLooks(), PendingSecondLooks()
    for pending in (one, other):
        pending.add("SSN 536-90-4399")
    assert "536-90-4399" not in repr(vars(one))
    assert vars(one)["_digests"] != vars(other)["_digests"]
