"""The routes that check texts."""

from __future__ import annotations

from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from drape import __version__
from drape.check import check
from drape.errors import TextTooLong
from drape.policy import settings
from drape.policy.profiles import profile
from drape.rules import all_rules
from drape.text.offsets import offsets, utf16_length
from drape.web import schemas as s
from drape.web.limits import SECOND_LOOK_ANSWERS, SECOND_LOOKS, TEXT_LIMIT
from drape.web.responses import answers, check_response
from drape.web.second_looks import PendingSecondLooks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from spectree import SpecTree

    from drape.store.data_dir import Store


class _Checks:
    """Checks the texts of requests; a request that is repeated after an unsettled response gets second looks."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._pending = PendingSecondLooks()
        self._free = BoundedSemaphore(SECOND_LOOK_ANSWERS)

    def answer(self, request: s.CheckRequest, *, redacts: bool) -> s.CheckResponse:
        """Check a request's text; raises TextTooLong, BadRange, and what settings and profiles raise."""
        text = request.text
        if utf16_length(text) > TEXT_LIMIT:
            raise TextTooLong(TEXT_LIMIT)
        chosen = settings.load(self._store)
        policy = chosen.applied(profile(request.profile or chosen.profile_on(request.surface), self._store))
        count = offsets(text)
        asked = request.model_dump_json()
        with self._second_looks(asked) as second_looks:
            report = check(
                text,
                policy,
                surface=request.surface,
                author=request.author,
                protected=[(count.from_utf16(r.start), count.from_utf16(r.end)) for r in request.protected],
                term_lists=chosen.term_lists,
                second_looks=SECOND_LOOKS if redacts else second_looks,
                redacts=redacts,
                leave=frozenset(request.leave),
            )
        if not report.settled:
            self._pending.add(asked)
        return check_response(report, count, profile_id=policy.id, rev=request.rev)

    @contextmanager
    def _second_looks(self, asked: str) -> Iterator[int]:
        """How many second looks this response may take, while it holds a slot; none for a first request."""
        has_place = self._pending.take(asked) and self._free.acquire(blocking=False)
        try:
            yield SECOND_LOOKS if has_place else 0
        finally:
            if has_place:
                self._free.release()


def add_check_routes(app: Flask, spec: SpecTree, store: Store) -> None:
    """Add `/v1/check`, `/v1/redact` and `/v1/health`."""
    checks = _Checks(store)

    @app.post("/v1/check")
    @spec.validate(resp=answers(s.CheckResponse))
    def post_check(json: s.CheckRequest) -> s.CheckResponse:
        """Check a text."""
        return checks.answer(json, redacts=json.redact)

    @app.post("/v1/redact")
    @spec.validate(resp=answers(s.CheckResponse))
    def post_redact(json: s.CheckRequest) -> s.CheckResponse:
        """Check a text and redact it."""
        return checks.answer(json, redacts=True)

    @app.get("/v1/health")
    @spec.validate(resp=answers(s.HealthResponse))
    def get_health() -> s.HealthResponse:
        """Say that the server can check texts."""
        return s.HealthResponse(status="ok", version=__version__, rules=len(all_rules()))
