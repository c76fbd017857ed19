"""The base of all schemas, and the shape of every error."""

from __future__ import annotations

import json
from typing import Literal

from pydantic import BaseModel, ConfigDict


class Schema(BaseModel):
    """Strict: no unknown fields, no type conversions."""

    model_config = ConfigDict(extra="forbid", strict=True, from_attributes=True)

    def model_dump_json(self, *, indent: int | None = None) -> str:  # type: ignore[override]
        """The value as ASCII JSON: pydantic's own JSON fails on lone surrogates, which an older term list may have."""
        return json.dumps(self.model_dump(), indent=indent)


class ErrorDetail(Schema):
    """What went wrong; `field` names the input at fault."""

    code: str
    message: str
    field: str | None


class ErrorResponse(Schema):
    """The one shape of every error."""

    error: ErrorDetail


class HealthResponse(Schema):
    """The server can check texts."""

    status: Literal["ok"]
    version: str
    rules: int
