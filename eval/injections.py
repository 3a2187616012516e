"""Conflicts made out of texts that agree: a claim that two articles share, changed in one of them.

Pure standard library and nothing of the checker: places that our own extractor found would flatter
it. Which claims are shared is read by regular expressions; what is changed is drawn from a seeded
generator, so that the same texts give the same cases.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, permutations, product

Change = Callable[[str, random.Random, frozenset[str]], str | None]

WORDS = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split(),
        range(1, 21),
        strict=True,
    )
)
_SPELLED = {value: word for word, value in WORDS.items()}
_NUM = rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?|(?:{'|'.join(WORDS)}))"
# Before a number: no word, sign or figure that it goes on.
_OPEN = r"(?<![\w$£€.,-])"
_UNITS = (
    "miles? kilomet(?:er|re)s? km met(?:er|re)s? feet foot inch(?:es)? yards? acres? hectares? mph "
    "knots? pounds? kilograms? kg kilos? grams? ounces? tons? tonnes? gallons? lit(?:er|re)s? "
    "barrels? degrees? seconds? minutes? hours? days? weeks? months? years?"
).replace(" ", "|")
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.?|Feb\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?"
)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
# Words after a number that are no counted thing, and things that are counted in their own kinds.
_NOT_COUNTED = frozenset(
    "was is has across as this those these his its years days hours minutes months weeks seconds "
    "times miles feet pounds tons inches acres degrees percent yards plus less".split()
)
_BOUND = re.compile(
    r"\b(?:more|fewer|less|greater|bigger|larger|older|younger|other) than $|\b(?:over|under|up to|"
    r"at least|at most|above|below|nearly|almost|between|another|minimum of|maximum of|or|to|"
    r"as many as|as few as|as much as|between \S+ and|[A-Z]{2,}|[-–—/.])\s*$"
)
_ROUGH = re.compile(r"\b(?:about|around|some|roughly|approximately|estimated) \$?$", re.IGNORECASE)
_STOP = frozenset(
    "said says that with from have were been their they this after about there when which would "
    "also who his her him she had has was the and for not but are its into than then them more "
    "will told according".split()
)


_ENDS = re.compile(r"[.!?][”\"']?\s+(?=[A-Z“\"])|\n")


@dataclass(frozen=True)
class Text:
    """One article as the data give it."""

    source: str
    text: str
    outlet: str = ""
    date: str | None = None


@dataclass(frozen=True)
class Base:
    """Articles of one cluster as they were printed."""

    group: str
    articles: tuple[Text, ...]


@dataclass(frozen=True)
class Found:
    """A claim's place: a change replaces characters ``start:end``; ``key`` says of what."""

    start: int
    end: int
    key: str
    value: str
    rough: bool = False


@dataclass(frozen=True)
class Edit:
    """New text for characters ``start:end`` of one article."""

    start: int
    end: int
    new: str


@dataclass(frozen=True)
class Case:
    """A base with one claim changed in the article ``source``.

    ``evidence`` holds (source, start, end) in the changed texts.
    """

    id: str
    sort: str
    kind: str
    note: str
    base: Base
    source: str
    edits: tuple[Edit, ...]
    evidence: tuple[tuple[str, int, int], ...]

    def articles(self) -> tuple[Text, ...]:
        """The articles with the change."""
        return tuple(
            Text(a.source, edited(a.text, self.edits), a.outlet, a.date)
            if a.source == self.source
            else a
            for a in self.base.articles
        )


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits, which do not overlap."""
    for edit in sorted(edits, key=lambda e: -e.start):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def shifted(position: int, edits: Iterable[Edit]) -> int:
    """Where a position of the printed text lies in the edited one."""
    return position + sum(len(e.new) - (e.end - e.start) for e in edits if e.end <= position)


def changed_spans(source: str, edits: tuple[Edit, ...]) -> list[tuple[str, int, int]]:
    """Where the edits' new words stand in the edited text, as (source, start, end)."""
    starts = [(shifted(edit.start, edits), edit) for edit in edits]
    return [(source, start, start + len(edit.new)) for start, edit in starts]


# ---------------------------------------------------------------- places of claims, by sort


