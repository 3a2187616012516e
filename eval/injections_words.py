"""Changed names, quotations and speakers for ``injections``: standard library only."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from injections import Base, Case, Edit, case_id, changed_spans

_TITLE = (
    r"(?:Mr|Mrs|Ms|Dr|Sgt|Lt|Capt|Det|Rep|Sen|Gov|Gen|Col)\.?|Sheriff|Chief|Officer|Detective|"
    r"Sergeant|Lieutenant|Captain|President|Senator|Representative|Congressman|Judge|Mayor|Minister|"
    r"Governor|Secretary|Prosecutor|Attorney|Spokesman|Spokeswoman|Coach|Director|Justice"
)
_FULL = r"(?P<f>[A-Z][a-z]{2,}) (?:[A-Z]\. )?(?P<l>[A-Z][a-z]{3,})"
# What stands beside a person and seldom beside a place or body.
_PERSON = (
    rf"\b(?:{_TITLE}) {_FULL}\b",
    rf"\b{_FULL}, (?:age )?\d\d\b",
    rf"\b{_FULL} (?:said|told|says|added)\b",
    rf"\bsaid {_FULL}\b",
)
_NO_PERSON = frozenset(
    "the this that police county city state states united new saint north south east west high "
    "school university street avenue road drive park house senate department court office center "
    "hospital church company news press sheriff district american national federal white supreme "
    "admiral general professional vice prime "
    "monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december chief officer detective sergeant lieutenant "
    "captain president senator judge mayor minister governor secretary attorney deputy red black "
    "rep sen gov gen mrs his her but and what when where after before while according".split()
)
_PLACE_AFTER = re.compile(
    r"\s+(?:Street|St\b|Avenue|Ave\b|Road|Rd\b|Drive|Lane|County|High|School|University|Police|"
    r"Park|Boulevard|Department|Center|City)"
)
_VOWELS = "aeiou"
_QUOTE = re.compile(r"[“\"]([^“”\"\n]{20,600})[”\"]")
# Words that change what a quotation says, with what they become; English, none of them rare.
_SWAPS = {
    a: b
    for pair in (
        "want need; will may; should must; must should; always never; never always; many few; "
        "few many; good great; great good; bad terrible; big small; small big; first last; "
        "last first; day night; night day; man woman; woman man; men women; women men; boy girl; "
        "girl boy; son daughter; daughter son; brother cousin; sister cousin; father uncle; "
        "mother aunt; people families; family friends; friends neighbors; happy proud; "
        "sad angry; afraid worried; hope fear; believe doubt; think know; know think; "
        "love respect; hate fear; win lose; lose win; right wrong; wrong right; best worst; "
        "worst best; strong weak; safe dangerous; easy hard; hard easy; early late; late early; "
        "everyone nobody; nobody everyone; everything nothing; nothing everything; year month; "
        "month year; week month; home work; house apartment; car truck; gun knife; shot stabbed; "
        "killed injured; injured killed; died survived; country state; state country; "
        "president senator; government company; company government; police firefighters; "
        "officers agents; school church; children teachers; kids students; students kids; "
        "money time; time money; war peace; peace war; life career; death injury; truth story; "
        "story rumor; important difficult; difficult important; serious minor; beautiful quiet; "
        "innocent guilty; guilty innocent; before after; after before; against for; more less; "
        "less more; better worse; worse better; yesterday today; tomorrow today; today tomorrow"
    ).split("; ")
    for a, b in [pair.split()]
}


def people_of(text: str) -> set[tuple[str, str]]:
    """First and last names beside which something shows that they are a person's."""
    found = {(m["f"], m["l"]) for way in _PERSON for m in re.finditer(way, text)}
    return {name for name in found if not {part.lower() for part in name} & _NO_PERSON}


def changed_names(base: Base, rng: random.Random, most: int = 1) -> Iterator[Case]:
    """A letter or two of a name that two articles share, in every mention in one of them."""
    where: dict[tuple[str, str], dict[str, list[int]]] = {}
    people: set[tuple[str, str]] = set()
    for article in base.articles:
        for match in re.finditer(rf"\b{_FULL}\b", article.text):
            if not {match["f"].lower(), match["l"].lower()} & _NO_PERSON:
                places = where.setdefault((match["f"], match["l"]), {})
                places.setdefault(article.source, []).append(match.start())
        people |= people_of(article.text)
    shared = [name for name in sorted(people) if len(where.get(name, {})) > 1]
    rng.shuffle(shared)
    for number, (first, last) in enumerate(shared[:most]):
        source = rng.choice(sorted(where[first, last]))
        other = next(s for s in sorted(where[first, last]) if s != source)
        part = rng.choice([p for p in (first, last, last) if len(p) > 3] or [last])
        new = _misspelled(part, rng)
        texts = {article.source: article.text for article in base.articles}
        mentions = list(re.finditer(rf"\b{part}\b", texts[source]))
        if (
            new is None
            or any(re.search(rf"\b{new}\b", text) for text in texts.values())
            or any(_PLACE_AFTER.match(texts[source], m.end()) for m in mentions)
            or any(part in name and name != (first, last) for name in where)
        ):
            continue
        edits = tuple(Edit(m.start(), m.end(), new) for m in mentions)
        evidence = (
            *changed_spans(source, edits),
            *((other, m.start(), m.end()) for m in re.finditer(rf"\b{part}\b", texts[other])),
        )
        note = f"name {first} {last}: {part} -> {new}"
        name = case_id(base, "name", number)
        yield Case(name, "name", "name", note, base, source, edits, evidence)


