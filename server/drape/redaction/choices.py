"""The candidates for a sentence, and the one chosen. Offsets count code points."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drape.redaction.harmless import harmless

if TYPE_CHECKING:
    from drape.redaction.units import Unit


@dataclass(slots=True)
class Choice:
    """A unit's candidates, from least removed to nothing left; `told` if the unit has a conduct label."""

    unit: Unit
    sentence: str
    texts: list[str]
    told: bool = False
    of_patients: bool = False
    """Whether that label is DISCLOSURE or PATIENT_CONFIRMATION."""
    crosses: bool = False
    """Whether that label is BOUNDARY: an advance, or contempt."""
    hints: bool = False
    """Whether it has a date, age or place of somebody whom another sentence may disclose."""
    asks: bool = False
    """Whether that label is PHI_SOLICITATION: it asks for private details."""
    breaks: bool = False
    """Whether a line ends after it."""
    parts: bool = False
    """Whether a blank line follows it."""
    at: int = 0
    shown: str = field(default="", init=False)
    """The chosen text, without a word that joined it to a removed sentence."""

    @property
    def text(self) -> str:
        """The chosen candidate."""
        return self.texts[self.at]

    @property
    def is_less(self) -> bool:
        """Whether anything of the unit is removed."""
        return self.text != self.sentence

    @property
    def is_gone(self) -> bool:
        """Whether nothing of the unit is left."""
        return not self.text.strip()

    def less(self, *, told: bool) -> None:
        """Choose the next candidate, which removes more; if the unit has a conduct label, the next harmless one."""
        self.told = self.told or told
        self.at = min(self.at + 1, len(self.texts) - 1)
        while self.told and self.at + 1 < len(self.texts) and not harmless(self.text, ()):
            self.at += 1

    def drop(self) -> None:
        """Choose the last candidate: nothing is left, unless the unit is protected."""
        self.at = len(self.texts) - 1