def value_of(text: str) -> float:
    """The number that digits or a word print."""
    return float(WORDS.get(text.lower()) or text.replace(",", ""))


def _numbers(text: str, pattern: str, key: Callable[[re.Match[str]], str]) -> Iterator[Found]:
    for match in re.finditer(pattern, text, re.IGNORECASE):
        before = text[max(0, match.start("n") - 24) : match.start("n")]
        if not _BOUND.search(before) and value_of(match["n"]) >= 1.05:
            found = key(match)
            if found:
                value = f"{value_of(match['n']):g}"
                rough = bool(_ROUGH.search(before))
                yield Found(match.start("n"), match.end("n"), found, value, rough)


def counts(text: str) -> Iterator[Found]:
    """A number with a counted plural noun, an adjective between them at most."""
    for match in re.finditer(
        rf"{_OPEN}(?P<n>{_NUM})(?: (?P<a>[a-z]+))? (?P<u>[a-z]{{3,}}(?:s|men|people|children))\b",
        text,
        re.IGNORECASE,
    ):
        noun = match["u"].lower()
        before = text[max(0, match.start() - 24) : match.start()]
        after = text[match.end() : match.end() + 12]
        if (
            value_of(match["n"]) < 2
            or noun in _NOT_COUNTED
            or noun.endswith(("ss", "us", "ous"))
            or _BOUND.search(before)
        ):
            continue
        if (match["a"] or "").lower() in _STOP | _NOT_COUNTED | {"of", "million", "billion", "in"}:
            continue
        if re.match(r"[-–’']|\s+(?:or|to) ", after):
            continue
        rough = bool(_ROUGH.search(before))
        yield Found(match.start("n"), match.end("n"), noun, f"{value_of(match['n']):g}", rough)


def victims(text: str) -> Iterator[Found]:
    """A number of people that stands without a noun: "two were killed", "four injured"."""
    done = "killed|dead|injured|wounded|hurt|arrested|missing|shot|hospitalized|charged"
    pattern = rf"{_OPEN}(?P<n>{_NUM})(?: others)?(?: (?:were|are|remain))? (?P<u>{done})\b"
    yield from _numbers(text, pattern, lambda m: m["u"].lower())
    doing = "killed|killing|injured|injuring|wounded|wounding|arrested|left"
    pattern = rf"\b(?P<u>{doing}) (?P<n>{_NUM})(?: others)?(?=[,.;]| and |$)"
    yield from _numbers(text, pattern, lambda m: m["u"].lower())


def ages(text: str) -> Iterator[Found]:
    """The age of a person who is named beside it; the key is the surname."""
    name = r"[A-Z][a-z]+(?: [A-Z]\.?)? (?P<k>[A-Z][a-z]{2,})(?: Jr\.?| III?)?"
    for pattern in (
        rf"{name}, (?:age )?(?P<n>\d\d)\b(?=[,.;)]| of )",
        rf"\b(?P<n>\d\d)-year-old {name}",
        rf"{name}, an? (?P<n>\d\d)-year-old",
        rf"{name} \((?P<n>\d\d)\)",
    ):
        for match in re.finditer(pattern, text):
            yield Found(match.start("n"), match.end("n"), match["k"], match["n"])


def blocks(text: str) -> Iterator[Found]:
    """A house number or block of a named street."""
    way = r"(?:(?:North|South|East|West|N|S|E|W|NE|NW|SE|SW)\.? )?"
    kinds = r"(?:Street|St\b|Avenue|Ave\b|Road|Rd\b|Drive|Dr\b|Lane|Boulevard|Blvd)"
    block = rf"block of {way}(?P<k>[A-Z0-9]\w+)"
    house = rf"{way}(?P<k2>[A-Z0-9]\w+) (?:[A-Z]\w+ )?{kinds}"
    pattern = rf"\b(?P<n>\d{{2,5}}) (?:{block}|{house})"
    for match in re.finditer(pattern, text):
        key = (match["k2"] or match["k"]).lower()
        yield Found(match.start("n"), match.end("n"), key, match["n"])


