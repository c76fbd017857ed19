"""Patterns that confirm or deny that somebody is a patient, whatever else a message says.

Each pattern extends to the end of its clause, so that redaction can replace the clause.
"""

from __future__ import annotations

from drape.matching.care_vocabulary import ANYBODY, BE, BOOKS, END, HE, NAMED, NOT, OURS, PATIENT, SEEN, VISIT, WHO, YOU

DENIALS = (
    (
        rf"(?<![\w'’-]){WHO}{BE}?(?:{NOT}(?: ever)?(?: been)?|(?: never| not ever)(?: once)? (?:was|been"
        rf"|were)) (?:an? |one of )?(?:(?:our|my|actual|real|current|registered|existing) )*(?:patient"
        rf"|client)s?\b{PATIENT}{END}"
    ),
    (
        rf"(?<![\w'’-]){WHO}(?:{BE}{NOT}|(?:'s|'ve| has| have| had)? never)(?: ever)? (?:been |come |visited "
        rf"|set foot |stepped (?:foot )?|walked |an? )*(?:{SEEN} )?(?:here\b|by us\b|(?:in|into|to|at|inside|with"
        rf"|through) (?:us\b|(?:our|this|the|either of our) (?:\w+ )?(?:clinic|office|practice|hospital|surgery"
        rf"|facility|doors?|building|er\b|department|pharmacy|chair))|(?:our|this) (?:clinic|office|practice|hospital"
        rf"|surgery|facility|er\b)){END}"
    ),
    (
        rf"\b(?:nobody|no ?one|no (?:patient|person|client|child|one)"
        rf"|not one person)(?: {NAMED})?(?: or \w+)? (?:has|was|is|have|had)(?: ever)?(?: been)? (?:{SEEN}"
        rf"|in our {BOOKS}|on our {BOOKS}|a patient|through our doors)\b{END}"
    ),
    (
        rf"\b(?:nobody|no ?one|no (?:patient|person|client|record|file"
        rf"|chart)s?) {NAMED}[^.!?\n;]{{0,30}}\b(?:in our {BOOKS}|on our {BOOKS}|patient|seen|treated|been (?:here"
        rf"|to our|in our)|system|records?)\b{END}"
    ),
    (
        rf"\b(?:we|i) (?:\w+ )?(?:have|had|find|found|see|show|hold|keep|can find|could find) no (?:such )?(?:record"
        rf"|file|chart|history|trace|evidence|appointment|patient)s?\b (?:of|for|under|on|with|by|named"
        rf"|called) {ANYBODY}{END}"
    ),
    (
        rf"\b(?:we|i)(?:'ve|'d)? (?:\w+ )?(?:do not|don't|did not|didn't|can't|cannot|can not|could not|couldn't"
        rf"|were unable to|are unable to|were not able to|are not able to|have not been able to"
        rf"|haven't been able to) (?:\w+ )?(?:have|find|locate|see|show|match)(?: up)? (?:any |a |an |your |his |her "
        rf"|their |such a )?(?:\w+ )?(?:patient|client|record|file|chart|name|account|you|him|her|them|anyone"
        rf"|anybody)s?\b(?!'s)[^.!?\n;]{{0,40}}?(?:\b(?:name|you|him|her|them|in our|here|with us|this person"
        rf"|this individual)\b){END}"
    ),
    (
        r"\b(?:there (?:is|was|are|were)|there's) no (?:such )?(?:patient|record|file|chart|client|appointment"
        r"|visit)s? (?:(?:by|with|under|of|for|on) )?(?:(?:that|this|your|his|her) name|you\b|him\b|her\b|them\b"
        r"|(?:ever )?being seen|anyone|this (?:person|individual|visit|patient)|in our|at our|here\b)[^.!?\n;]*"
    ),
    (
        rf"\b(?:no|never any) (?:record|file|chart)s? of (?:you|him|her|them|this (?:person|individual|reviewer"
        rf"|patient|visit)|(?:any|a) (?:such )?(?:patient|visit|person)|anyone|your (?:visit|name))\b{END}"
    ),
    (
        rf"\b(?:we|i)(?:'ve| have)? never (?:\w+ )?(?:seen|treated|examined|cared for) (?:you\b|him\b|her\b|them\b"
        rf"|this (?:person|reviewer|individual|man|woman|patient)|any(?:one|body) (?:{NAMED}|by the name)"
        rf"|a patient){END}"
    ),
)
"""Somebody never was a patient here."""

_SEARCH = r"(?:checked|reviewed|looked (?:at|into|up|through)|searched|gone through|went through)"

