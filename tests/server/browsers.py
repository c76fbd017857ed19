"""Browsers whose extension is paired with the server."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from drape.web import pairing

if TYPE_CHECKING:
    from drape.store.data_dir import Store
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

PORT = 8377
CHROME = "chrome-extension://abcdefghijklmnopabcdefghijklmnop"
FIREFOX = "moz-extension://01234567-89ab-cdef-0123-456789abcdef"


def pair_chrome(store: Store) -> str:
    """Pair a Chrome with a data folder; returns its token."""
    return pairing.pair(store, pairing.new_code(store), CHROME)


@dataclass(frozen=True)
class Browser:
    """A paired extension: it sends its Origin, its token and the right Host."""

    client: FlaskClient
    headers: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, json: object = None, **changed: str | None) -> TestResponse:
        """Send a request; `changed` replaces headers (underscores for dashes) or, with None, leaves them out."""
        renamed = {name.replace("_", "-").title(): value for name, value in changed.items()}
        headers = {name: value for name, value in (self.headers | renamed).items() if value is not None}
        options: dict[str, Any] = {} if json is None else {"json": json}
        return self.client.open(path, method=method, headers=headers, **options)
