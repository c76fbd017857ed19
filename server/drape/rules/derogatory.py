"""Mocking or talking down patients.

Why: Contempt destroys trust even where nobody can be recognised, and nurses and dentists lost their licence to work for it.

False alarms: Sarcasm about the work itself.
"""

from __future__ import annotations

from drape.conditions import all_of, none_of, sentence_has, text_has
from drape.finders import shown
from drape.finding import Severity
from drape.rules import By, Rule

_CLOSE = text_has(
    r"\b(?:drinks?|dinner|coffee|date|dating|beers?|wine|single|cute|cutest|hot|handsome|beautiful|gorgeous|babe|hun|text me|my cell|my (?:personal )?number|call me|add|request|family here|follow me|dm me"
    r"|snap|gifts?|tickets|favou?rs?|squeeze you|sneak|skip the (?:line|queue|waitlist)|front of the line|discount|free|invest|loan|venmo|rent|buy|sell|hire|cabin|hang ?out|hug|kiss|love you|miss you|thinking (?:of|about) you|call (?:it|that) in|cuz|my place)\b"
)
_SPOKEN_OF = sentence_has(
    r"\b(?:patients?|pts?|clients?|people|ppl|frequent flyers?|they|them|he|she|his|her|him|this (?:guy|lady|man|woman|one|dude)|these|those|some of (?:you|y'all)|y'all|idiots?|morons?|karens?|queens?|drunks?|in \d+|bed \d+|room \d+|everyone who|anyone who|when (?:a|your|the)|whoever)\b"
)
CONTEMPT = all_of(_SPOKEN_OF, none_of(_CLOSE))
"""The sentence speaks of patients, and nothing in the message draws anybody near."""

RULE = Rule(
    find=shown("BOUNDARY", when=CONTEMPT),
    label="BOUNDARY",
    severity=Severity.BLOCK,
    message="This talks patients down",
    sources=("ncsbn", "ama-privacy", "gmc-social-media", "rcdso", "house"),
    flags=(
        By("staff", "«patients who google their symptoms before they come in are the dumbest people alive»"),
        By("clinician", "«My 3 o'clock was another whiny cow who lies about her weight, I can't with these people»"),
        By("staff", "«our frequent flyers are back, same liars, same fake pain»"),
        By("clinician", "«Some of these people should not be allowed to breed, I swear»"),
        By("staff", "«my icks as a nurse: patients who stink, patients who whine, patients who breathe»"),
    ),
    allows=(
        By("staff", "the printer hates me and I hate it back"),
        By("clinician", "Twelve hours, three coffees, no lunch. I still love this job."),
        By("staff", "the flood closed the road, so clinic starts at ten"),
        By("clinician", "Staffing ratios should be law in all 50 states."),
        By("practice", "Our patients are the reason we get up in the morning."),
    ),
)