CONFIRMATIONS = (
    (
        rf"\b(?:we|i)(?:'ve| have)? (?:\w+ )?{_SEARCH} (?:our|the"
        rf"|all (?:of )?our) {BOOKS},?[^.!?\n;]{{0,20}}\b(?:and|but|,|to)\b[^.!?\n;]{{0,24}}\b(?:you\b|your\b|him\b"
        rf"|her\b|name|patient|person|reviewer|visit|appointment){END}"
    ),
    rf"(?<![\w'’-]){WHO}{BE} (?:an? )?{OURS}\b{PATIENT}{END}",
    (
        rf"(?<![\w'’-])(?:{YOU}|{HE}){BE}? (?:\w+ )?(?:(?:dismissed|discharged|released|banned"
        rf"|removed) from (?:our |the |my |this )?(?:\w+ )?(?:practice|clinic|office|care|hospital|er|unit|ward"
        rf"|surgery)|(?:dismissed|discharged|terminated) as an? (?:patient|client))\b{END}"
    ),
    (
        rf"\bthis (?:reviewer|poster|commenter|user)\b[^.!?\n;]{{0,30}}\b(?:seen|treated|paid|owes?|balance"
        rf"|appointments?|no-?show\w*|cancel\w*|visit\w*|patient|came|refused|declined|checked in|signed|discharged"
        rf"|dismissed)\b{END}"
    ),
    rf"\b(?:the|this) patient in question\b{END}",
    (
        rf"(?<![\w'’-])(?:{YOU}|{HE}) (?:never|didn't|did not|failed to)(?: even)? (?:show(?:ed)?|turn(?:ed)?"
        rf"|c[ao]me|arrived?)(?: up)?(?: (?:for|to|at) (?:\w+ )?(?:\w+ )?{VISIT}\b){END}"
    ),
    (
        rf"(?<![\w'’-])(?:{YOU}|{HE}) (?:\w+ )?(?:missed|cancel+ed|skipped|no-?showed"
        rf"|rescheduled) (?:(?:on )?us )?(?:(?:your|ur|h(?:is|er)|their|the|an?|both|two|three|four|five|several"
        rf"|multiple|\d+)(?: (?:last|first|next|previous|of your|scheduled|\w+))? )?{VISIT}\b{END}"
    ),
    (
        rf"\b(?:(?:our|my|dr\.? \w+'s) {BOOKS}|the (?:records|files?|charts?|notes)) (?:clearly |also |do |did "
        rf"|only |still )?(?:show|indicate|say|reflect|confirm|state|have|list|document"
        rf"|tell)s? (?:us )?(?:that )?(?:{YOU}\b|your\b|{HE}\b|h(?:im|is|er)\b|(?:no|an? (?:balance|appointment"
        rf"|visit|no-show|refund|payment|different))\b|otherwise){END}"
    ),
    (
        rf"\b(?:your|h(?:is|er)|their) (?:\w+ )?(?:records?|files?|charts?|notes?|account|history) (?:clearly |also "
        rf"|do |did |only |still )?(?:shows?|indicates?|says?|reflects?|confirms?|states?|lists?|documents?)\b{END}"
    ),
    rf"\baccording to (?:our|your|h(?:is|er)|their|the|my) {BOOKS},? (?:{YOU}|your|{HE}|h(?:is|er)|no){END}",
    (
        rf"\b(?:we|i)(?:'ve| have)? (?:\w+ )?(?:checked|reviewed|looked (?:at|into|up|through)|searched"
        rf"|pulled(?: up)?|went (?:over|through)) (?:your|h(?:is|er)|their) (?:\w+ )?(?:{BOOKS}|x-?rays?|visit"
        rf"|treatment|account|scans?|case){END}"
    ),
    (
        rf"\b(?:as|being) (?:your|h(?:is|er)|their) (?:\w+ )?(?:dentist|doctor|dr|physician|surgeon|therapist"
        rf"|counsel+or|psychologist|psychiatrist|nurse|midwife|hygienist|gp|provider|orthodontist|pharmacist"
        rf"|chiropractor|dermatologist|obgyn|ob-gyn|pediatrician|oncologist),? (?:i|we)\b(?! (?:would say|always"
        rf"|recommend that everyone)){END}"
    ),
    (
        rf"\b(?:we|i)(?:'ve| have| had) been (?:your|h(?:is|er)|their) (?:\w+['’]?s? )?(?:dentist|doctor|physician"
        rf"|surgeon|therapist|counsel+or|nurse|midwife|hygienist|gp|provider|orthodontist|pharmac(?:y|ist)"
        rf"|chiropractor|clinic|practice){END}"
    ),
)
"""Somebody was seen, missed an appointment, or is on file."""

