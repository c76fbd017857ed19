"""What may become of a sentence, and what has been chosen. Code points."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drape.redaction.candidates import harmless

if TYPE_CHECKING:
    from drape.redaction.units import Unit


@dataclass(slots=True)
class Choice:
    """What a unit may become, from the least taken to nothing left; `told` where it said what must not be said."""

    unit: Unit
    sentence: str
    texts: list[str]
    told: bool = False
    of_patients: bool = False
    """Whether what it told was of a patient."""
    crosses: bool = False
    """Whether it was an advance or contempt."""
    hints: bool = False
    """Whether a day, an age or a place of somebody stood in it, of whom another sentence may have told."""
    asks: bool = False
    """Whether it asked for private details."""
    breaks: bool = False
    """Whether a line ends behind it."""
    parts: bool = False
    """Whether a blank line is behind it."""
    at: int = 0
    shown: str = field(default="", init=False)
    """The text that is chosen, without what only joined it to a sentence that went."""

    @property
    def text(self) -> str:
        """The text that is chosen."""
        return self.texts[self.at]

    @property
    def is_less(self) -> bool:
        """Whether anything of it was taken."""
        return self.text != self.sentence

    @property
    def is_gone(self) -> bool:
        """Whether nothing of it is left."""
        return not self.text.strip()

    def less(self, *, told: bool) -> None:
        """Go on to what takes more; where the sentence told something, to what tells nothing."""
        self.told = self.told or told
        self.at = min(self.at + 1, len(self.texts) - 1)
        while self.told and self.at + 1 < len(self.texts) and not harmless(self.text, ()):
            self.at += 1

    def drop(self) -> None:
        """Leave it out, where it may be."""
        self.at = len(self.texts) - 1