def measures(text: str) -> Iterator[Found]:
    """A number with a unit of length, weight, area, speed or time."""
    large = "(?P<m> (?:million|billion|trillion))?"
    pattern = rf"{_OPEN}(?P<n>{_NUM}){large}[ -](?P<u>{_UNITS})\b(?!-old| old| ago)"
    return _numbers(text, pattern, lambda m: (m["m"] or "") + _stem(m["u"].lower()))


def magnitudes(text: str) -> Iterator[Found]:
    """The strength of an earthquake."""
    pattern = r"(?P<n>\d\.\d)[- ]magnitude\b|magnitude(?: of)? (?P<o>\d\.\d)\b"
    for match in re.finditer(pattern, text, re.IGNORECASE):
        group = "n" if match["n"] else "o"
        yield Found(match.start(group), match.end(group), "magnitude", match[group])


def millions(text: str) -> Iterator[Found]:
    """Large counts: a number with a magnitude word and a noun."""
    pattern = rf"{_OPEN}(?P<n>{_NUM}) (?P<m>million|billion|trillion) (?P<u>[a-z]{{4,}})\b"
    return _numbers(text, pattern, lambda m: f"{m['m']} {_stem(m['u'])}".lower())


def money(text: str) -> Iterator[Found]:
    """An amount with a sign of a currency, or with dollars, pounds or euros."""
    large = r"(?:[ -](?P<m>million|billion|trillion))?"
    pattern = rf"(?P<c>[$£€])(?P<n>\d+(?:,\d{{3}})*(?:\.\d+)?){large}"
    return _numbers(text, pattern, lambda m: f"{m['c']}{m['m'] or ''}".lower())


def percents(text: str) -> Iterator[Found]:
    """A share in percent."""
    pattern = rf"{_OPEN}(?P<n>{_NUM}) ?(?:%|percent\b|per cent\b)"
    return _numbers(text, pattern, lambda _: "percent")


def scores(text: str) -> Iterator[Found]:
    """The result of a match; the whole of it is the claim."""
    for match in re.finditer(r"(?<![\w$,.-])(?P<h>\d{1,3})[-–](?P<a>\d{1,3})(?![\w%-]|\.\d)", text):
        yield Found(match.start(), match.end(), "score", f"{match['h']}-{match['a']}")


def clocks(text: str) -> Iterator[Found]:
    """A time of day with a.m. or p.m."""
    pattern = r"\b(?P<t>(?:1[0-2]|[1-9])(?::[0-5]\d)?) ?(?P<h>[ap])\.?m\b"
    for match in re.finditer(pattern, text, re.IGNORECASE):
        value = match["t"] if ":" in match["t"] else f"{match['t']}:00"
        yield Found(match.start("t"), match.end("t"), match["h"].lower(), value)


def weekdays(text: str) -> Iterator[Found]:
    """A day of the week."""
    for match in re.finditer(rf"\b(?:{'|'.join(_DAYS)})\b", text):
        yield Found(match.start(), match.end(), "weekday", match[0])


def monthdays(text: str) -> Iterator[Found]:
    """A day of a month."""
    for match in re.finditer(rf"\b(?P<m>{_MONTHS}) (?P<n>\d{{1,2}})\b(?!:|,\d)", text):
        yield Found(match.start("n"), match.end("n"), match["m"][:3].lower(), match["n"])


# ---------------------------------------------------------------- what a claim is changed to


def _digits(old: str, rng: random.Random, taken: frozenset[str]) -> str | None:
    """Another number of the same printed form: small ones by one to three, large by 10 to 60 %."""
    value = value_of(old)
    places = len(old.partition(".")[2])
    zeros = len(old.replace(",", "")) - len(old.replace(",", "").rstrip("0"))
    for _ in range(40):
        if value <= 12 and not places:
            new = value + rng.choice((-3, -2, -1, 1, 2, 3))
        else:
            new = value * (1 + rng.choice((-1, 1)) * rng.uniform(0.1, 0.6))
            step = 10 ** min(zeros, max(0, len(f"{int(value)}") - 2)) if not places else 10**-places
            new = round(new / step) * step
        if new < 2 or f"{new:g}" in taken or abs(new - value) < 1e-9:
            continue
        return _printed(new, old, places)
    return None


