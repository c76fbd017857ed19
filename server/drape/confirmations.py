"""Words that confirm or deny that somebody is a patient, whatever else a message says: the core offence.

Each shape reaches to the end of its clause, so that another clause may take its place.
"""

from __future__ import annotations

_HE = (
    r"(?:s?he|they|this (?:person|reviewer|individual|man|woman|lady|gentleman|guy|user|poster|commenter|account|family|couple)"
    r"|the (?:reviewer|poster|commenter|writer of this|person who (?:wrote|posted|left|is writing)|author of this|individual|gentleman|lady)[^,;.!?\n]{0,24}?)"
)
_YOU = r"(?:you|u|ya)"
_WHO = rf"(?:{_HE}|{_YOU}|(?-i:[A-Z][a-z]+(?: [A-Z][\w'.-]+)?))"
_BE = r"(?:(?:'s|'re|'ve| is| are| was| were| has| have| had| s)(?: (?:also|still|now|indeed|actually|clearly|simply|certainly|currently|already|previously|once|both))?(?: been)?)"
_OURS = r"(?:(?:an? )?(?:former|current|existing|established|long[- ]?time) (?:patient|client)s?|(?:our|my|one of our|one of my)(?: (?:own|valued|loyal|former|current|long[- ]?time|long[- ]?term|favou?rite|regular|dear|newest|new|own|first|oldest))* (?:patients?|clients?|regulars?)|(?:an? )?(?:(?:valued|loyal|former|current|long[- ]?time|long[- ]?term|regular|new|established|existing) )*(?:patient|client)s? (?:here|of (?:ours|mine|record|dr\.? \w+|(?:this|our|the) (?:practice|office|clinic|hospital|facility))|with us|at (?:our|this)|in (?:our|this)|for (?:\w+ )?(?:years|months|decades)|since))"
_PATIENT = r"(?! (?:man|woman|person|teacher|listener|care|portal|advocate|coordinator|experience|relations|safety|privacy|rep|representative|support|services|liaison|navigator|satisfaction)\b)"
_NOT = r"(?:n't|nt| not| never| no longer)"
_END = r"(?:\b(?:mrs?|ms|mx|dr|st|prof)\.(?=\s)|\d\.(?=\d)|(?!,\s*(?-i:[A-Z])[\w'’-]+\s*(?:[.!?]|$))[^.!?\n;])*"
"""The rest of the clause, but for a name that is addressed behind it."""
_SEEN = r"(?:seen|treated|examined|admitted|cared for|a patient|patients|scheduled|registered|under our care)"
_VISIT = r"(?:appointments?|appts?|visits?|sessions?|consult(?:ation)?s?|surgery|procedures?|check-?ups?|cleanings?|treatments?|exams?|scans?|follow-?ups?)"
_NAMED = r"(?:(?:by|with|under|of) (?:that|this|your|his|her|their|the) name|called \w+|named \w+|of that description)"
_ANYBODY = r"(?:you\b|him\b|her\b|them\b|this (?:person|reviewer|individual|man|woman|name|patient|family|child|visit|appointment)|any(?:one|body)\b|any (?:such )?(?:patient|person|visit|appointment)|a (?:patient|person|visit|appointment)|(?:your|that|his|her|their) (?:name|visit|appointment|account|chart)|you\b)"
_BOOKS = r"(?:records?|files?|charts?|notes?|system|schedule|books?|computer|database|logs?|appointment book)"

