"""Choose the wording of a whole safe reply: by the tone of the text, and another than the last time.

The wordings are the rules' own; nothing of the text goes into them, so that no reply can repeat what it is to hide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from drape import finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drape.rules import Rewrite

_WARM = re.compile(
    r"\b(?:thank(?:s| you)|thx|glad|happy|love[ds]?|welcome|congrat\w*|wonderful|pleasure|great|so kind)\b"
    r"|[😊🙂😍🥰❤💕🎉👏🙏]",
    re.IGNORECASE,
)
_COLD = re.compile(
    r"\b(?:sorry|complain\w*|refus\w*|missed|late|false|lie[sd]?|wrong|never|unfair|disagree|rude|policy|owe|refund|record)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Last:
    """Which wording each rule's reply had, and for which draft, so that typing on does not change it."""

    shown: dict[str, tuple[str, int]] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)


_last = _Last()
_DRAFT = 24
"""Characters by whose beginning a draft is known while it is typed."""


def reworded(rule_id: str, rewrite: Rewrite, text: str, contact: str) -> finding.Rewrite:
    """A wording that suits the text's tone; the same for a draft that goes on, the next one for another draft."""
    texts = rewrite.warm if rewrite.warm and _is_warm(text) else rewrite.texts
    wording = texts[_turn(rule_id, text[:_DRAFT], len(texts))]
    return finding.Rewrite(rewrite.title, wording.format(contact=f" ({contact})" if contact else ""))


def _is_warm(text: str) -> bool:
    return _WARM.search(text) is not None and _COLD.search(text) is None


def _turn(rule_id: str, draft: str, wordings: int) -> int:
    with _last.lock:
        before, turn = _last.shown.get(rule_id, ("", -1))
        goes_on = bool(before) and (draft.startswith(before) or before.startswith(draft))
        turn = (turn if goes_on else turn + 1) % wordings
        _last.shown[rule_id] = draft, turn
    return turn


def wordings(rewrite: Rewrite) -> Sequence[str]:
    """Every text that a rule may offer."""
    return (*rewrite.texts, *rewrite.warm)
