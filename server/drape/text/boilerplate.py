"""Sentences that any practice may write to anybody: thanks, regret, an invitation to call. They confirm nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drape.regex import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORDS = (
    r"(?:words?|reviews?|feedback|stars?|ratings?|comments?|support|recommendations?|kindness|notes?|messages?"
    r"|thoughts|posts?|time|concerns?|opinions?|input|suggestions?|question|honesty|perspective)"
)
_MORE = (
    r"(?:(?:your|ur|the|this|such|these|all|taking|sharing|leaving|posting|writing|giving|us|an?|and|to|of|kind"
    r"|lovely|sweet|wonderful|nice|great|amazing|generous|honest|thoughtful|5|five|write|share|leave|post|star|so"
    r"|very|much|beautiful|patient|guest|client|customer|valuable|candid|every|each|any) )"
)
_NAME = r"(?:[,!]? ?(?:@[\w.]+|(?-i:[A-Z])[\w'’-]+\.?(?: (?-i:[A-Z])[\w'’-]+\.?){0,2}))?"
_FREE = (
    r"(?: (?!(?:your|ur|his|hers?|their|my|results?|visit\w*|appointments?|treat\w*|surger\w*|procedures?|crowns?"
    r"|fillings?|implants?|root|scans?|prescriptions?|bill\w*|balance|records?|charts?|last|next|again|today|tomorrow"
    r"|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|patients?|seen)\b)[\w'’@.()+/-]+)"
)
"""Any word that says nothing about somebody's care or its date."""
_SENTENCES = (
    (
        rf"(?:(?:hi|hey|hello|dear|good (?:morning|afternoon|evening))\b{_NAME}(?: there)?\W*)?(?:(?:many"
        rf"|so many) )?(?:thank you|thanks|thx)\b(?: so much| very much| again"
        rf"| you)*{_NAME} for {_MORE}*(?:{_WORDS}(?:(?:,| and| to| with) {_MORE}*{_WORDS})*|letting us know"
        rf"|reaching out|writing(?: to us| in)?|getting in touch|bringing this to our attention|raising this"
        rf"|sharing(?: this)?(?: with us)?|speaking up){_NAME}"
    ),
    rf"(?:hi|hey|hello|dear|good (?:morning|afternoon|evening))\b{_NAME}(?: there)?",
    (
        rf"(?:we|our (?:team|staff|office|practice)|i) (?:always |do |really |truly |take the time to )*(?:read|reads"
        rf"|review|take|takes|value|values|appreciate|welcome|listen to|look into|care about|share"
        rf"|pass on)\b {_MORE}*{_WORDS}\b(?: (?:seriously|very seriously|carefully|closely|to heart|we (?:get"
        rf"|receive)|you (?:leave|give)|from \w+|with (?:the|our) (?:whole |entire )?team))*(?:,? and (?:we(?:'re"
        rf"| are) |are |am )?(?:sorry|sad|concerned|disappointed|glad|happy) to (?:hear|see|read"
        rf"|learn)\b(?: that)?(?: (?:you(?:'re| are| were| feel| felt)|this|it|of|about|your|un\w+|not|so|upset"
        rf"|disappointed|dissatisfied|frustrat\w+|unhappy|happy|concerns?|disappointment|frustration)){{0,5}})?"
    ),
    (
        r"(?:(?:we(?:'re| are)|i'm|i am) )?(?:so |very |truly |really |always )*(?:sorry|sad|concerned"
        r"|disappointed) to (?:hear|see|read|learn)\b(?: that| of| about)?(?: (?:you(?:'re| are| were| feel| felt)"
        r"|this|it|that|your|un\w+|not|so|upset|disappointed|dissatisfied|frustrat\w+|unhappy|concerns?"
        r"|disappointment|frustration|satisfied|happy|let|down|way)){0,6}"
    ),
    (
        rf"(?:we|i|our (?:\w+ ){{0,2}}(?:manager|team|office|staff|director))(?:'d| would| want| will"
        rf"| hope)?(?: (?:really|very much|also|love|like|welcome|want|appreciate|hope|be happy|be glad|be pleased"
        rf"|the|an?|chance|opportunity)){{0,6}} to (?:hear|learn|find out|know|understand|talk|speak|discuss|chat"
        rf"|look into|work on|make|help|connect|listen|address|resolve)\b{_FREE}{{0,14}}"
    ),
    (
        rf"(?:please|kindly|feel free to|you(?: can| may|'re welcome to| are welcome to)|we invite you to"
        rf"|we encourage you to) (?:also )?(?:call|ring|contact|reach|get in touch|e-?mail|write|message|text|give"
        rf"|send|ask for|stop by|dm)\b{_FREE}{{0,22}}"
    ),
    (
        rf"(?:it|this|that|your (?:kind )?(?:words?|support|feedback|review|opinion|comment)) (?:really "
        rf"|truly )?(?:means|mean) (?:a lot|so much|the world|everything|a great deal)\b{_FREE}{{0,12}}"
    ),
    (
        rf"our (?:\w+ ){{0,3}}(?:team|staff|crew|desk|practice|office|doctors|nurses|clinic)(?: \w+){{0,2}} (?:tr(?:y"
        rf"|ies)|striv\w+|works?|aims?|do(?:es)?|wants?|hopes?|cares?)\b(?: (?:really|hard|every|day|always|their|its"
        rf"|our|best|very))* (?:to|for|about)\b{_FREE}{{0,14}}"
    ),
    (
        rf"we (?:try|strive|work|aim|want|hope|do our best)(?: (?:hard|every|day|always|really|very))* (?:to"
        rf"|for)\b{_FREE}{{0,14}}"
    ),
    (
        r"(?:(?:we|i)(?:'re| are|'m)? )?(?:really |so )?look(?:ing)? forward to (?:hearing|reading|talking|speaking"
        r"|seeing)\b(?: (?:from|to|with|more|you|all|again|soon|of|your|feedback)){0,5}"
    ),
    (
        rf"(?:and )?(?:a )?(?:very )?(?:merry christmas|happy (?:holidays|new year|easter|thanksgiving|hanukkah"
        rf"|diwali|eid|weekend)|season's greetings|same)\b(?: (?:to|and|you|your|family|families|all|too|as|well|the"
        rf"|everyone|happy|new|year|from|us|our|whole|team)){{0,12}}{_NAME}"
    ),
    (
        r"(?:have a (?:great|lovely|good|nice) (?:day|week|weekend|one|evening)|take care|(?:best|kind"
        r"|warm) (?:wishes|regards)|sincerely|all the best|warmly)\b(?: [\w'’.-]+){0,5}"
    ),
    r"(?:from )?(?:your|the|our) (?:(?-i:[A-Z])[\w'’&-]* ){0,5}(?:team|staff|crew|family)",
)

_STOCK = tuple(Pattern(rf"^\W*(?:{sentence})\W*$") for sentence in _SENTENCES)


def is_boilerplate(sentences: Iterable[str]) -> bool:
    """Whether every sentence is boilerplate; sentences without letters or digits are ignored."""
    return all(any(stock.search(one) for stock in _STOCK) for one in sentences if any(map(str.isalnum, one)))
