"""The limits of one request."""

TEXT_LIMIT = 65_536
"""Longest text, in UTF-16 code units."""

BODY_LIMIT = 12 * TEXT_LIMIT
"""Longest body, in bytes: six for each escaped code unit of the longest text, and as many for all else."""

SECOND_LOOKS = 2
"""Most windows that get a second look for one response, so that it comes within 250 ms."""

SECOND_LOOK_ANSWERS = 2
"""Responses that may take second looks at the same time; one waits for the other, more would delay first looks."""
