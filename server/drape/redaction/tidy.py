"""Tests of what depends on removed sentences: references, joining words, stumps. Offsets count code points."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_JOINT = re.compile(
    r"^\W{0,3}(?:anyway|anyhow|also|but|and|so|plus|or|in other news|on another note|however|then|otherwise|still"
    r"|besides|oh|well|that said|even so|after that|to celebrate|because of that|in short|therefore|luckily"
    r"|by the way|btw)\b[,!.:…]*\s+(?=\w)",
    re.IGNORECASE,
)
_KEEPS_JOINT = re.compile(
    r"^\W*(?:so (?:happy|glad|proud|sorry|excited|grateful|thankful|much|many|good|sweet|nice|kind|far|please)"
    r"|oh\b|well (?:done|deserved)|then again)",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"^\W*(?:a|answer):|^\W*(?:and |but |so |then |also |because )?(?:he|she|they|him|her|them|his|hers|their|theirs"
    r"|these|those|both|all (?:are|were|have|had|of them)|not the|the poor|such|same|which|who|whose|turns out)\b"
    r"|^\W*(?:and |but |so )?(?:it|that|this)(?:'s| is| was| will| made| makes| means| meant| took| has| had| felt"
    r"| would| can| could| went| should|'ll|)\b(?! (?:week|month|year|time|day|weekend|summer|spring|fall|autumn"
    r"|winter|morning|evening|season|page|post|office|practice|clinic|team))",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(r"\b(?:he|she|him|her|his|hers)\b(?!['’]s (?:team|nurses))", re.IGNORECASE)
_STANDS_ALONE = re.compile(
    r"^\W*(?:it|this|that)(?:'s| is| was|) (?:a |an |the )?(?:pleasure|joy|honou?r|privilege|national"
    r"|international|world|not the staff|time|never|always|okay|ok|important|easy|free|our|flu|open)\b",
    re.IGNORECASE,
)


def points_back(sentence: str) -> bool:
    """Whether a sentence refers to the one before it with "she", "that" or the like."""
    return _POINTS_BACK.match(sentence) is not None and _STANDS_ALONE.match(sentence) is None


def is_fragment(sentence: str) -> bool:
    """Whether a sentence is too short to say anything without the one before it on its line."""
    if _REMARK.match(sentence) or _GOES_ON.match(sentence):
        return True
    words = re.findall(r"\w+", sentence)
    return len(words) <= _FEW and _IT.search(sentence) is not None and not _COURTESY.search(sentence)


_FEW = 8
_GOES_ON = re.compile(r"\W*(?-i:[a-z])\w+ed\b")
"""A verb without a subject."""
_REMARK = re.compile(
    r"^\W*(?:some people|girl|bruh|smh|ugh+|sigh|really|seriously|period|should i|right|unbelievable|yikes|oof"
    r"|true story|no words|poor (?:thing|guy|lady)|who does that|typical|classic|i swear|you know who)\W*$",
    re.IGNORECASE,
)
_IT = re.compile(
    r"^\W*(?:stop|ask|try|use|take|call|see|read|more|all|and|just|do|get|keep|tell|love|loved|not)\b.*\b(?:it"
    r"|that|this|them)\b",
    re.IGNORECASE,
)
_COURTESY = re.compile(
    r"\b(?:thank|thanks|thx|congrat\w*|welcome|sorry|bless|happy|hi|hello|hey|love|please|call|link|free|open"
    r"|closed|book)\b",
    re.IGNORECASE,
)


def speaks_of_somebody(before: str, sentence: str) -> bool:
    """Whether "she" or "him" has nobody to refer to: no name, colleague or relative before it."""
    somebody = _SOMEBODY.search(sentence)
    if somebody is None:
        return False
    return not (_COLLEAGUES.search(before) or _NAMED.search(sentence[: somebody.start()]))


def without_joint(sentence: str) -> int:
    """Length of the words at its beginning that only join it to the sentence before, in code points."""
    if _KEEPS_JOINT.match(sentence):
        return 0
    joint = _JOINT.match(sentence)
    return joint.end() if joint else 0


_LITTLE = re.compile(
    r"^\W*+(?:(?:hi|hey|hello|dear|good|morning|afternoon|evening|there|yes|no|ok|okay|oh|aw+|wow|yay|lol|haha|x+"
    r"|girl|so|all|everyone|best wishes|regards|take care)\b\W*+)*+$",
    re.IGNORECASE,
)


def is_quoted(sentence: str) -> bool:
    """Whether the whole sentence is a quotation."""
    return _QUOTED.match(sentence) is not None


_QUOTED = re.compile(r"^\s*[\"“][^\"”]*[\"”]\W*$")


_WHO = (
    r"\b(?:Dr|[Nn]urse|[Ss]ister|[Mm]um|[Mm]om|[Dd]ad|[Mm]other|[Ff]ather|[Ss]on|[Dd]aughter|[Ww]ife|[Hh]usband"
    r"|[Mm]anager|[Rr]eceptionist|[Dd]octor|grandson|[Bb]rother"
    r"|[Hh]ygienist|[Aa]ssistant|[Tt]herapist|[Mm]idwife|[Tt]ech|[Cc]oordinator|[Vv]olunteer|[Ii]ntern|[Cc]oworker"
    r"|[Cc]olleague)\b"
)
_COLLEAGUES = re.compile(_WHO)
_NAMED = re.compile(rf"{_WHO}|(?<=[a-z,] )[A-Z][a-z]+\b")


def says_nothing(sentences: Sequence[str]) -> bool:
    """Whether sentences contain only greetings, interjections, tags and emoji."""
    said = [re.sub(r"[#@][\w.]+|https?:\S+", "", one) for one in sentences]
    return all(_LITTLE.match(one) for one in said)


def count_words(text: str) -> int:
    """Count the words of a text, without tags and web addresses."""
    return len(re.findall(r"\w[\w'’]*", re.sub(r"[#@][\w.]+|https?:\S+", "", text)))


def is_stump(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether so few words of many are left that they say nothing, and they are no courtesy."""
    left = count_words(" ".join(after))
    return 0 < left <= _STUMP and count_words(" ".join(before)) > 3 * left and not any(map(_COURTESY.search, after))


