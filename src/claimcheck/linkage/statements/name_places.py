"""What fits in a place of a clause: one name at a time, or any number of them.

"The mayor of Dunmore" is one; those whom the mayor thanked are many. Two names in a place that
many fit prove nothing (`slots`, `replaced`). The lists are our own, after what English news
reports of one event name together.
"""

from __future__ import annotations

from claimcheck.models import Slot

# Verbs and nouns whose place any number of names may fill: lists, meetings, speech, movement.
OPEN_TO_MANY = frozenset(
    """include name list feature join meet call tell thank praise visit say report write come go
    arrive add note speak source photo reporter spokesman spokeswoman spokesperson file police
    officer resident witness condemn criticize criticise protest welcome warn urge deny mourn
    celebrate offer send open perform air release launch sell appear tour attend watch follow like
    share react respond comment declare vote back support oppose score contribute donate invest
    endorse""".split()
)
# People of whom several countries or towns send some: where from is no answer to who.
_SENT = frozenset(
    "rescuer volunteer fan supporter protester tourist ambassador envoy diplomat team".split()
)
# Descriptions that one name at a time fits: another name is another answer.
_ONE_HOLDER = frozenset(
    """mayor governor president premier chancellor chairman chairwoman chair chairperson ceo king
    queen pope emperor prince princess monarch husband wife spouse father mother widow widower
    capital winner champion author founder owner director head leader captain commander chief coach
    manager editor architect designer inventor composer headquarters successor predecessor bishop
    archbishop speaker parent subsidiary unit maker developer birthplace hometown""".split()
)
_ONE_IN_A_FIELD = frozenset("minister secretary ambassador commissioner".split())
_SHARED_OFFICE = frozenset("vice deputy former ex assistant late then junior senior".split())
# Verbs that say the same of both names, whichever stands first.
MUTUAL = frozenset(
    """meet marry divorce play face fight talk speak tell agree join merge split date share border
    chat negotiate argue clash compete call greet hug kiss resemble equal thank accuse blame
    criticize criticise praise sign""".split()
)


def governor(slot: Slot) -> str:
    """The verb or noun that a place belongs to."""
    return slot.path[0].split(" ", 1)[-1]


def open_to_many(slot: Slot) -> bool:
    """Whether the place, or the subject that it belongs to, takes any number of names."""
    steps = [slot.path[0], *(step for step in slot.path[1:] if step.startswith("subject "))]
    if sent_by_several(slot):
        return True
    # "The suspect was named as": one name is given; "named Karel Novak to the board" takes many.
    steps = [step for step in steps if step != "as name"]
    return any(step.split(" ", 1)[-1] in OPEN_TO_MANY for step in steps)


def done_by_several(slot: Slot) -> bool:
    """Whether a name stands for one who does what any number may do: score, meet, call."""
    relation, _, noun = slot.path[0].partition(" ")
    return relation == "subject" and noun in OPEN_TO_MANY


def sent_by_several(slot: Slot) -> bool:
    """Whether several countries or towns send such people: rescuers, ambassadors."""
    relation, _, noun = slot.path[0].partition(" ")
    return relation in {"mod", "from"} and noun in _SENT


def many_fit(slot: Slot) -> bool:
    """Whether a place is a description that several may answer to at once (a senator)."""
    if not slot.path[0].startswith("is "):
        return False
    *field, noun = governor(slot).split()
    if field and noun in _ONE_IN_A_FIELD:
        return False
    return noun not in _ONE_HOLDER or bool(_SHARED_OFFICE & set(field))
