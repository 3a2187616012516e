"""What the attribution component hands on: statements with their speaker, as spans."""

from __future__ import annotations

from claimcheck.frozen import dataclass
from claimcheck.models import Mode

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One statement: what was said, by whom, and which words say so.

    All spans are half-open character offsets into ``doc.text``. ``content`` holds the parts of the
    statement (split by its tag or by a paragraph); marks are included where a part is a whole
    quotation. ``quoted`` are the stretches between marks, without them. ``speaker`` is the compact
    noun phrase or pronoun as printed, None where nobody is named. ``cue`` is None where no word or
    colon introduces the statement. ``cue_group`` is neutral, assertive, hedged, denying or
    promising; ``negated`` says that the cue itself is denied ("did not say"). ``how`` names the
    pattern that found it. ``floating``: the statement has no tag of its own, its speaker comes
    from the context. ``continues``: it goes on with the previous attribution's statement, by the
    same speaker in the same sentence ("…, adding …").
    """

    content: tuple[Range, ...]
    quoted: tuple[Range, ...]
    cue: Range | None
    cue_lemma: str
    cue_group: str
    speaker: Range | None
    mode: Mode
    how: str
    floating: bool = False
    continues: bool = False
    negated: bool = False