_STUMP = 3


def stands_alone(sentence: str) -> bool:
    """Whether a sentence makes sense alone: thanks, wishes, hours, how to reach us, invitations, tags."""
    return _ALONE.match(sentence) is not None or _SURE.search(sentence) is not None


_ALONE = re.compile(
    r"^\W*(?:(?:and|also|so|oh|but)\b\W*)?(?:thank|thanks|thx|congrat|happy|merry|welcome|god bless|best wishes"
    r"|we(?:'re| are|'ll| will| open| close)\b|our\b|the (?:office|clinic|practice|desk|pharmacy|front|library|caf"
    r"|shuttle|lift|heat|doors?)"
    r"|(?:please )?(?:call|ring|come|join|book|visit|register|sign up|ask|bring|follow|tag|don'?t forget|check out"
    r"|stop by|be kind|be nice|wear|wash|get your)\b|link\b|free\b|flu\b|open\b|closed\b|hours\b|reminder|see you"
    r"|have a\b|next\b|new\b|tours?\b"
    r"|walk-?ins?|parking|masks?\b|admissions|tickets)",
    re.IGNORECASE,
)
_SURE = re.compile(
    r"\d{3}[-. )]{1,2}\d{3}|\$\s?\d|\b\d{1,2}(?::\d\d)?\s?[ap]\.?m\b|^\s*#\w|https?:|\bwww\.", re.IGNORECASE
)


def speaks_of_them(sentence: str) -> bool:
    """Whether a sentence goes on about people of whom another one spoke with contempt."""
    return _THEM.search(sentence) is not None and not stands_alone(sentence)