def _printed(new: float, old: str, places: int) -> str | None:
    if old[0].isdigit():
        return f"{new:,.{places}f}" if "," in old else f"{new:.{places}f}"
    word = _SPELLED.get(int(new))
    if word is None:
        return None
    return word.upper() if old.isupper() else word.capitalize() if old[0].isupper() else word


def _age(old: str, rng: random.Random, taken: frozenset[str]) -> str | None:
    steps = [d for d in (-10, -9, -5, -4, -3, 3, 4, 5, 9, 10) if 12 <= int(old) + d <= 95]
    new = str(int(old) + rng.choice(steps)) if steps else None
    return None if new in taken else new


def _block(old: str, rng: random.Random, taken: frozenset[str]) -> str | None:
    step = 100 if old.endswith("00") else 1 if len(old) < 3 else rng.choice((1, 10, 100))
    new = int(old) + step * rng.choice((-4, -3, -2, -1, 1, 2, 3, 4))
    return str(new) if new >= 10 and str(new) not in taken else None


def _score(old: str, rng: random.Random, taken: frozenset[str]) -> str | None:
    home, dash, away = re.split(r"([-–])", old)
    step = rng.choice((1, 2)) if int(home) < 10 else rng.choice((1, 2, 3, 7, 10))
    return f"{int(home) + step}{dash}{away}"


def _clock(old: str, rng: random.Random, taken: frozenset[str]) -> str | None:
    hour, _, minute = old.partition(":")
    if minute and rng.random() < 0.5:
        new = f"{hour}:{(int(minute) + rng.choice((15, 20, 30, 40, 45))) % 60:02d}"
    else:
        new = f"{(int(hour) + rng.choice((1, 2, 3, 9, 10)) - 1) % 12 + 1}" + (
            f":{minute}" * bool(minute)
        )
    return None if (new if ":" in new else f"{new}:00") in taken else new


def _weekday(old: str, rng: random.Random, taken: frozenset[str]) -> str | None:
    free = [day for day in _DAYS if day not in taken and day != old]
    return rng.choice(free) if free else None


def _day(old: str, rng: random.Random, taken: frozenset[str]) -> str | None:
    free = [str(n) for n in range(max(1, int(old) - 6), min(28, int(old) + 6) + 1)]
    free = [day for day in free if day not in taken and day != old]
    return rng.choice(free) if free else None


@dataclass(frozen=True)
class Sort:
    """One sort of claim: where it stands, how it is changed, the kind in the data's words.

    ``words`` is how many content words two sentences must share to be about one thing; a base gives
    at most ``most`` claims, each changed in ``ways`` of the two articles.
    """

    kind: str
    find: Callable[[str], Iterator[Found]]
    change: Change
    words: int
    most: int = 2
    ways: int = 2


SORTS = {
    "age": Sort("figure", ages, _age, 0, 2),
    "block": Sort("figure", blocks, _block, 0),
    "count": Sort("figure", counts, _digits, 2, 5),
    "victims": Sort("figure", victims, _digits, 1, 2),
    "million": Sort("figure", millions, _digits, 2, 3),
    "measure": Sort("figure", measures, _digits, 2, 4),
    "magnitude": Sort("figure", magnitudes, _digits, 1),
    "money": Sort("figure", money, _digits, 2, 4),
    "percent": Sort("figure", percents, _digits, 2, 4),
    "score": Sort("figure", scores, _score, 2),
    "clock": Sort("date", clocks, _clock, 2, 2, 1),
    "weekday": Sort("date", weekdays, _weekday, 4, 1, 1),
    "monthday": Sort("date", monthdays, _day, 2, 2, 1),
}


def _stem(word: str) -> str:
    return re.sub(r"(?:ies|es|s|ing|ed)$", "", word.lower()) if len(word) > 4 else word.lower()


def sentence(text: str, start: int, end: int) -> str:
    """The sentence around a place: to the nearest full stop or line end on both sides."""
    left = max((m.end() for m in _ENDS.finditer(text, 0, start)), default=0)
    right = _ENDS.search(text, end)
    return text[left : right.start() + 1 if right else len(text)]


