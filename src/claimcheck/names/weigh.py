"""Whether names whose words are nearly spelled alike are one person's: a sum of weighed signs."""

from __future__ import annotations

from claimcheck.names.align import Alignment
from claimcheck.names.lexicon import person_words
from claimcheck.names.result import SPELLED_OTHERWISE, Level

_EQUAL = ("equal", "folded", "joined", "initial", "nickname", "truncation")


def signs(found: Alignment) -> dict[str, float]:
    """The signs for and against one entity; see ``data/names_weights.toml`` for what each means."""
    lists = person_words()
    varied = [m for m in found.matches if m.relation in SPELLED_OTHERWISE and m.spelling]
    out = dict.fromkeys(
        (
            "cost",
            "share",
            "regular",
            "first",
            "several",
            "anchors",
            "known",
            "gender",
            "surnames",
            "short",
            "dropped",
            "native",
            "foreign",
            "end",
        ),
        0.0,
    )
    for m in varied:
        s = m.spelling
        assert s
        a = "".join(found.a[i].key for i in m.left)
        b = "".join(found.b[j].key for j in m.right)
        share = 2 * s.cost / (len(a) + len(b))
        out["cost"] = max(out["cost"], s.cost)
        out["share"] = max(out["share"], share)
        out["first"] += s.first
        out["known"] += a in lists.given_names and b in lists.given_names
        out["surnames"] += a in lists.common_surnames and b in lists.common_surnames
        out["gender"] += _gender(a, b)
        out["short"] += min(len(a), len(b)) <= 4
        out["end"] += a[-1] != b[-1]
    out["regular"] = float(all(m.spelling.regular for m in varied if m.spelling))
    out["several"] = min(2.0, len(varied) - 1.0)
    out["anchors"] = min(
        2.0,
        sum(1.0 for m in found.matches if m.relation in _EQUAL and len(found.a[m.left[0]].key) > 1),
    )
    out["dropped"] = float(bool(found.left or found.right))
    return out


def closeness(found: Alignment, *, organisation: bool = False) -> tuple[Level, tuple[str, ...], bool]:
    s = signs(found)
    ok = s["share"] < 0.2 and not s["gender"]
    return ("variant" if ok else "different"), (), False


def _gender(a: str, b: str) -> bool:
    lists = person_words()
    if frozenset((a, b)) in lists.gender_pairs:
        return True
    for man, woman in lists.gender_endings:
        for x, y in ((a, b), (b, a)):
            if (
                x.endswith(man)
                and y.endswith(woman)
                and x[: -len(man)] == y[: -len(woman)]
                and len(x) > 4
            ):
                return True
    return False