DENIALS = (
    rf"(?<![\w'’-]){_WHO}{_BE}?(?:{_NOT}(?: ever)?(?: been)?|(?: never| not ever)(?: once)? (?:was|been|were)) (?:an? |one of )?(?:(?:our|my|actual|real|current|registered|existing) )*(?:patient|client)s?\b{_PATIENT}{_END}",
    rf"(?<![\w'’-]){_WHO}(?:{_BE}{_NOT}|(?:'s|'ve| has| have| had)? never)(?: ever)? (?:been |come |visited |set foot |stepped (?:foot )?|walked |an? )*(?:{_SEEN} )?(?:here\b|by us\b|(?:in|into|to|at|inside|with|through) (?:us\b|(?:our|this|the|either of our) (?:\w+ )?(?:clinic|office|practice|hospital|surgery|facility|doors?|building|er\b|department|pharmacy|chair))|(?:our|this) (?:clinic|office|practice|hospital|surgery|facility|er\b)){_END}",
    rf"\b(?:nobody|no ?one|no (?:patient|person|client|child|one)|not one person)(?: {_NAMED})?(?: or \w+)? (?:has|was|is|have|had)(?: ever)?(?: been)? (?:{_SEEN}|in our {_BOOKS}|on our {_BOOKS}|a patient|through our doors)\b{_END}",
    rf"\b(?:nobody|no ?one|no (?:patient|person|client|record|file|chart)s?) {_NAMED}[^.!?\n;]{{0,30}}\b(?:in our {_BOOKS}|on our {_BOOKS}|patient|seen|treated|been (?:here|to our|in our)|system|records?)\b{_END}",
    rf"\b(?:we|i) (?:\w+ )?(?:have|had|find|found|see|show|hold|keep|can find|could find) no (?:such )?(?:record|file|chart|history|trace|evidence|appointment|patient)s?\b (?:of|for|under|on|with|by|named|called) {_ANYBODY}{_END}",
    rf"\b(?:we|i)(?:'ve|'d)? (?:\w+ )?(?:do not|don't|did not|didn't|can't|cannot|can not|could not|couldn't|were unable to|are unable to|were not able to|are not able to|have not been able to|haven't been able to) (?:\w+ )?(?:have|find|locate|see|show|match)(?: up)? (?:any |a |an |your |his |her |their |such a )?(?:\w+ )?(?:patient|client|record|file|chart|name|account|you|him|her|them|anyone|anybody)s?\b(?!'s)[^.!?\n;]{{0,40}}?(?:\b(?:name|you|him|her|them|in our|here|with us|this person|this individual)\b){_END}",
    r"\b(?:there (?:is|was|are|were)|there's) no (?:such )?(?:patient|record|file|chart|client|appointment|visit)s? (?:(?:by|with|under|of|for|on) )?(?:(?:that|this|your|his|her) name|you\b|him\b|her\b|them\b|(?:ever )?being seen|anyone|this (?:person|individual|visit|patient)|in our|at our|here\b)[^.!?\n;]*",
    rf"\b(?:no|never any) (?:record|file|chart)s? of (?:you|him|her|them|this (?:person|individual|reviewer|patient|visit)|(?:any|a) (?:such )?(?:patient|visit|person)|anyone|your (?:visit|name))\b{_END}",
    rf"\b(?:we|i)(?:'ve| have)? never (?:\w+ )?(?:seen|treated|examined|cared for) (?:you\b|him\b|her\b|them\b|this (?:person|reviewer|individual|man|woman|patient)|any(?:one|body) (?:{_NAMED}|by the name)|a patient){_END}",
)
"""That somebody never was on the books."""

_SEARCH = r"(?:checked|reviewed|looked (?:at|into|up|through)|searched|gone through|went through)"

