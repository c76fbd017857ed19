"""A profile whose file is put beside the built-in ones works at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drape.errors import BadProfile
from drape.finding import Severity
from drape.policy import profiles
from drape.policy.profiles import all_profiles, built_in, profile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HEAD = 'title = "T"\ndescription = "D"\n'


@pytest.fixture
def drop_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Puts files beside those of the built-in profiles, by the profiles' ids."""
    files = profiles._built_in_files  # noqa: SLF001
    caches = (profiles.built_in, profiles._load_built_in)  # noqa: SLF001

    def add(**tomls: str) -> None:
        known = {**files(), **tomls}
        monkeypatch.setattr(profiles, "_built_in_files", lambda: known)
        for cached in caches:
            cached.cache_clear()

    yield add
    monkeypatch.undo()
    for cached in caches:
        cached.cache_clear()


def test_it_may_extend_another_built_in_one(drop_in: Callable[..., None]) -> None:
    drop_in(vets=f'extends = "uk-gmc"\n{HEAD}[severity]\nphone = "note"\n')
    assert profile("vets").severities == {**profile("uk-gmc").severities, "phone": Severity.NOTE}
    assert list(all_profiles())[-1] == "vets"


def test_one_that_extends_itself_through_others_is_refused(drop_in: Callable[..., None]) -> None:
    drop_in(a=f'extends = "b"\n{HEAD}', b=f'extends = "a"\n{HEAD}')
    with pytest.raises(BadProfile, match="it extends itself, through 'a'"):
        built_in()
