"""Where a text is published: the table `surfaces.json`, shared with the extension. Other modules ask for the kind."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, get_args

Kind = Literal["post", "comment", "review_reply", "message"]


@dataclass(frozen=True, slots=True)
class Surface:
    """One place to publish: its id in the API, the site, the kind of text, and its name for people."""

    id: str
    site: str
    kind: Kind
    title: str

    def __post_init__(self) -> None:
        if self.kind not in get_args(Kind):
            raise ValueError(f"surfaces.json: {self.id} has no kind {self.kind!r}, only {', '.join(get_args(Kind))}")


def _read() -> dict[str, Surface]:
    rows = json.loads(files("drape").joinpath("surfaces.json").read_text(encoding="utf-8"))
    return {row["id"]: Surface(**row) for row in rows}


BY_ID = MappingProxyType(_read())
SURFACES = tuple(BY_ID)


def is_kind(surface: str, *kinds: Kind) -> bool:
    """Whether a surface takes texts of one of these kinds."""
    return BY_ID[surface].kind in kinds