CONFIRMATIONS = (
    rf"\b(?:we|i)(?:'ve| have)? (?:\w+ )?{_SEARCH} (?:our|the|all (?:of )?our) {_BOOKS},?[^.!?\n;]{{0,20}}\b(?:and|but|,|to)\b[^.!?\n;]{{0,24}}\b(?:you\b|your\b|him\b|her\b|name|patient|person|reviewer|visit|appointment){_END}",
    rf"(?<![\w'’-]){_WHO}{_BE} (?:an? )?{_OURS}\b{_PATIENT}{_END}",
    rf"(?<![\w'’-])(?:{_YOU}|{_HE}){_BE}? (?:\w+ )?(?:(?:dismissed|discharged|released|banned|removed) from (?:our |the |my |this )?(?:\w+ )?(?:practice|clinic|office|care|hospital|er|unit|ward|surgery)|(?:dismissed|discharged|terminated) as an? (?:patient|client))\b{_END}",
    rf"\bthis (?:reviewer|poster|commenter|user)\b[^.!?\n;]{{0,30}}\b(?:seen|treated|paid|owes?|balance|appointments?|no-?show\w*|cancel\w*|visit\w*|patient|came|refused|declined|checked in|signed|discharged|dismissed)\b{_END}",
    rf"\b(?:the|this) patient in question\b{_END}",
    rf"(?<![\w'’-])(?:{_YOU}|{_HE}) (?:never|didn't|did not|failed to)(?: even)? (?:show(?:ed)?|turn(?:ed)?|c[ao]me|arrived?)(?: up)?(?: (?:for|to|at) (?:\w+ )?(?:\w+ )?{_VISIT}\b){_END}",
    rf"(?<![\w'’-])(?:{_YOU}|{_HE}) (?:\w+ )?(?:missed|cancel+ed|skipped|no-?showed|rescheduled) (?:(?:on )?us )?(?:(?:your|ur|h(?:is|er)|their|the|an?|both|two|three|four|five|several|multiple|\d+)(?: (?:last|first|next|previous|of your|scheduled|\w+))? )?{_VISIT}\b{_END}",
    rf"\b(?:(?:our|my|dr\.? \w+'s) {_BOOKS}|the (?:records|files?|charts?|notes)) (?:clearly |also |do |did |only |still )?(?:show|indicate|say|reflect|confirm|state|have|list|document|tell)s? (?:us )?(?:that )?(?:{_YOU}\b|your\b|{_HE}\b|h(?:im|is|er)\b|(?:no|an? (?:balance|appointment|visit|no-show|refund|payment|different))\b|otherwise){_END}",
    rf"\b(?:your|h(?:is|er)|their) (?:\w+ )?(?:records?|files?|charts?|notes?|account|history) (?:clearly |also |do |did |only |still )?(?:shows?|indicates?|says?|reflects?|confirms?|states?|lists?|documents?)\b{_END}",
    rf"\baccording to (?:our|your|h(?:is|er)|their|the|my) {_BOOKS},? (?:{_YOU}|your|{_HE}|h(?:is|er)|no){_END}",
    rf"\b(?:we|i)(?:'ve| have)? (?:\w+ )?(?:checked|reviewed|looked (?:at|into|up|through)|searched|pulled(?: up)?|went (?:over|through)) (?:your|h(?:is|er)|their) (?:\w+ )?(?:{_BOOKS}|x-?rays?|visit|treatment|account|scans?|case){_END}",
    rf"\b(?:as|being) (?:your|h(?:is|er)|their) (?:\w+ )?(?:dentist|doctor|dr|physician|surgeon|therapist|counsel+or|psychologist|psychiatrist|nurse|midwife|hygienist|gp|provider|orthodontist|pharmacist|chiropractor|dermatologist|obgyn|ob-gyn|pediatrician|oncologist),? (?:i|we)\b(?! (?:would say|always|recommend that everyone)){_END}",
    rf"\b(?:we|i)(?:'ve| have| had) been (?:your|h(?:is|er)|their) (?:\w+['’]?s? )?(?:dentist|doctor|physician|surgeon|therapist|counsel+or|nurse|midwife|hygienist|gp|provider|orthodontist|pharmac(?:y|ist)|chiropractor|clinic|practice){_END}",
)
"""That somebody was seen, missed an appointment, is on file."""

