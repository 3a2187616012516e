"""From which points figures, quotations and events count as linked, and what set each of them.

Every row is a run of ``eval/discrepancies.py`` on the development data with one threshold moved:
conflicts found at warning and above (of 108 figures, of 40 quotations), look-alikes alarmed (of
279), and in brackets those alarmed at error. The value in use stands first; a neighbour that finds
more at the same alarms was passed over where its gain is one case. All of it is from development
data and therefore flatters.

==============  =====  =======  ==========  ============
threshold       value  figures  quotations  alarms
==============  =====  =======  ==========  ============
LIKELY          3.6    70       33          9 (4)
LIKELY          3.0    71       33          10 (4)
LIKELY          4.2    60       33          8 (4)
SURE            4.6    70       33          9 (4)
SURE            4.2    70       33          9 (5)
SURE            5.5    70       33          9 (3)
SAME_EVENT      2.5    70       33          9 (4)
SAME_EVENT      2.0    70       33          10 (4)
SAME_EVENT      3.0    67       32          9 (4)
MIN_SHARED      0.6    70       33          9 (4)
MIN_SHARED      0.5    70       34          10 (4)
MIN_SHARED      0.7    70       32          8 (4)
MAX_CHANGED     0.6    70       33          9 (4)
MAX_CHANGED     0.4    70       30          7 (4)
MAX_CHANGED     0.8    70       33          10 (4)
==============  =====  =======  ==========  ============

What a pair's points are made of stands with the code that counts them (`evidence`, `events`).
Dates, statements and names have thresholds of their own, in their modules.
"""

from __future__ import annotations

# Figures (`evidence.weigh`): a pair needs LINKED to be one question at all, LIKELY to be reported
# as a warning, SURE to be surely so. Figures that fit each other may be tied on less (FITTING):
# nothing is alleged.
FITTING = 2.0
LINKED = 3.0
LIKELY = 3.6
SURE = 4.6

# Events (`events.relate`). SURE_EVENT: two full names of people, or one and a good deal of common
# vocabulary.
SAME_TOPIC = 1.2
SAME_EVENT = 2.5
SAME_EVENT_OF_DAY = 2.0
SURE_EVENT = 5.0
# Days between two reports up to which nothing more is asked of one event (`time_apart`), and up to
# which little more.
DAYS_APART, WEEKS_APART = 3, 14
# A corpus of so many articles is a large one. Its articles are counted in steps (`rarity.Rarity`),
# so that one more leaves nearly all weights, and what was found of nearly all pairs, as they were;
# and its pairs are glanced at in arrays (`strangers`), which save more than loading them costs.
# One number: what is kept of a glance (`cache.pairs`) holds only while the weights stand.
LARGE_CORPUS = 120

# Quotations (`alignment.compare_quotes`). Shorter ones than MIN_WORDS ("yes", "a great honour")
# recur by chance. MIN_SHARED: share of the shorter quotation's words that the other must have, in
# order. MIN_DENSITY: share of the common stretch, at its longer side, that is common; two thoughts
# that share a few words have wider gaps. MAX_CHANGED: changed words for each common one; above it
# the two are other texts about one thing, not one text in other words. The SENTENCE ones hold for
# a sentence that is compared apart from the speech around it: it takes more to be the same one.
# MIN_REORDERED_SHARED: share of the words, and of the longer's length, of one quotation in another
# order.
MIN_WORDS = 4
MIN_COMMON_CONTENT = 2
MIN_SHARED = 0.6
MIN_REORDERED_SHARED = 0.85
MIN_SENTENCE = 5
MIN_SENTENCE_SHARED = 0.75
MAX_SENTENCE_CHANGED = 0.35
MIN_DENSITY = 0.5
MAX_CHANGED = 0.6
