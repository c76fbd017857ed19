"""Individual medical advice outside a medical setting.

Why: A diagnosis, a dose, or "no need to see a doctor" for one person, given unseen, can harm them and creates a duty of care.

False alarms: General education that is put in the second person.

To patients: You mean well, but what helped you may hurt somebody else. Better say what you would ask a doctor.
"""

from __future__ import annotations

from drape.conditions import all_of, none_of, sentence_has, suspected
from drape.finders import first_of, phrases, shown
from drape.finding import Severity
from drape.rules import By, Rule

_DRUG = r"(?:antibiotics?|meds?|pills?|tablets?|dose|drops|mg|ml|insulin|[a-z]{3,}(?:cillin|mycin|pril|olol|statin|pam|lam|zole|oxetine|aline|formin|sone|olone|cycline|tidine|profen|done|codone|gabalin|pentin|azine|apine|idone|triptan|xaban|farin|lukast|terol|floxacin|nacin|phen|dronate|thyroxine)|tylenol|advil|motrin|aspirin|benadryl|panadol|nurofen|ibuprofen|prednisone|ozempic|xanax|zoloft|lexapro|lithium|melatonin|magnesium)"
_STOP = r"(?:stop|skip|quit|halve|double|cut|drop|come off|go off|go back on|stay off|stay on|start|increase|bump|up|lower|switch(?: to)?|ditch)"
_TABLE = (
    rf"\b{_STOP}(?: taking| using)? (?:your|ur|the|that|those|ya|her|his|it with)? ?(?:\w+ )?{_DRUG}\b",
    rf"\b(?:take|give (?:him|her|them|it)|try|use|just take|go ahead and take|have|he gets|she gets|you can take|put)\b[^.!?\n]{{0,30}}?\b(?:\d+(?:\.\d+)? ?(?:mg|ml|mcg|g|units?|tablets?|pills?|drops)|(?:one|two|half|an extra|a double|extra|another|leftover|\d) (?:\w+ ){{0,2}}{_DRUG}|{_DRUG})(?:[^.!?\n]{{0,30}}\b(?:a day|daily|tonight|every \w+ hours?|twice|hours))?",
    r"\b(?:sounds?|looks?) (?:\w+ )?(?:like|to me like) (?:you(?:'ve| have|r)?|your|ur|a|an|classic|it's|he's|she's|textbook|just)(?: \w+){1,3}",
    r"\b(?:that|this|it)(?:'s| is|s) (?:just|only|definitely|clearly|probably|100%|not|classic|a classic|textbook|nothing but)(?: an?)? (?:\w+ )?(?:\w+(?:itis|osis|oma|emia|algia|rrhea|pathy)|strep|thrush|shingles|ringworm|eczema|mrsa|migraine|cyst|abscess|infection|virus|flu|covid|uti|hives|gout|sprain|reflux|anxiety|allergy|arthritis|pink eye|chickenpox|measles|pain|contractions|hicks)\b",
    r"\b(?:no need|don't need|dont need|do not need|no reason|no point|not need|you needn't|needn't) (?:to|for|in) (?:\w+ ){0,2}?(?:see|go(?:ing)?|call(?:ing)?|bring(?:ing)?|bother(?:ing)?|interrupt|come|having|have|an?|waste|seeing)\b[^.!?\n]{0,40}",
    r"\b(?:skip|forget|don't bother(?: with)?|dont bother (?:w|with)?|don't waste money on|dont waste money on|stay away from) (?:the |a |your |w the )?(?:er\b|doctor|doc\b|gp\b|hospital|appointment|ambulance|a&e|vet|urgent care|test|scan|biopsy|vaccine)",
    r"\b(?:you|he|she|u)(?:'ve| have|'s| has|'re| are|ve)? (?:definitely|clearly|probably|just|obviously) (?:got |have |has |having )?(?:an? )?(?:\w+ )?(?:\w+(?:itis|osis|oma|emia|algia)|infection|strep|adhd|depression|anxiety|diabetes|bipolar|pregnant|autistic|concussion)\b",
    r"\b(?:isn't dangerous|is nothing to worry|nothing to worry about|won't do a thing to you|ull be fine|you'll be fine|you will be fine|nothing nasty|perfectly safe (?:for you|to))\b",
)
_GENERAL = sentence_has(
    r"\b(?:never|don't stop|do not stop|don't skip|ask your|your (?:own )?doctor (?:can|will|may)|talk to|check with|your pharmacist|before you|without (?:asking|talking|speaking)|people|patients|some|often|can help|may help|webinar|myth|prescriber|call 911|go to the er|anyone|depends|read the label|never take|unless|shouldn't)\b"
)

RULE = Rule(
    find=first_of(
        phrases(_TABLE, when=all_of(suspected("TARGETED_ADVICE", 0.2), none_of(_GENERAL))), shown("TARGETED_ADVICE")
    ),
    label="TARGETED_ADVICE",
    severity=Severity.WARN,
    message="Medical advice for one person",
    sources=("fsmb", "cpso"),
    flags=(
        By("clinician", "Honey «you can take two metformin» with your tea"),
        By("practice", "«skip ur warfarin» 2 days before, «ull be fine»"),
        By("clinician", "«Sounds like you have strep throat», hun"),
        By("patient", "girl «that is just strep», «dont waste money on a doctor»"),
        By("staff", "«double the tylenol» and she will sleep"),
    ),
    allows=(
        "Never stop a prescription without asking your pharmacist.",
        "Good question! Please check with your own doctor.",
        By("clinician", "Flossing helps prevent gum disease. Some antibiotics don't mix with wine."),
        "A sprain and a break can feel the same, an x-ray tells.",
        By("clinician", "I can't tell from a photo, please let your doctor look."),
    ),
)