def context(text: str, start: int, end: int) -> frozenset[str]:
    """Stems of the content words around a place."""
    words = re.findall(r"[A-Za-z]{4,}", sentence(text, start, end))
    return frozenset(_stem(word) for word in words if word.lower() not in _STOP)


@dataclass(frozen=True)
class Shared:
    """One claim that two articles hold: its places in both, and where a finding may lie.

    ``alike`` has the places of the two whose sentences share words, and all of any third article.
    """

    key: str
    value: str
    places: dict[str, list[Found]]
    alike: dict[str, list[Found]]


def shared_claims(base: Base, sort: Sort) -> Iterator[Shared]:
    """Each claim that two articles of the base hold about one thing."""
    table: dict[tuple[str, str], dict[str, list[Found]]] = {}
    for article in base.articles:
        for found in sort.find(article.text):
            places = table.setdefault((found.key, found.value), {}).setdefault(article.source, [])
            if all(found.start != known.start for known in places):
                places.append(found)
    texts = {article.source: article.text for article in base.articles}
    for (key, value), by_source in sorted(table.items()):
        for one, other in combinations(sorted(by_source), 2):
            alike = [
                (a, b)
                for a, b in product(by_source[one], by_source[other])
                if _common(texts[one], a, texts[other], b) >= sort.words
            ]
            if alike:
                near = {one: [a for a, _ in alike], other: [b for _, b in alike]}
                yield Shared(key, value, {s: by_source[s] for s in near}, by_source | near)
                break


def _common(text: str, found: Found, other: str, theirs: Found) -> int:
    """How many content words the sentences of two places share, the key's own not counted."""
    words = context(text, found.start, found.end) & context(other, theirs.start, theirs.end)
    return len(words - {_stem(found.key)})


def changed_claims(base: Base, name: str, sort: Sort, rng: random.Random) -> Iterator[Case]:
    """At most ``sort.most`` claims of a sort, each changed in both articles in turn."""
    claims = list(shared_claims(base, sort))
    rng.shuffle(claims)
    number = 0
    for claim in claims[: sort.most]:
        for source, _ in rng.sample(list(permutations(sorted(claim.places))), sort.ways):
            edits = _edits(base, sort, claim, source, rng)
            number += 1
            if edits:
                places = {shifted(place.start, edits) for place in claim.alike[source]}
                changed = [span for span in changed_spans(source, edits) if span[1] in places]
                theirs = {
                    (s, place.start, place.end)
                    for s, alike in claim.alike.items()
                    if s != source
                    for place in alike
                }
                evidence = (*changed, *sorted(theirs))
                note = f"{name} {claim.key}: {claim.value} -> {edits[0].new}"
                named = case_id(base, name, number)
                yield Case(named, name, sort.kind, note, base, source, edits, evidence)


def _edits(
    base: Base, sort: Sort, claim: Shared, source: str, rng: random.Random
) -> tuple[Edit, ...]:
    """Edits of every mention in an article, or none where no valid change is to be had."""
    taken = frozenset(
        found.value
        for article in base.articles
        for found in sort.find(article.text)
        if found.key == claim.key
    )
    text = next(article.text for article in base.articles if article.source == source)
    seed = rng.random()  # every mention is drawn alike, so that the article agrees with itself
    edits = []
    for place in claim.places[source]:
        new = sort.change(text[place.start : place.end], random.Random(seed), taken)
        if new is None:
            return ()
        edits.append(Edit(place.start, place.end, new))
    rough = any(place.rough for places in claim.places.values() for place in places)
    return () if rough and not _far(claim.value, edits[0].new) else tuple(edits)


def _far(old: str, new: str) -> bool:
    """Whether two rough figures are too far apart for one estimate."""
    try:
        low, high = sorted((value_of(old), value_of(new)))
    except ValueError:
        return True
    return high >= 1.3 * low


def case_id(base: Base, name: str, number: int) -> str:
    """A name for a case that only depends on base, sort and number."""
    return f"{base.group}-{name}{number}"


def draw(base: Base, seed: int) -> random.Random:
    """A generator of its own for a base, so that one base more changes no other's cases."""
    digest = hashlib.blake2b(f"{seed}:{base.group}".encode(), digest_size=8).digest()
    return random.Random(int.from_bytes(digest))