REPLIES = (
    (
        rf"\b{YOU}(?:'re| are| were) (?:all )?(?:scheduled|booked|down|set|registered) (?:for|as follows|with|on"
        rf"|in)\b{END}"
    ),
    (
        rf"\b(?:i'm|i am|this is|it's me,?) (?:your|ur) (?:\w+ )?(?:nurse|doctor|dentist|therapist|hygienist|midwife"
        rf"|surgeon|physio|physiotherapist|tech)\b(?: from)?{END}"
    ),
    (
        rf"\b(?:sorry|apologi[sz]e|apologies|glad|happy|pleased|thrilled|delighted|regret)\b(?: \w+){{0,4}}? (?:your"
        rf"|ur) (?:\w+ ){{0,2}}?(?:{VISIT}|stay|hospital stay|procedure|operation|delivery|results?|bill|billing"
        rf"|prescription|refill|crown|filling|implants?|wait (?:in|at) our){END}"
    ),
    (
        rf"\b(?:had|have|having) (?:such )?an? (?:\w+ )?(?:great|good|wonderful|nice|lovely|pleasant|positive|smooth"
        rf"|amazing|excellent|fantastic|awesome|bad|poor|negative|terrible|unpleasant|frustrating"
        rf"|pleasant)\w* (?:visit|experience|time|appointment|stay|check-?up|cleaning) (?:with (?:us|dr\.? \w+|our)"
        rf"|at (?:our|the) (?:office|clinic|practice|hospital|location)|here|in our){END}"
    ),
    rf"\b(?:your|ur) (?:last|recent|previous|latest|first|initial|most recent|past|upcoming|next) {VISIT}\b(?:{END})",
    (
        rf"\b(?:your|ur) (?:{VISIT}|care|stay|time|experience) (?:with (?:us|dr\.? \w+)|at our (?:office|clinic"
        rf"|practice|hospital)|in our (?:office|clinic|practice|hospital|er)) (?:was|were|is|ended|began|started|went"
        rf"|did|ran|took|has|had|on|in|last|this){END}"
    ),
    (
        rf"\b(?:your|ur) (?:\w+ )?(?:diagnos[ie]s|prognosis|biops(?:y|ies)|test results?|lab results?|bloodwork"
        rf"|x-?rays?|mri|scan|ultrasound|treatment plan|insurance claim|prescription|referral|chart|appointment|visit"
        rf"|refund|balance|account|copay|deductible) (?:was|were|is|are|has|have|had|came|shows?|showed|indicated?"
        rf"|ran|got|went|will be (?:refunded|sent|ready)){END}"
    ),
    (
        rf"(?<![\w'’-]){YOU} (?:still |also )?(?:owe us|have an? (?:unpaid|outstanding|open|past due"
        rf"|remaining) (?:balance|bill)|never paid|did not pay|didn't pay|refused to pay|were sent to collections"
        rf"|signed (?:the|a|our|your|an)|were (?:seen|treated|examined|admitted|discharged|offered|told|informed"
        rf"|advised|scheduled|late|given|diagnosed|referred)\b(?! (?:poorly|unfairly|badly|disrespectfully|wrong"
        rf"|rudely|this way|that way|like))){END}"
    ),
    (
        rf"\b(?:pleasure|privilege|honou?r|joy|great|good|enjoyed|enjoy|loved|love|appreciate) (?:it is "
        rf"|it was )?(?:to |for )?(?:take care of|taking care of|care for|caring for|treat|treating|having|have"
        rf"|seeing|see|serve|serving|being|be) (?:(?:you|u|ya)(?: as (?:an?|our|such) (?:\w+ )?(?:patient|client)"
        rf"| as patients)|your (?:dentist|doctor|provider|hygienist|nurse|midwife|family))(?: (?:in|at"
        rf"|here)\b{END})?"
    ),
    (
        rf"\b(?:thank(?:s| you)(?: (?:so|very) much| again)?|thx|we appreciate (?:you|u)|grateful to you"
        rf"|honou?red) (?:for )?(?:choosing|trusting|being an? |being our |being such an? |allowing us to|letting us"
        rf"|coming (?:in )?to see|visiting|coming in\b)(?: \w+){{0,3}}?(?: ?(?:practice|office|clinic|us|hospital"
        rf"|patient|dr\.? \w+|care|team|dental\w*|chiropractic|medical|orthodontics|family|pharmacy))\b(?! (?:for"
        rf"|as) (?:the|best|your (?:favou?rite|best|holiday|company))|career|[^.!?\n]{{0,20}}(?:event|award"
        rf"|fair)){END}"
    ),
    rf"\b(?:see|seeing) (?:you|u|ya) (?:at|for|on) (?:your|ur) (?:next |upcoming |follow-?up )?{VISIT}\b{END}",
)
"""Said to the one person who is answered; in a post, to everybody, it may be harmless."""

