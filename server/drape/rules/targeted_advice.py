"""Medical advice to one person outside a medical setting.

Sources: FSMB, Social Media and Electronic Communications (2019); CPSO, Social Media (2022).
"""

from __future__ import annotations

from drape.finding import Severity
from drape.matching.conditions import all_of, near_threshold, none_of, sentence_has
from drape.matching.matchers import any_pattern_sentence, first_match, issue_sentence
from drape.rules import Example, Rule

_DRUG = (
    r"(?:antibiotics?|meds?|pills?|tablets?|dose|drops|mg|ml|insulin|[a-z]{3,}(?:cillin|mycin|pril|olol|statin|pam"
    r"|lam|zole|oxetine|aline|formin|sone|olone|cycline|tidine|profen|done|codone|gabalin|pentin|azine|apine|idone"
    r"|triptan|xaban|farin|lukast|terol|floxacin|nacin|phen|dronate|thyroxine)|tylenol|advil|motrin|aspirin|benadryl"
    r"|panadol|nurofen|ibuprofen|prednisone|ozempic|xanax|zoloft|lexapro|lithium|melatonin|magnesium)"
)
_STOP = (
    r"(?:stop|skip|quit|halve|double|cut|drop|come off|go off|go back on|stay off|stay on|start|increase|bump|up"
    r"|lower|switch(?: to)?|ditch)"
)
_TABLE = (
    rf"\b{_STOP}(?: taking| using)? (?:your|ur|the|that|those|ya|her|his|it with)? ?(?:\w+ )?{_DRUG}\b",
    (
        rf"\b(?:take|give (?:him|her|them|it)|try|use|just take|go ahead and take|have|he gets|she gets|you can take"
        rf"|put)\b[^.!?\n]{{0,30}}?\b(?:\d+(?:\.\d+)? ?(?:mg|ml|mcg|g|units?|tablets?|pills?|drops)|(?:one|two|half"
        rf"|an extra|a double|extra|another|leftover|\d) (?:\w+ ){{0,2}}{_DRUG}|{_DRUG})(?:[^.!?\n]{{0,30}}\b(?:a day"
        rf"|daily|tonight|every \w+ hours?|twice|hours))?"
    ),
    (
        r"\b(?:sounds?|looks?) (?:\w+ )?(?:like|to me like) (?:you(?:'ve| have|r)?|your|ur|a|an|classic|it's|he's"
        r"|she's|textbook|just)(?: \w+){1,3}"
    ),
    (
        r"\b(?:that|this|it)(?:'s| is|s) (?:just|only|definitely|clearly|probably|100%|not|classic|a classic|textbook"
        r"|nothing but)(?: an?)? (?:\w+ )?(?:\w+(?:itis|osis|oma|emia|algia|rrhea|pathy)|strep|thrush|shingles"
        r"|ringworm|eczema|mrsa|migraine|cyst|abscess|infection|virus|flu|covid|uti|hives|gout|sprain|reflux|anxiety"
        r"|allergy|arthritis|pink eye|chickenpox|measles|pain|contractions|hicks)\b"
    ),
    (
        r"\b(?:no need|don't need|dont need|do not need|no reason|no point|not need|you needn't|needn't) (?:to|for"
        r"|in) (?:\w+ ){0,2}?(?:see|go(?:ing)?|call(?:ing)?|bring(?:ing)?|bother(?:ing)?|interrupt|come|having|have"
        r"|an?|waste|seeing)\b[^.!?\n]{0,40}"
    ),
    (
        r"\b(?:skip|forget|don't bother(?: with)?|dont bother (?:w|with)?|don't waste money on|dont waste money on"
        r"|stay away from) (?:the |a |your |w the )?(?:er\b|doctor|doc\b|gp\b|hospital|appointment|ambulance|a&e|vet"
        r"|urgent care|test|scan|biopsy|vaccine)"
    ),
    (
        r"\b(?:you|he|she|u)(?:'ve| have|'s| has|'re| are|ve)? (?:definitely|clearly|probably|just|obviously) (?:got "
        r"|have |has |having )?(?:an? )?(?:\w+ )?(?:\w+(?:itis|osis|oma|emia|algia)|infection|strep|adhd|depression"
        r"|anxiety|diabetes|bipolar|pregnant|autistic|concussion)\b"
    ),
    (
        r"\b(?:isn't dangerous|is nothing to worry|nothing to worry about|won't do a thing to you|ull be fine"
        r"|you'll be fine|you will be fine|nothing nasty|perfectly safe (?:for you|to))\b"
    ),
)
_GENERAL = sentence_has(
    r"\b(?:never|don't stop|do not stop|don't skip|ask your|your (?:own )?doctor (?:can|will|may)|talk to|check with"
    r"|your pharmacist|before you|without (?:asking|talking|speaking)|people|patients|some|often|can help|may help"
    r"|webinar|myth|prescriber|call 911|go to the er|anyone|depends|read the label|never take|unless|shouldn't)\b"
)

RULE = Rule(
    find=first_match(
        any_pattern_sentence(_TABLE, when=all_of(near_threshold("TARGETED_ADVICE", 0.2), none_of(_GENERAL))),
        issue_sentence("TARGETED_ADVICE"),
    ),
    label="TARGETED_ADVICE",
    severity=Severity.WARN,
    sources=("fsmb", "cpso"),
    flags=(
        Example("clinician", "Honey «you can take two metformin» with your tea"),
        Example("practice", "«skip ur warfarin» 2 days before, «ull be fine»"),
        Example("clinician", "«Sounds like you have strep throat», hun"),
        Example("patient", "girl «that is just strep», «dont waste money on a doctor»"),
        Example("staff", "«double the tylenol» and she will sleep"),
    ),
    allows=(
        "Never stop a prescription without asking your pharmacist.",
        "Good question! Please check with your own doctor.",
        Example("clinician", "Flossing helps prevent gum disease. Some antibiotics don't mix with wine."),
        "A sprain and a break can feel the same, an x-ray tells.",
        Example("clinician", "I can't tell from a photo, please let your doctor look."),
    ),
)
