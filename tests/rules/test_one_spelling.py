"""An article's way to spell a name is told once, however many groups of reports spell it else."""

from __future__ import annotations

from claimcheck.models import Article, Finding, Severity, Side, Verdict
from claimcheck.rules.interface import RuleContext
from claimcheck.rules.one_spelling import once
from factories import article, finding, quantity_claim, side

SLIP = article("Piotr Lunde spoke.", "a.txt", outlet="A")
LATER = [article("Piotr Lund spoke again.", f"{n}.txt", outlet=n) for n in "bcd"]
CONTEXT = RuleContext({a.id: a for a in [SLIP, *LATER]})


def told(source: Article, words: str) -> Side:
    return side(source, quantity_claim(source, words))


def spelled(*sides: Side, name: str, rule: str = "name-spelling", **more: object) -> Finding:
    message = "one person, two spellings: …"
    more = {"verdict": Verdict.VARIANT, "message": message} | more
    return finding(*sides, rule=rule, id=name, **more)


def test_one_slip_held_against_three_groups_is_told_once_by_the_worst() -> None:
    slip = told(SLIP, "Piotr Lunde")
    found = [
        spelled(slip, told(other, "Piotr Lund"), name=f"{n}", severity=severity, reasons=(f"r{n}",))
        for n, (other, severity) in enumerate(
            zip(LATER, (Severity.WARNING, Severity.ERROR, Severity.WARNING), strict=True)
        )
    ]
    (kept,) = once(found, CONTEXT)
    assert (kept.id, kept.severity) == ("1", Severity.ERROR)
    assert [s.claim.article for s in kept.sides] == ["a.txt", "b.txt", "c.txt", "d.txt"]
    assert kept.message == "one person, two spellings: Piotr Lunde (A) / Piotr Lund (b, c, d)"
    assert kept.reasons == ("r1", "r0", "r2")
    assert once(found[::-1], CONTEXT)[0].sides == kept.sides


def test_two_articles_with_a_slip_of_their_own_and_other_names_are_told_apart() -> None:
    other = article("Piotr Lunde spoke.", "e.txt", outlet="e")
    apart = [
        spelled(told(SLIP, "Piotr Lunde"), told(LATER[0], "Piotr Lund"), name="0"),
        spelled(told(other, "Piotr Lunde"), told(LATER[1], "Piotr Lund"), name="1"),
    ]
    assert once(apart, CONTEXT) == apart
    shared = told(SLIP, "Piotr Lunde")
    names = [
        spelled(shared, told(LATER[0], "Piotr Lund"), name="0"),
        spelled(shared, told(LATER[1], "Piotr"), name="1"),
        spelled(shared, told(LATER[2], "Piotr Lund"), name="2", rule="role-conflict"),
    ]
    assert once(names, CONTEXT) == names


def test_a_chain_of_shared_names_is_one() -> None:
    """B's way is held against A's and C's; C's against another slip."""
    other = article("Piotr Lunde spoke.", "e.txt", outlet="e")
    slips = [told(SLIP, "Piotr Lunde"), told(other, "Piotr Lunde")]
    right = [told(source, "Piotr Lund") for source in LATER[:2]]
    found = [
        spelled(slips[0], right[0], name="0"),
        spelled(slips[1], right[1], name="1"),
        spelled(slips[0], right[1], name="2"),
    ]
    for order in (found, found[::-1]):
        (kept,) = once(order, RuleContext({a.id: a for a in [SLIP, other, *LATER]}))
        assert len(kept.sides) == 4