_SOMEBODY = (
    r"(?:(?<![\w'’])(?:s?he|they|whoever)\b|\b(?:the|this|that|these|those|another|one)(?: \w+)? (?:person|people"
    r"|reviewer|poster|commenter|writer|author|individual|man|woman|lady|gentleman|guy|user|account"
    r"|family|couple|client|patient|name|initials|one|two)\b|\bthe (?:one|two|person|people) (?:who|of them)\b"
    r"|\b(?:nobody|no ?one|none|neither)\b|(?<!\w)@[\w.]+)"
)
_US = (
    r"(?:us\b|(?:our|this|my) (?:\w+ )?(?:practice|clinic|office|care|hospital|doors?|building|desk|team|front desk"
    r"|surgery|dentists?|doctors?|therapists?)\b)"
)
_TIMES = (
    r"(?:once|twice|(?:two|three|four|five|six|several|many|both|all|\d+)(?: (?:\w+ )?(?:times|visits|appointments?))?)"
)
_WITH_US = (
    rf"(?:under|in) our care\b|(?:in|on|of|from) (?:our|my) {BOOKS}\b|anywhere in our {BOOKS}"
    rf"|{VISIT} (?:with|at) (?:us|me|our)\b|(?:still )?(?:owes?|owed|never paid|did not pay|didn't pay"
    rf"|refused to pay) (?:us|our)\b[^,.!?;\n]{{0,16}}(?:[$£€]|\d|\bbill|\bbalance|\binvoice|\bfee)"
    rf"|(?:dismissed|let go|discharged|released|banned|removed|asked to leave) (?:from|by) {_US}"
    rf"|been (?:coming (?:in )?to|with|a patient (?:at|of|with)) {_US}|been seeing (?:us|me|dr\.? \w+)\b"
    rf"|one of ours\b|(?:patient|client) of (?:ours|mine)\b|(?:treated|seen|examined|admitted|cared for) (?:by (?:us"
    rf"|me)\b|(?:at|in) our\b)|set foot in {_US}"
    r"|(?:has|have|had) (?:an? |no |any )?(?:chart|file|record|account|balance) (?:with us|at our)\b"
)
_OF_PATIENTS = (
    rf"(?:(?:did|does|do|has|have|had|was|were|is)(?:n't| not| never)?|kept|keep|missed|skipped|cancel+ed|booked|made"
    rf"|scheduled)\b[^,.!?;\n]{{0,24}}\b{VISIT}\b"
    rf"|(?:cancel+ed|no-?showed|rescheduled|booked|skipped|missed)(?: (?:on us|with us))? {_TIMES}\b|(?:was"
    rf"|were) (?:scheduled|booked|down|due|seen|treated|examined|admitted|discharged)(?: in)? (?:here|for|at|on)\b"
    rf"|came (?:in|here|to see us)(?: (?:only|just))? {_TIMES}\b|(?:never|not once) paid\b"
    r"|left\b[^,.!?;\n]{0,24}\b(?:unpaid|invoices?|bills?|balance)\b|unpaid (?:invoice|bill|balance)s?|(?:treated"
    r"|seen|examined) here\b|in the (?:system|schedule|records)\b|(?:has|have|had) (?:an? |no |any )?(?:chart"
    r"|balance)\b|\bwe\b[^,.!?;\n]{0,30}\bno-?show"
)
_MY_PATIENT = (
    r"\b(?:i|we)(?:'ve| have|'d| had)? (?:been|was|were) (?:h(?:is|er)|their|(?:this|that) (?:\w+ )?(?:man|woman"
    r"|person|lady|guy|family|reviewer|patient)(?:'s|s')) (?:\w+ )?(?:doctor|dentist|physician|surgeon|therapist"
    r"|nurse|midwife|hygienist|gp|provider|counsel+or|psychologist)\b"
)

_SEARCHED = (
    rf"\b(?:we|i)(?:'ve| have)? (?:just |\w+ )?{_SEARCH}\b[^.!?;\n]{{0,60}}\b(?:under|for|by|with) (?:that|this|the"
    rf"|h(?:is|er)|their|either|any such) (?:\w+ )?names?\b{END}"
)

OF_SOMEBODY = (rf"{_SOMEBODY}[^.!?;\n]{{0,60}}?\b(?:{_WITH_US}){END}", rf"{_MY_PATIENT}{END}", _SEARCHED)
"""A person is mentioned, with what only the practice's own patients do."""

OF_HANDLES = (rf"(?<!\w)@[\w.]+[^.!?;\n]{{0,40}}?\b(?:{_WITH_US}){END}",)
"""A person is mentioned by a handle; counts on every surface."""

OF_REVIEWERS = (rf"{_SOMEBODY}[^.!?;\n]{{0,60}}?\b(?:{_OF_PATIENTS}){END}",)
"""What only patients do; counts if the answer to a review says it of the reviewer."""

IN_REVIEWS = (
    (
        r"\b(?:about|regarding|concerning) (?:your|ur) (?:\w+ )?(?:bill|balance|account|appointment|treatment|surgery"
        r"|chart|records|claim)\b"
    ),
)
"""Counts only in the answer to a review, because its reader is one known person."""