REPLIES = (
    rf"\b{_YOU}(?:'re| are| were) (?:all )?(?:scheduled|booked|down|set|registered) (?:for|as follows|with|on|in)\b{_END}",
    rf"\b(?:i'm|i am|this is|it's me,?) (?:your|ur) (?:\w+ )?(?:nurse|doctor|dentist|therapist|hygienist|midwife|surgeon|physio|physiotherapist|tech)\b(?: from)?{_END}",
    rf"\b(?:sorry|apologi[sz]e|apologies|glad|happy|pleased|thrilled|delighted|regret)\b(?: \w+){{0,4}}? (?:your|ur) (?:\w+ ){{0,2}}?(?:{_VISIT}|stay|hospital stay|procedure|operation|delivery|results?|bill|billing|prescription|refill|crown|filling|implants?|wait (?:in|at) our){_END}",
    rf"\b(?:had|have|having) (?:such )?an? (?:\w+ )?(?:great|good|wonderful|nice|lovely|pleasant|positive|smooth|amazing|excellent|fantastic|awesome|bad|poor|negative|terrible|unpleasant|frustrating|pleasant)\w* (?:visit|experience|time|appointment|stay|check-?up|cleaning) (?:with (?:us|dr\.? \w+|our)|at (?:our|the) (?:office|clinic|practice|hospital|location)|here|in our){_END}",
    rf"\b(?:your|ur) (?:last|recent|previous|latest|first|initial|most recent|past|upcoming|next) {_VISIT}\b(?:{_END})",
    rf"\b(?:your|ur) (?:{_VISIT}|care|stay|time|experience) (?:with (?:us|dr\.? \w+)|at our (?:office|clinic|practice|hospital)|in our (?:office|clinic|practice|hospital|er)) (?:was|were|is|ended|began|started|went|did|ran|took|has|had|on|in|last|this){_END}",
    rf"\b(?:your|ur) (?:\w+ )?(?:diagnos[ie]s|prognosis|biops(?:y|ies)|test results?|lab results?|bloodwork|x-?rays?|mri|scan|ultrasound|treatment plan|insurance claim|prescription|referral|chart|appointment|visit|refund|balance|account|copay|deductible) (?:was|were|is|are|has|have|had|came|shows?|showed|indicated?|ran|got|went|will be (?:refunded|sent|ready)){_END}",
    rf"(?<![\w'’-]){_YOU} (?:still |also )?(?:owe us|have an? (?:unpaid|outstanding|open|past due|remaining) (?:balance|bill)|never paid|did not pay|didn't pay|refused to pay|were sent to collections|signed (?:the|a|our|your|an)|were (?:seen|treated|examined|admitted|discharged|offered|told|informed|advised|scheduled|late|given|diagnosed|referred)\b(?! (?:poorly|unfairly|badly|disrespectfully|wrong|rudely|this way|that way|like))){_END}",
    rf"\b(?:pleasure|privilege|honou?r|joy|great|good|enjoyed|enjoy|loved|love|appreciate) (?:it is |it was )?(?:to |for )?(?:take care of|taking care of|care for|caring for|treat|treating|having|have|seeing|see|serve|serving|being|be) (?:(?:you|u|ya)(?: as (?:an?|our|such) (?:\w+ )?(?:patient|client)| as patients)|your (?:dentist|doctor|provider|hygienist|nurse|midwife|family))(?: (?:in|at|here)\b{_END})?",
    rf"\b(?:thank(?:s| you)(?: (?:so|very) much| again)?|thx|we appreciate (?:you|u)|grateful to you|honou?red) (?:for )?(?:choosing|trusting|being an? |being our |being such an? |allowing us to|letting us|coming (?:in )?to see|visiting|coming in\b)(?: \w+){{0,3}}?(?: ?(?:practice|office|clinic|us|hospital|patient|dr\.? \w+|care|team|dental\w*|chiropractic|medical|orthodontics|family|pharmacy))\b(?! (?:for|as) (?:the|best|your (?:favou?rite|best|holiday|company))|career|[^.!?\n]{{0,20}}(?:event|award|fair)){_END}",
    rf"\b(?:see|seeing) (?:you|u|ya) (?:at|for|on) (?:your|ur) (?:next |upcoming |follow-?up )?{_VISIT}\b{_END}",
)
"""What is said to the one person who is answered, and what may stand there instead; in a post, to everybody, it may be harmless."""

