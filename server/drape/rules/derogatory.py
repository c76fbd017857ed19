"""Mocking or talking down patients.

Sources: NCSBN, A Nurse's Guide to the Use of Social Media (2011); AMA Code of Medical Ethics, professionalism in the
use of social media; GMC, Using social media as a medical professional (2024) 18, 19; RCDSO, Professional Use of Social
Media; House rule.
"""

from __future__ import annotations

from drape.finding import Severity
from drape.matching.conditions import all_of, none_of, sentence_has, text_has
from drape.matching.matchers import issue_sentence
from drape.rules import Example, Rule

_CLOSE = text_has(
    r"\b(?:drinks?|dinner|coffee|date|dating|beers?|wine|single|cute|cutest|hot|handsome|beautiful|gorgeous|babe|hun"
    r"|text me|my cell|my (?:personal )?number|call me|add|request|family here|follow me|dm me"
    r"|snap|gifts?|tickets|favou?rs?|squeeze you|sneak|skip the (?:line|queue|waitlist)|front of the line|discount"
    r"|free|invest|loan|venmo|rent|buy|sell|hire|cabin|hang ?out|hug|kiss|love you|miss you|thinking (?:of|about) you"
    r"|call (?:it|that) in|cuz|my place)\b"
)
_SPOKEN_OF = sentence_has(
    r"\b(?:patients?|pts?|clients?|people|ppl|frequent flyers?|they|them|he|she|his|her|him|this (?:guy|lady|man"
    r"|woman|one|dude)|these|those|some of (?:you|y'all)|y'all|idiots?|morons?|karens?|queens?|drunks?|in \d+|bed \d+"
    r"|room \d+|everyone who|anyone who|when (?:a|your|the)|whoever)\b"
)
CONTEMPT = all_of(_SPOKEN_OF, none_of(_CLOSE))
"""The sentence is about patients, and nothing in the message is an advance, a favour or a deal."""

RULE = Rule(
    find=issue_sentence("BOUNDARY", when=CONTEMPT),
    label="BOUNDARY",
    severity=Severity.BLOCK,
    sources=("ncsbn", "ama-privacy", "gmc-social-media", "rcdso", "house"),
    flags=(
        Example("staff", "«patients who google their symptoms before they come in are the dumbest people alive»"),
        Example(
            "clinician", "«My 3 o'clock was another whiny cow who lies about her weight, I can't with these people»"
        ),
        Example("staff", "«our frequent flyers are back, same liars, same fake pain»"),
        Example("clinician", "«Some of these people should not be allowed to breed, I swear»"),
        Example("staff", "«my icks as a nurse: patients who stink, patients who whine, patients who breathe»"),
    ),
    allows=(
        Example("staff", "the printer hates me and I hate it back"),
        Example("clinician", "Twelve hours, three coffees, no lunch. I still love this job."),
        Example("staff", "the flood closed the road, so clinic starts at ten"),
        Example("clinician", "Staffing ratios should be law in all 50 states."),
        Example("practice", "Our patients are the reason we get up in the morning."),
    ),
)
