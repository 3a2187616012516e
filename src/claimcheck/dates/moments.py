"""Words that name one and the same moment of a story (``data/dates_linkage.toml``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from claimcheck.data import read_table
from claimcheck.frozen import dataclass

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class MomentWords:
    """Word -> first words of its groups; (verb, partner) -> verb; and lists, see the data file.

    ``firsts``: the first words of all groups. ``deed_verbs``: verb -> kinds of deed that it may be
    of, each with the words that its sentence must have one of. ``once_of``: verb -> nouns of what
    it is done to once.
    """

    groups: dict[str, frozenset[str]]
    idioms: dict[tuple[str, str], str]
    empty: frozenset[str]
    bare: frozenset[str]
    once: frozenset[str]
    done_once: frozenset[str]
    states: frozenset[str]
    recurring: frozenset[str]
    again: frozenset[str]
    moves: frozenset[str]
    gathering: frozenset[str]
    occasions: dict[str, str]
    single_occasions: dict[str, str]
    repeated_occasions: dict[str, str]
    irregular: dict[str, str]
    deeds: dict[str, str]
    deed_nouns: frozenset[str]
    procedure: frozenset[str]
    case_steps: frozenset[str]
    stops: frozenset[str]
    joints: frozenset[str]
    another: frozenset[str]
    deed_verbs: dict[str, tuple[tuple[str, frozenset[str]], ...]]
    gunfire_before: frozenset[str]
    fire_behind: frozenset[str]
    helpers: frozenset[str]
    culprits: frozenset[str]
    coming: frozenset[str]
    masks: frozenset[str]
    steps: dict[str, str]
    works: frozenset[str]
    venues: frozenset[str]
    once_of: dict[str, frozenset[str]]
    endings: frozenset[str]
    last: frozenset[str]
    last_of: frozenset[str]
    ending_verbs: frozenset[str]
    studies: frozenset[str]
    greeting: frozenset[str]

    firsts: frozenset[str]

    def of(self, word: str) -> frozenset[str]:
        """The moments that a word names, or the word itself where it is in no group."""
        return self.groups.get(word) or (frozenset({word}) if word else _NONE)


@lru_cache(maxsize=1)
def moment_words() -> MomentWords:
    """The lists of the data file."""
    data = read_table("dates_linkage.toml")
    groups = _firsts_by_word(data["moments"]["groups"])
    endings = data["endings"]
    forms = data["irregular"]["forms"].split()
    return MomentWords(
        groups=groups,
        idioms={(verb, partner): one for verb, partner, one in data["idioms"]["phrases"]},
        empty=frozenset(data["empty"]["verbs"].split()),
        bare=frozenset(data["bare"]["verbs"].split()),
        once=frozenset(data["once"]["groups"].split()),
        states=frozenset(data["states"]["verbs"].split()),
        done_once=frozenset(data["once"]["verbs"].split()),
        recurring=frozenset(data["recurring"]["nouns"].split()),
        irregular=dict(zip(forms[::2], forms[1::2], strict=True)),
        deeds=_by_word(data["deeds"]),
        deed_nouns=frozenset(data["deed_nouns"]["nouns"].split()),
        procedure=frozenset(data["procedure"]["words"].split()),
        case_steps=frozenset(data["case_steps"]["verbs"].split()),
        stops=frozenset(data["stops"]["words"].split()),
        joints=frozenset(data["joints"]["words"].split()),
        gathering=frozenset(data["occasions"].pop("gathering").split()),
        occasions=_by_word(data["occasions"]),
        single_occasions=_by_word(data["dated_occasions"]["single"]),
        repeated_occasions=_by_word(data["dated_occasions"]["repeated"]),
        again=frozenset(data["recurring"]["again"].split()),
        moves=frozenset(data["moves"]["groups"].split()),
        another=frozenset(data["another"]["words"].split()),
        deed_verbs=_kinds_by_verb(data["deed_verbs"]),
        gunfire_before=frozenset(data["gunfire"]["before"].split()),
        fire_behind=frozenset(data["gunfire"]["behind"].split()),
        helpers=frozenset(data["helpers"]["nouns"].split()),
        culprits=frozenset(data["culprits"]["nouns"].split()),
        masks=frozenset(data["culprits"]["masks"].split()),
        coming=frozenset(data["culprits"]["verbs"].split()),
        steps=_by_word(data["steps"]),
        works=frozenset(data["works"]["nouns"].split()),
        venues=frozenset(data["venues"]["nouns"].split()),
        once_of=_nouns_by_verb(data["once_of"].values()),
        endings=frozenset(endings["nouns"].split()),
        last=frozenset(endings["last"].split()),
        last_of=frozenset(endings["of"].split()),
        ending_verbs=frozenset(endings["verbs"].split()),
        studies=frozenset(data["studies"]["nouns"].split()),
        greeting=frozenset(data["greeting"]["words"].split()),
        firsts=_NONE.union(*groups.values()),
    )


def _firsts_by_word(groups: Iterable[Sequence[str]]) -> dict[str, frozenset[str]]:
    """Word -> the first words of the groups that it stands in, by which they are called."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for group in groups:
        for word in group:
            found[word].add(group[0])
    return {word: frozenset(firsts) for word, firsts in found.items()}


def _kinds_by_verb(
    listed: Mapping[str, str],
) -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    """Verb -> the kinds of deed it tells, each with words of which one has to stand by."""
    found: defaultdict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for kind, text in listed.items():
        verbs, _, beside = text.partition(":")
        for verb in verbs.split():
            found[verb].append((kind, frozenset(beside.split())))
    return {verb: tuple(kinds) for verb, kinds in found.items()}


def _nouns_by_verb(listed: Iterable[str]) -> dict[str, frozenset[str]]:
    """Verb -> the nouns of which it tells what is done once."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for text in listed:
        verbs, _, nouns = text.partition(":")
        for verb in verbs.split():
            found[verb] |= {*nouns.split()}
    return {verb: frozenset(nouns) for verb, nouns in found.items()}


def _by_word(listed: Mapping[str, str]) -> dict[str, str]:
    """Word -> the kind under which it is listed."""
    return {word: kind for kind, text in listed.items() for word in text.split()}