_SOMEBODY = (
    r"(?:(?<![\w'’])(?:s?he|they|whoever)\b|\b(?:the|this|that|these|those|another|one)(?: \w+)? (?:person|people|reviewer|poster|commenter|writer|author|individual|man|woman|lady|gentleman|guy|user|account"
    r"|family|couple|client|patient|name|initials|one|two)\b|\bthe (?:one|two|person|people) (?:who|of them)\b|\b(?:nobody|no ?one|none|neither)\b|(?<!\w)@[\w.]+)"
)
_US = r"(?:us\b|(?:our|this|my) (?:\w+ )?(?:practice|clinic|office|care|hospital|doors?|building|desk|team|front desk|surgery|dentists?|doctors?|therapists?)\b)"
_TIMES = (
    r"(?:once|twice|(?:two|three|four|five|six|several|many|both|all|\d+)(?: (?:\w+ )?(?:times|visits|appointments?))?)"
)
_WITH_US = (
    rf"(?:under|in) our care\b|(?:in|on|of|from) (?:our|my) {_BOOKS}\b|anywhere in our {_BOOKS}"
    rf"|{_VISIT} (?:with|at) (?:us|me|our)\b|(?:still )?(?:owes?|owed|never paid|did not pay|didn't pay|refused to pay) (?:us|our)\b[^,.!?;\n]{{0,16}}(?:[$£€]|\d|\bbill|\bbalance|\binvoice|\bfee)"
    rf"|(?:dismissed|let go|discharged|released|banned|removed|asked to leave) (?:from|by) {_US}|been (?:coming (?:in )?to|with|a patient (?:at|of|with)) {_US}|been seeing (?:us|me|dr\.? \w+)\b"
    rf"|one of ours\b|(?:patient|client) of (?:ours|mine)\b|(?:treated|seen|examined|admitted|cared for) (?:by (?:us|me)\b|(?:at|in) our\b)|set foot in {_US}"
    r"|(?:has|have|had) (?:an? |no |any )?(?:chart|file|record|account|balance) (?:with us|at our)\b"
)
_OF_PATIENTS = (
    rf"(?:(?:did|does|do|has|have|had|was|were|is)(?:n't| not| never)?|kept|keep|missed|skipped|cancel+ed|booked|made|scheduled)\b[^,.!?;\n]{{0,24}}\b{_VISIT}\b"
    rf"|(?:cancel+ed|no-?showed|rescheduled|booked|skipped|missed)(?: (?:on us|with us))? {_TIMES}\b|(?:was|were) (?:scheduled|booked|down|due|seen|treated|examined|admitted|discharged)(?: in)? (?:here|for|at|on)\b"
    rf"|came (?:in|here|to see us)(?: (?:only|just))? {_TIMES}\b|(?:never|not once) paid\b"
    r"|left\b[^,.!?;\n]{0,24}\b(?:unpaid|invoices?|bills?|balance)\b|unpaid (?:invoice|bill|balance)s?|(?:treated|seen|examined) here\b|in the (?:system|schedule|records)\b|(?:has|have|had) (?:an? |no |any )?(?:chart|balance)\b|\bwe\b[^,.!?;\n]{0,30}\bno-?show"
)
_MY_PATIENT = r"\b(?:i|we)(?:'ve| have|'d| had)? (?:been|was|were) (?:h(?:is|er)|their|(?:this|that) (?:\w+ )?(?:man|woman|person|lady|guy|family|reviewer|patient)(?:'s|s')) (?:\w+ )?(?:doctor|dentist|physician|surgeon|therapist|nurse|midwife|hygienist|gp|provider|counsel+or|psychologist)\b"

_SEARCHED = rf"\b(?:we|i)(?:'ve| have)? (?:just |\w+ )?{_SEARCH}\b[^.!?;\n]{{0,60}}\b(?:under|for|by|with) (?:that|this|the|h(?:is|er)|their|either|any such) (?:\w+ )?names?\b{_END}"

OF_SOMEBODY = (rf"{_SOMEBODY}[^.!?;\n]{{0,60}}?\b(?:{_WITH_US}){_END}", rf"{_MY_PATIENT}{_END}", _SEARCHED)
"""Somebody who is spoken of, and what only our patients do."""

OF_HANDLES = (rf"(?<!\w)@[\w.]+[^.!?;\n]{{0,40}}?\b(?:{_WITH_US}){_END}",)
"""Somebody who is spoken of by a handle, wherever it is written."""

OF_REVIEWERS = (rf"{_SOMEBODY}[^.!?;\n]{{0,60}}?\b(?:{_OF_PATIENTS}){_END}",)
"""What only patients do: in the answer to a review that says it of the one who wrote it."""

IN_REVIEWS = (
    r"\b(?:about|regarding|concerning) (?:your|ur) (?:\w+ )?(?:bill|balance|account|appointment|treatment|surgery|chart|records|claim)\b",
)
"""What only the answer to a review gives away: who is answered there is somebody."""
