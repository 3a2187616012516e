"""People and organisations of one text: names, clusters, roles, and who a phrase refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.entities.types import Entities, Entity

if TYPE_CHECKING:
    from claimcheck.nlp.plain import Parse

__all__ = ["Entities", "Entity", "find_entities"]


def find_entities(doc: Parse) -> Entities:
    """Everything named in a parsed text; see `Entities`.

    Needs tags, a parse and entities for good results, but takes any Doc. Linear in its length.
    """
    from claimcheck.entities.find import find

    return find(doc)
