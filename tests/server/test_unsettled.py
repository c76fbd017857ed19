"""Which requests take a second look: those that were answered in doubt, once each, and only the latest."""

from __future__ import annotations

from drape.unsettled import _MOST, Unsettled


def test_a_request_is_taken_once_and_only_when_it_was_kept() -> None:
    unsettled = Unsettled()
    assert not unsettled.take("a")
    unsettled.add("a")
    unsettled.add("a")
    assert not unsettled.take("b")
    assert unsettled.take("a")
    assert not unsettled.take("a")


def test_only_the_latest_are_kept() -> None:
    unsettled = Unsettled()
    for number in range(_MOST + 1):
        unsettled.add(str(number))
    taken = [unsettled.take(str(number)) for number in range(_MOST + 1)]
    assert taken == [False, *[True] * _MOST]


def test_what_is_taken_makes_room() -> None:
    unsettled = Unsettled()
    for number in range(_MOST):
        unsettled.add(str(number))
    assert unsettled.take("5")
    unsettled.add("new")
    assert unsettled.take("0")


def test_nothing_of_a_text_is_kept() -> None:
    one, other = Unsettled(), Unsettled()
    for unsettled in (one, other):
        unsettled.add("SSN 536-90-4399")
    assert "536-90-4399" not in repr(vars(one))
    assert vars(one)["_digests"] != vars(other)["_digests"]