def _misspelled(word: str, rng: random.Random) -> str | None:
    """The word with a letter dropped, doubled or replaced, or two swapped; the first stays."""
    for _ in range(20):
        at = rng.randrange(1, len(word))
        letter = word[at]
        way = rng.choice(("vowel", "vowel", "drop", "double", "swap", "consonant"))
        if way == "vowel" and letter in _VOWELS:
            new = word[:at] + rng.choice(_VOWELS.replace(letter, "")) + word[at + 1 :]
        elif way == "drop" and at > 1:
            new = word[:at] + word[at + 1 :]
        elif way == "double" and letter not in _VOWELS and word[at - 1] != letter:
            new = word[:at] + letter + word[at:]
        elif way == "swap" and at > 1:
            new = word[: at - 1] + letter + word[at - 1] + word[at + 1 :]
        elif way == "consonant" and letter not in _VOWELS:
            new = word[:at] + rng.choice("bdklmnrst".replace(letter, "")) + word[at + 1 :]
        else:
            continue
        if new != word:
            return new
    return None


def _shared_runs(base: Base) -> Iterator[tuple[str, re.Match[str], str, re.Match[str], str, int]]:
    """Runs of six words and more that two articles quote: where, and its words in the first."""
    quotes = [(a.source, m) for a in base.articles for m in _QUOTE.finditer(a.text)]
    for one, a in quotes:
        words = _tokens(a)
        for other, b in quotes:
            if one == other:
                continue
            theirs = [w for w, _, _ in _tokens(b)]
            run = SequenceMatcher(None, [w for w, _, _ in words], theirs, autojunk=False)
            longest = run.find_longest_match()
            if longest.size >= 6:
                yield one, a, other, b, " ".join(theirs), longest.a


def _tokens(quote: re.Match[str]) -> list[tuple[str, int, int]]:
    return [
        (m[0].lower().replace("’", "'"), quote.start(1) + m.start(), quote.start(1) + m.end())
        for m in re.finditer(r"[A-Za-z]+(?:['’][a-z]+)?", quote[1])
    ]


def changed_quotes(base: Base, rng: random.Random, most: int = 2) -> Iterator[Case]:
    """One content word of a shared quotation, wherever the article quotes the run."""
    made: set[str] = set()
    runs = list(_shared_runs(base))
    rng.shuffle(runs)
    for source, quote, other, theirs, printed, _ in runs:
        if len(made) >= most:
            return
        text = next(a.text for a in base.articles if a.source == source)
        words = _tokens(quote)
        shared = SequenceMatcher(None, [w for w, _, _ in words], printed.split(), autojunk=False)
        run = shared.find_longest_match()
        inner = words[run.a + 1 : run.a + run.size - 1]
        places = [w for w in inner if w[0] in _SWAPS and text[w[1]].islower()]
        if not places:
            continue
        word, start, end = rng.choice(places)
        new = _SWAPS[word]
        index = words.index((word, start, end))
        around = text[words[index - 1][1] : words[index + 1][2]]
        if quote[1] in made or theirs[1] in made:
            continue
        made |= {quote[1], theirs[1]}
        offset = start - words[index - 1][1]
        edits = tuple(
            Edit(m.start() + offset, m.start() + offset + end - start, new)
            for m in re.finditer(re.escape(around), text)
        )
        evidence = (*changed_spans(source, edits), (other, theirs.start(1), theirs.end(1)))
        note = f"quote {word} -> {new} in {quote[1][:60]!r}"
        number = len(made) // 2 - 1
        name = case_id(base, "quote", number)
        yield Case(name, "quote", "quote", note, base, source, edits, evidence)


def changed_speakers(base: Base, rng: random.Random, most: int = 1) -> Iterator[Case]:
    """The speaker named right after a shared quotation becomes another person of the article."""
    texts = {article.source: article.text for article in base.articles}
    number = 0
    for source, quote, other, theirs, _, _ in _shared_runs(base):
        if number >= most:
            return
        said = rf",? (?:said|says) (?:{_TITLE} )?(?:{_FULL}|(?P<s>[A-Z][a-z]{{3,}}))\b"
        said += r"|,? (?:(?P<g>[A-Z][a-z]{2,}) )?(?P<t>[A-Z][a-z]{3,}) (?:said|says|told)\b"
        match = re.compile(said).match(texts[source], quote.end())
        if match is None:
            continue
        group = next(g for g in ("l", "s", "t") if match[g])
        speaker = match[group]
        people = {last for _, last in people_of(texts[source])} - {speaker}
        after = texts[other][theirs.end() : theirs.end() + 80]
        told = re.search(rf"\b{speaker}\b", after)
        if not people or speaker.lower() in _NO_PERSON or told is None:
            continue
        new = rng.choice(sorted(people))
        first = "f" if group == "l" else "g" if group == "t" and match["g"] else group
        edit = Edit(match.start(first), match.end(group), new)
        at = theirs.end() + told.start()
        evidence = (
            (source, edit.start, edit.start + len(new)),
            (source, quote.start(1), quote.end(1)),
            (other, at, at + len(speaker)),
            (other, theirs.start(1), theirs.end(1)),
        )
        note = f"speaker {speaker} -> {new}"
        name = case_id(base, "speaker", number)
        yield Case(name, "speaker", "role", note, base, source, (edit,), evidence)
        number += 1
