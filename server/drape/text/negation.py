"""Clauses that forbid, deny or warn: a request, confirmation or advice in such a clause does not count.

A denial covers its clause, not its sentence: "Don't worry, just comment your date of birth" still asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from drape.regex import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drape.spans import Span

_NOT = r"(?:never|not|(?!did|has|have|had|was|were)\w+n't|dont|cant|cannot|can ?not|wont|neither|nor|unable)"
_PUT = (
    r"(?:comment|post|drop|reply|share|send|dm|message|text|type|tell|leave|pop|put|inbox|pm|give|write|shoot|paste"
    r"|upload|list|email|e-mail|enter|include|reveal|disclose|add)(?:e?s|ing|ting)?"
)
_PRIVATE = (
    r"(?:d\.?o\.?b\b|birth|birthdays?|ssn\b|social\b|insurance|medicare|medicaid|member|policy|card|cards|licen[cs]e"
    r"|number|numbers|symptoms?|diagnos[ie]s|medications?|meds|photos?|pics?|pictures?|results?|details|information"
    r"|info|full name|names?|rash|prescriptions?|records?|account|health)"
)
_SAY = (
    r"(?:confirm|deny|say|discuss|share|comment|acknowledg|tell|disclos|talk|speak|reveal|respond|repl(?:y|ies)"
    r"|address|verify|go into|go over|mention|release|answer|admit)\w*"
)
_SPEAKER = (
    r"(?:we|i|us|our|my|office|clinic|practice|staff|team|nobody|no ?one|none|laws?|rules?|regulations?|hipaa|gdpr"
    r"|privacy|polic(?:y|ies)|confidentiality|it(?:'s| is))"
)
_CHANGE = (
    r"(?:stop|skip|quit|halve|double|change|adjust|start|increase|lower|cut|come off|go off|switch|share|mix|combine"
    r"|swap|taper|miss)(?:s|ping|pping|ting|ling|ing|es)?"
)
_TAKE = r"(?:take|use|give|try|add)(?:s|n)?"
_CARER = (
    r"(?:doctors?|dr|pharmacists?|prescribers?|providers?|dentists?|gps?|nurses?|midwi\w+|specialists?|surgeons?"
    r"|physicians?|clinic|care team|oncologist|cardiologist|psychiatrist|them|us)"
)

_FORBIDS = (
    r"(?:\b(?:do not|don't|dont|never|please not|must not|mustn't|should not|shouldn't|shouldnt|should never|not to"
    r"|nobody|no ?one|won't|wont|will not|will never|would never|avoid|refrain from|instead of|rather than|without"
    r"|no need to|not (?:safe|ok|okay|a good idea|wise|allowed|able) (?:to|for)|isn't (?:safe|ok|a good idea) to"
    r"|can't|cannot|can not|unable to|aren't able to|doesn't|does not)\b)"
)
_KEEPS_OUT = r"\b(?:keep|leave)\b[^,;.!?\n]{0,60}\b(?:out of|off|private|away from)\b"
_ASKS_NOT = (
    rf"{_FORBIDS}(?: [\w']+){{0,6}}? (?:{_PUT}|(?:ask|take|accept|need|want|collect|request"
    rf"|have to give)\w*(?: [\w']+){{0,5}}? {_PRIVATE}|{_PRIVATE})\b"
)
_SAYS_NOT = (
    rf"\bneither (?:of )?(?:us|our|we|i)\b[^,;.!?\n]{{0,30}}\b(?:can|may|will|would"
    rf"|is able to)\b[^,;.!?\n]{{0,20}}?\b{_SAY}|"
    rf"\b{_SPEAKER}\b[^,;.!?\n]{{0,48}}?\b{_NOT}\b(?:, (?:because|due|under|by|for"
    rf"|as)[^,;.!?\n]{{0,40}},)?[^,;.!?\n]{{0,40}}?\b{_SAY}"
    rf"|\b(?:laws?|rules?|regulations?|hipaa|gdpr|privacy|polic(?:y|ies)"
    rf"|confidentiality)\b[^;.!?\n]{{0,40}}?\b(?:prevent|prohibit|forbid|stop|keep|bar|limit|does not (?:allow|let"
    rf"|permit)|doesn't (?:allow|let|permit)|do not (?:allow|let|permit)|don't (?:allow|let"
    rf"|permit))\w*\b[^;.!?\n]{{0,40}}?\b{_SAY}"
)
_INVITES = (
    r"\b(?:has it been|have you had|when was|how long (?:is it|has it been)|is it (?:almost )?time for"
    r"|are you (?:over)?due for|don't forget to (?:book|schedule))\b[^.!?\n]*\b(?:your|ur|yours)\b[^.!?\n]*"
)
"""A question to every reader, not to one patient."""
_WAITS = (
    rf"\bbefore\b(?: \w+){{0,2}} (?:{_CHANGE}|{_TAKE}|taking|using|giving|trying|adding)\b"
    rf"|\b(?:do not|don't|dont|never|not|should not|shouldn't|must not|nobody|no ?one|avoid)\b(?: (?!if\b"
    rf"|you\b)\w+){{0,3}}? {_CHANGE}\b"
    rf"|\b(?:can't|cannot|can not|nobody|no one|not able to|unable to)\b(?: \w+){{0,3}}? (?:tell|say|advise|decide"
    rf"|know|judge)\b(?: \w+){{0,4}}? (?:{_CHANGE}|{_TAKE})\b"
    rf"|\b(?:do not|don't|dont|never|should not|shouldn't"
    rf"|must not)\b(?: \w+){{0,2}}? {_TAKE}\b(?=[^;.!?\n]*\b(?:unless|without|until|before)\b[^;.!?\n]*\b{_CARER}\b)"
)
_NO_DENIAL = (
    r"\b(?:why (?:not|don't you|dont you)|if (?:you|u) (?:don't|dont|do not|can't|cannot|never)|(?:don't|dont|do not"
    r"|never|no need to|can't|can ?not)(?: you)? (?:\w+ )?(?:worry|wait|hesitate|forget|be|panic|mind|miss|delay"
    r"|stress|fret|bother|think twice|help but)|not only|not just|(?:can't|cannot|can not) (?:tell|say"
    r"|express)(?: you)? (?:how|enough))\b"
)
"""Phrases that look like a denial but are none: "don't forget to", "don't be shy", "if you don't want to call"."""

_U = r"(?:you|u|ya|he|she|they|your|ur|his|her|their)"
_NEXT_CLAUSE = Pattern(
    rf"[;:–—]|\s-+\s|\b(?:but|however|though|although|yet|instead|whereas)\b"
    rf"|,\s*(?:so\b|just|please|simply|then|only|we|you|u|he|she|they|i|it|this|that|there|my|our|and (?:please|just"
    rf"|then|we|you|he|she|i)|or else|{_PUT}|call|ring|come|use|double|stop|skip|take|give|go|try)\b"
    rf"|\b(?:and|so) (?:please|just|then|we|you|u|he|she|they|i)\b|\b(?:because|(?:why|how|when|after|since) {_U})\b"
)
_LISTED = Pattern(rf"^(?:{_FORBIDS}|please|ever|or|and|,|\s|{_PUT}|{_SAY}|{_NOT}|\w+ly|us|{_SPEAKER}|are|is|to)+$")
"""Only verbs follow the denial, so the comma continues a list ("don't comment, message or post")."""


class _Frame(NamedTuple):
    """What begins a protective clause, and what would be a breach outside such clauses."""

    begins: Pattern
    breach: Pattern


_FRAMES = {
    "PHI_SOLICITATION": _Frame(
        Pattern(rf"{_ASKS_NOT}|{_KEEPS_OUT}|\bthink before you post\b"),
        Pattern(
            rf"\b{_PUT}\b[^.!?\n]{{0,80}}\b{_PRIVATE}\b|\b{_PUT} (?:it|them|those|that)\b"
            rf"|\b{_PRIVATE}\b[^.!?\n]{{0,40}}\b(?:below|here|dm|inbox)\b"
        ),
    ),
    "PATIENT_CONFIRMATION": _Frame(
        Pattern(
            rf"{_SAYS_NOT}|\b(?:we|i|nobody here|no one here)\b[^,;.!?\n]{{0,24}}\b(?:never|won't|will not|don't"
            rf"|do not|wouldn't)(?: ever)? ask\b|{_INVITES}"
        ),
        Pattern(rf"\b{_U}\b|\b(?:patients?|seen|treated|appointments?|visits?)\b|\d[/.-]\d|day\b"),
    ),
    "TARGETED_ADVICE": _Frame(
        Pattern(_WAITS),
        Pattern(
            rf"\b(?:{_CHANGE}|{_TAKE}|you have|sounds like|looks like|you've got)\b(?! (?:to|with) )"
            rf"|\b\d+(?:\.\d+)? ?(?:mg|ml|mcg|tablets?|pills?)\b|\bno need\b|\bdon't need\b|\b(?:fine|ok|okay|safe"
            rf"|enough|cancel)\b"
        ),
    ),
}
_POLITE = Pattern(
    r"\b(?:thank|thanks|appreciate|ask|invite|encourage|urge|hear from|help|welcome|want|assist) (?:to )?you\b"
    r"|\byou (?:can|may|could|are welcome to) (?:call|ring|reach|contact|e-?mail|write|always)\b"
    r"|\b(?:your|ur) (?:own )?(?:kind |honest |safety|security|understanding|patience|privacy|protection|sake"
    r"|reviews?|feedback|comments?|words|concerns?|experience|time|thoughts|post|message|question|interest|opinion"
    r"|support|side)\b"
    r"|\b(?:(?:every|any|each) patient(?:'s)?|(?:all|our|all our|all of our) patients'?)(?!\w)|\bpatients'"
    r"|\bpatient (?:privacy|confidentiality|information|care)\b"
)
"""Polite phrases that do not confirm the person addressed as a patient."""
_ADDRESSED = r"(?:[,!]?[ \t]*(?:@[\w.]+|(?-i:[A-Z])[\w'’-]*\.?(?:[ \t]+(?-i:[A-Z])[\w'’-]*\.?){0,2}))?"
_PRAISE = (
    r"(?:words?|reviews?|feedback|stars?|ratings?|comments?|support|recommendations?|shout-?outs?|kindness|notes?"
    r"|messages?|love|compliments?|praise|thoughts|post|time)"
)
_THANKS = Pattern(
    rf"^\W*(?:(?:hi|hey|hello|dear|aww*|wow)\b{_ADDRESSED}\W*)?(?:(?-i:[A-Z])[\w'’-]*[,!]\W*)?"
    rf"(?:many )?(?:thank you|thanks|thx|ty)\b(?: (?:so|very) much| again| a lot| a million| you)*{_ADDRESSED}"
    rf"(?: for (?:(?:your|ur|the|this|such|these|all|taking|sharing|leaving|us|an?|and|to|kind|lovely|sweet|wonderful"
    rf"|nice|great|amazing|generous|honest|thoughtful|5|five|write|writing|share|leave|post|star|so|very|much|kind"
    rf"|beautiful)[ -]?)*{_PRAISE}(?: and {_PRAISE})?)?{_ADDRESSED}"
    rf"(?:\W+(?:we|it|you) (?:really |truly |so |all |do )?(?:appreciate|appreciates|means?|made|rock"
    rf"|are the best)\b(?: (?:it|that|you|so much|a lot|the world|the feedback|to us|to (?:our|the) (?:whole "
    rf"|entire )?(?:team|staff|practice|office|crew)|to all of us|our day|the kind words"
    rf"|your kind words))*{_ADDRESSED})?"
    r"(?:\W+(?:(?:from|your|the|our|all of us at) )+(?:(?-i:[A-Z])[\w'’-]* ){0,4}(?:team|staff|crew|family))?\W*$"
)
_QUESTION = Pattern(
    r"^\W*(?:(?:hi|hey|hello|please|pls)\b\W*)?(?:is|are|does|do|did|can|could|what|whats|how|why|when|where|which"
    r"|who|will|would|should|has|have|any|anyone|anybody|if)\b[^.!?\n]*\?\W*$"
)
_SOMEBODY = Pattern(
    r"(?<!\w)(?:i|im|ive|i['’]\w+|me|my|mine|myself|we|us|our|he|she|him|his|her|hers|yo|y/o|(?:year|month|week"
    r"|day)s?[- ]old|kids?|child|children|wife|post[- ]?op|(?:grand)?(?:mother|father|mom|mum|mama|dad|daddy|ma|pa"
    r"|son|daughter)|sister|brother|uncle|aunt(?:ie)?|cousin|niece|nephew|nan|nana|husband|hubby|partner|friend"
    r"|neighbou?r|girl|boy|baby|toddler|newborn|teen(?:ager)?|lady|guy|man|woman|patient)s?(?!\w)|\d"
)
_CONDITION = Pattern(r"\b(?:if|whether|unless|until|without|because of|without)\b[^,;.!?\n]*")
_REFERS = Pattern(rf"\b(?:ask|talk|speak|check|consult|call|ring|see|contact|discuss)\b[^,;.!?\n]{{0,40}}\b{_CARER}\b")
_FALSE = Pattern(_NO_DENIAL)


def denied_spans(sentence: str, issue: str) -> list[Span]:
    """The clauses of a sentence that forbid or deny what a conduct label is about; code points of the sentence."""
    no_denials = [match.span() for match in _FALSE.finditer(sentence)]
    return [
        (match.start(), _clause_end(sentence, match.start(), match.end()))
        for match in _FRAMES[issue].begins.finditer(sentence)
        if not any(match.start() < end and start < match.end() for start, end in no_denials)
    ]


def protects(sentence: str, issue: str) -> bool:
    """Whether a sentence denies or forbids, and nothing outside its denials could be a breach of this conduct."""
    clauses = denied_spans(sentence, issue) if issue in _FRAMES else []
    return bool(clauses) and not could_breach(_without(sentence, clauses), issue)


def only_asks(text: str) -> bool:
    """Whether a text is one question that mentions nobody: it discloses nothing about anybody."""
    return _QUESTION.search(text) is not None and _SOMEBODY.search(text) is None


def only_thanks(text: str) -> bool:
    """Whether a text only gives thanks for words, whatever name it addresses: that confirms nothing."""
    return _THANKS.search(text) is not None


def could_breach(words: str, issue: str) -> bool:
    """Whether words could be a breach of this conduct, leaving conditions and polite phrases out."""
    shapes = (_CONDITION, _POLITE, *((_REFERS,) if issue == "TARGETED_ADVICE" else ()))
    for shape in shapes:
        words = _without(words, [match.span() for match in shape.finditer(words)])
    return _FRAMES[issue].breach.search(words) is not None


def _without(sentence: str, spans: Sequence[Span]) -> str:
    for start, end in spans:
        sentence = sentence[:start] + " " * (end - start) + sentence[end:]
    return sentence


def _clause_end(sentence: str, start: int, position: int) -> int:
    """Where the clause that begins at `start` ends, searched from `position` on."""
    for following in _NEXT_CLAUSE.finditer(sentence[position:]):
        at: int = position + following.start()
        if following[0].startswith(",") and _LISTED.search(sentence[start:at]):
            continue
        return at
    return len(sentence)
