"""Requests and responses about paired browsers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from drape.web.schemas.base import Schema


class PairRequest(Schema):
    """The code that `drape pair` shows."""

    code: Annotated[str, Field(max_length=32)]
    replaces: Annotated[str, Field(max_length=128)] | None = Field(
        default=None, description="id of the token that this browser had before, which then dies"
    )


class PairResponse(Schema):
    """The token for all later requests of this Origin."""

    token: str
    version: str


class Browser(Schema):
    """A paired browser; `created` in seconds since 1970, `own` marks the calling one."""

    id: str
    origin: str
    created: int
    own: bool


class BrowsersResponse(Schema):
    """The paired browsers, oldest first."""

    browsers: list[Browser]


class RenewRequest(Schema):
    """Empty: the token identifies the calling browser."""


class UnpairRequest(Schema):
    """The id of the browser to unpair; the calling one if left out."""

    browser: Annotated[str, Field(max_length=128)] | None = None


class HelloRequest(Schema):
    """A nonce: random characters that the proof must cover."""

    nonce: Annotated[str, Field(min_length=16, max_length=128, pattern=r"^[A-Za-z0-9_-]+$")]
    browser: Annotated[str, Field(max_length=128)] | None = Field(
        default=None,
        description="id of the token that is meant: 16 hex digits of SHA-256 over `drape-browser:` and the token",
    )


class HelloResponse(Schema):
    """`proof` shows that this server issued the token of the calling Origin."""

    name: Literal["drape"]
    version: str
    proof: str