_THEM = re.compile(r"\b(?:you|your|they|them|their|patients)\b", re.IGNORECASE)


def speaks_of_care(sentence: str) -> bool:
    """Whether a sentence is about treatment; it goes if a sentence beside it disclosed somebody's."""
    return _OF_CARE.search(sentence) is not None and not stands_alone(sentence)


_OF_CARE = re.compile(
    r"\b(?:surger\w*|results?|tests?|scans?|doses?|\d+ ?mg|pills?|tablets?|antibiotics?|cream|prescri\w*|refill\w*|rx"
    r"|admitted|discharged|symptoms?|swabs?|sores?|rash\w*|infect\w*"
    r"|diagnos\w*|biops\w*|relapse\w*|transfus\w*|stitches|sutures|chemo|dialysis|hospice|overdose\w*|detox"
    r"|withdrawal|painless|numb\w*)\b",
    re.IGNORECASE,
)


def speaks_to_somebody(text: str) -> bool:
    """Whether one person speaks to another in it, apart from thanks, hours and the like."""
    return any(_TO_SOMEBODY.search(one) and not stands_alone(one) for one in re.findall(r"[^.!?\n]+[.!?]*", text))


_TO_SOMEBODY = re.compile(r"\b(?:i|me|my|i'[md]|you|your|u|ur|want|need|happy to)\b", re.IGNORECASE)


def hangs_on(sentence: str) -> bool:
    """Whether a short sentence depends on the one before: "The ankles are from that."."""
    return (
        count_words(sentence) <= _FEW + 2 and _HANGS_ON.search(sentence) is not None and not _COURTESY.search(sentence)
    )


_HANGS_ON = re.compile(
    r"\b(?:that|this|the|spot|another) ones?\b|\b(?:from|of|with|by|for|about|like) (?:that|it|this"
    r"|them)\b(?=\W*(?:$|,))",
    re.IGNORECASE,
)


def narrates(sentence: str) -> bool:
    """Whether a sentence continues a story: "I dropped the pillow."."""
    return _NARRATES.match(sentence) is not None


_NARRATES = re.compile(
    r"^\W*the (?!(?:office|clinic|practice|team|staff|kitchen|front|desk|doctors?|nurses?|crew|waiting|new|whole"
    r"|next)\b)\w+ (?:\w+ )?(?:had|was|were|did|said|came|went|asked|told|kept|[a-z]+ed)\b"
    r"|^\W*(?:and |then |so )?(?:i|we)\s+(?:\w+ly\s+|just\s+|even\s+|still\s+|never\s+)?(?:[a-z]+ed|did|didn'?t|had"
    r"|was|were|went|put|told|held|sat|stood|took|got|came|saw|cut|gave|left|made|said|ran|knew|thought|felt|drove"
    r"|wrote|found|lost|shook|let)\b",
    re.IGNORECASE,
)


def mentions_picture(sentence: str) -> bool:
    """Whether a sentence begins with a word for a picture."""
    return _SHOWS.match(sentence) is not None


_SHOWS = re.compile(r"\W*(?:pics?|photos?|pictures?|videos?|screenshots?|swipe)\b", re.IGNORECASE)
_SCARS = (
    (re.compile(r"(?<=\S)[ \t]{2,}"), " "),
    (re.compile(r" +(?=[,.!?;:](?:\s|$))"), ""),
    (re.compile(r",(?:\s*,)+"), ","),
    (re.compile(r",\s*(?=[.!?])"), ""),
    (re.compile(r"\(\s*\)"), ""),
    (re.compile(r"\n{3,}"), "\n\n"),
)


def tidy_edges(text: str) -> str:
    """Repair what removed words leave behind: doubled spaces, orphaned commas, empty brackets."""
    for scar, mended in _SCARS:
        text = scar.sub(mended, text)
    return text
