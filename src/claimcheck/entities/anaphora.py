"""Who pronouns and definite descriptions stand for, by gender, syntax, salience and role.

Candidates are scored by a handful of additive preferences (after Lappin and Leass 1994 and the
RAP family: recency, grammatical role, parallelism), with hard filters for gender, number and
binding. Where two candidates come out alike, nobody is chosen.
"""

from __future__ import annotations

from claimcheck.entities.binding import CLIMB, OBJECTS, SUBJECTS, Event, according, bound, governs
from claimcheck.entities.cluster import Draft
from claimcheck.entities.descriptions import describe
from claimcheck.entities.frame import Frame
from claimcheck.entities.kinds import head_of
from claimcheck.entities.lexicon import Lexicon
from claimcheck.entities.runs import Name
from claimcheck.frozen import dataclass

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_NAME = frozenset({"identify", "name"})
_RELATIVE = frozenset({"who", "which", "that"})
_BODY_PRONOUNS = frozenset({"it", "they"})
_WINDOW = 30
_SENTENCES_BACK = 10
_MARGIN = 0.2
# Won by so much, a pronoun's gender counts as the person's for the rest of the text.
_SURE = 1.0


@dataclass(slots=True)
class Scene:
    """All that resolution reads and writes for one text."""

    frame: Frame
    lex: Lexicon
    drafts: list[Draft]
    owner: dict[int, int]
    events: list[Event]
    counts: list[int]
    last_speaker: int = -1


def resolve_anaphora(frame: Frame, lex: Lexicon, drafts: list[Draft]) -> dict[int, int]:
    """Entity of every token that names or stands for one (names, pronouns, description heads).

    Adds the anaphors' token ranges to the drafts.
    """
    scene = Scene(frame, lex, drafts, {}, [], [0] * len(drafts))
    starts: dict[int, Name] = {}
    for draft in drafts:
        for name in draft.names:
            starts[name.a] = name
            for k in range(name.a, name.b):
                scene.owner[k] = name.entity
    # No other word can stand for somebody: most of a text needs no closer look.
    worth = _MALE | _FEMALE | _RELATIVE | _BODY_PRONOUNS
    worth = worth | lex.person_nouns | lex.descriptions | lex.org_heads | lex.demonyms | {"old"}
    places = {*starts, *(i for i, low in enumerate(frame.low) if low in worth)}
    after = 0
    for i in sorted(places):
        if i < after:
            continue
        name_here = starts.get(i)
        if name_here is not None:
            _push(
                scene, head_of(frame, name_here), name_here.a, name_here.b, name_here.entity, False
            )
            after = name_here.b
        elif i not in scene.owner:
            _visit(scene, i)
    _first_person(scene)
    return scene.owner


def _visit(scene: Scene, i: int) -> None:
    frame = scene.frame
    low = frame.low[i]
    if low in _MALE or low in _FEMALE:
        found = _pronoun(scene, i, "male" if low in _MALE else "female")
        if found >= 0:
            _settle(scene, i, i, i + 1, found, True)
    elif low in _RELATIVE and frame.tag[i] in {"WP", "WDT"}:
        _relative(scene, i)
    elif low in _BODY_PRONOUNS and frame.dep[i] == "nsubj":
        found = _body_pronoun(scene, i)
        if found >= 0:
            _settle(scene, i, i, i + 1, found, True)
    elif frame.tag[i] in {"NN", "NNP", "JJ"}:
        described = describe(frame, scene.lex, scene.drafts, scene.owner, scene.events, i)
        if described is not None:
            first, found = described
            _settle(scene, i, first, i + 1, found, False)


def _settle(scene: Scene, token: int, a: int, b: int, entity: int, pronoun: bool) -> None:
    scene.owner[token] = entity
    scene.drafts[entity].anaphors.append((a, b))
    _push(scene, token, a, b, entity, pronoun)


def _push(scene: Scene, token: int, a: int, b: int, entity: int, pronoun: bool) -> None:
    frame = scene.frame
    dep, head = frame.dep[token], frame.head[token]
    subject = dep in SUBJECTS
    lemma = frame.lemma[head].lower()
    outside = not frame.quoted[token]
    main = subject and (frame.dep[head] == "ROOT" or head == frame.head[head])
    speaks = (subject and lemma in scene.lex.speech) or (
        dep == "pobj" and frame.low[max(token - 6, 0) : b].count("according") > 0
    )
    # "X fired back: '…'": the subject of a sentence that holds a quotation.
    speaks = speaks or (main and outside and frame.quotes[frame.sent[token]])
    possessive = b < frame.n and frame.tag[b] == "POS"
    if possessive and frame.dep[head] in SUBJECTS and outside:
        # "X's article attacked": X is behind the subject.
        main, subject, possessive = True, False, False
    if outside and _identified(frame, token):
        main = subject = True  # whom the sentence is about
    inner = dep in {"compound", "nmod", "amod"}
    first = not scene.counts[entity]
    event = Event(token, a, b, entity, subject, main, speaks, inner, possessive, pronoun, first)
    scene.events.append(event)
    scene.counts[entity] += 1
    if speaks and not frame.quoted[token] and scene.drafts[entity].kind == "person":
        scene.last_speaker = entity


# --- he and she -------------------------------------------------------------------------------


def _identified(frame: Frame, token: int) -> bool:
    """ "The woman was identified as X", "police named the driver as X"."""
    preposition = frame.head[token]
    return (
        frame.dep[token] == "pobj"
        and frame.low[preposition] == "as"
        and frame.lemma[frame.head[preposition]] in _NAME
    )


def _pronoun(scene: Scene, i: int, gender: str) -> int:
    """Entity of a gendered pronoun, or -1."""
    frame = scene.frame
    scores: dict[int, float] = {}
    addressed, hidden = _addressed(scene, i)
    for event in scene.events[-_WINDOW:]:
        draft = scene.drafts[event.entity]
        back = frame.story[frame.sent[i]] - frame.story[frame.sent[event.token]]
        if draft.kind != "person" or back > _SENTENCES_BACK:
            continue
        if event.entity in addressed:
            continue
        if (draft.gender or draft.likely or gender) != gender or bound(frame, i, event):
            continue
        score = _score(scene, i, gender, event, back)
        if score > scores.get(event.entity, -9.0):
            scores[event.entity] = score
    if not scores:
        return _ahead(scene, i, gender)
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < (_SURE if hidden else _MARGIN):
        return -1
    best = ranked[0][0]
    sure = len(ranked) == 1 or ranked[0][1] - ranked[1][1] > _SURE
    if sure and not scene.drafts[best].likely and not scene.drafts[best].gender:
        scene.drafts[best].likely = gender
    return best


def _score(scene: Scene, i: int, gender: str, event: Event, back: int) -> float:
    """How well a mention suits the pronoun at i; weights were set by hand on labelled speakers."""
    frame = scene.frame
    draft = scene.drafts[event.entity]
    score = -0.7 * back + 0.1 * min(scene.counts[event.entity], 6)
    if frame.para[i] != frame.para[event.token]:
        # Inside a paragraph the pronoun goes on about that paragraph's people.
        first = frame.sents[frame.sent[i]][0]
        inside = first > 0 and frame.para[first - 1] == frame.para[i]
        score -= 0.9 if inside else 0.3
    if draft.gender == gender:
        score += 1.2
    elif draft.likely == gender:
        score += 1.0
    score += 1.0 * event.subject + 0.5 * event.main + 0.4 * event.pronoun
    if event.inner or event.possessive:
        score -= 0.7
    outside = not frame.quoted[event.token]
    if not outside and not frame.quoted[i]:
        score -= 1.5
    if frame.quoted[i] and event.speaks and back == 0 and outside:
        # Speakers do not call themselves "he".
        score -= 1.5
    if frame.dep[i] in SUBJECTS:
        score += 0.4 * event.subject + _speaks_on(scene, i, event, back)
    elif according(frame, i):
        score += _speaks_on(scene, i, event, back)
    if frame.sent[i] == frame.sent[event.token] and governs(frame, i, event.token):
        score += 1.8 if event.speaks else 1.5
    return score


def _speaks_on(scene: Scene, i: int, event: Event, back: int) -> float:
    """Preference for whoever spoke last, or was just introduced, where the pronoun speaks."""
    frame = scene.frame
    if frame.lemma[frame.head[i]].lower() not in scene.lex.speech and not according(frame, i):
        return 0.0
    quotes = frame.quotes[frame.sent[i]]
    score = 0.4 * event.speaks
    if event.entity == scene.last_speaker:
        score += 1.3 if quotes else 0.9
    if event.first and back <= 1 and quotes and not event.subject:
        # Introduced in the sentence before the quotation: the usual way to lead in.
        score += 1.5
    elif (
        event.first
        and back == 1
        and quotes
        and frame.para[i] == frame.para[event.token]
        and _opens_paragraph(frame, event.token)
    ):
        # "Piers Landon, a teacher, was not pleased. '…' he said": a paragraph about one person.
        score += 1.4
    return score


def _opens_paragraph(frame: Frame, token: int) -> bool:
    """Whether a token stands in the first sentence of a paragraph that is not the first."""
    start = frame.sents[frame.sent[token]][0]
    return start > 0 and frame.para[start - 1] != frame.para[token]


def _addressed(scene: Scene, i: int) -> tuple[frozenset[int], bool]:
    """Who is the object of the verb whose subject the pronoun is: "he told the vice president".

    The object comes behind the pronoun, so that it stands for nobody yet where it is a description.
    True where the text gives its office to nobody: it may be any of those who the pronoun may be.
    """
    frame = scene.frame
    if frame.dep[i] not in SUBJECTS:
        return frozenset(), False
    verb = frame.head[i]
    end = min(frame.sents[frame.sent[i]][1], i + _WINDOW)
    found: set[int] = set()
    hidden = False
    for k in range(max(i, verb) + 1, end):
        if frame.head[k] != verb or frame.dep[k] not in OBJECTS - {"pobj"}:
            continue
        if k in scene.owner:
            found.add(scene.owner[k])
        elif frame.tag[k] in {"NN", "NNP"}:
            told = describe(
                frame, scene.lex, scene.drafts, scene.owner, scene.events, k, by_role=True
            )
            if told is not None:
                found.add(told[1])
            else:
                hidden = hidden or _is_the_person(scene, k)
    return frozenset(found), hidden


def _is_the_person(scene: Scene, k: int) -> bool:
    """Whether a noun is a person's by its office: "the vice president", not "a reporter"."""
    frame = scene.frame
    low = frame.low[k]
    if low not in scene.lex.person_nouns or low in scene.lex.anybody:
        return False
    first = k
    while first > 0 and k - first < CLIMB and frame.dep[first - 1] in {"compound", "amod"}:
        first -= 1
    return first > 0 and frame.low[first - 1] == "the"


def _ahead(scene: Scene, i: int, gender: str) -> int:
    """ "In his speech, X said": the subject that follows in the sentence."""
    frame = scene.frame
    end = min(frame.sents[frame.sent[i]][1], i + _WINDOW)
    for k in range(i + 1, end):
        entity = scene.owner.get(k, -1)
        if entity >= 0 and frame.dep[k] in SUBJECTS:
            draft = scene.drafts[entity]
            if draft.kind == "person" and (draft.gender or draft.likely or gender) == gender:
                return entity
            return -1
    return -1


# --- it, they, who ------------------------------------------------------------------------------


def _body_pronoun(scene: Scene, i: int) -> int:
    """ "it"/"they" as the subject of a speech verb: the body that last was a subject."""
    frame = scene.frame
    if frame.lemma[frame.head[i]].lower() not in scene.lex.speech or frame.quoted[i]:
        return -1
    for event in reversed(scene.events[-_WINDOW:]):
        if frame.sent[i] - frame.sent[event.token] > 2:
            break
        draft = scene.drafts[event.entity]
        if draft.kind == "organisation" and event.subject and not frame.quoted[event.token]:
            return event.entity
        if event.subject and frame.low[i] == "they":
            break
    return -1


def _relative(scene: Scene, i: int) -> None:
    """ "X, who said": the noun that the relative clause hangs on."""
    frame = scene.frame
    verb = frame.head[i]
    for _ in range(3):
        if frame.dep[verb] in {"relcl", "acl"}:
            break
        verb = frame.head[verb]
    if frame.dep[verb] not in {"relcl", "acl"}:
        return
    noun = frame.head[verb]
    entity = scene.owner.get(noun, -1)
    if entity < 0 and noun < i:
        for child in frame.children[noun][:_WINDOW]:
            if frame.dep[child] == "appos" and child < i:
                entity = scene.owner.get(child, -1)
    who = frame.low[i] == "who"
    if who and not _is_person(scene, entity) and frame.low[noun] not in scene.lex.person_nouns:
        entity = _person_above(scene, noun, i)
    if entity < 0 or noun > i or _is_person(scene, entity) != who:
        return
    if frame.dep[i] in SUBJECTS and frame.lemma[frame.head[i]].lower() in scene.lex.speech:
        _settle(scene, i, i, i + 1, entity, True)
        return
    scene.owner[i] = entity
    scene.drafts[entity].anaphors.append((i, i + 1))


def _is_person(scene: Scene, entity: int) -> bool:
    return entity >= 0 and scene.drafts[entity].kind == "person"


def _person_above(scene: Scene, noun: int, i: int) -> int:
    """ "X, owner of a mill, who said": the parser hangs the clause on the mill."""
    frame = scene.frame
    for _ in range(CLIMB):
        above = frame.head[noun]
        if above == noun or frame.tag[above][:2] == "VB":
            return -1
        noun = above
        entity = scene.owner.get(noun, -1)
        if noun < i and _is_person(scene, entity):
            return entity
    return -1


# --- I, in quotations ---------------------------------------------------------------------------


def _first_person(scene: Scene) -> None:
    """ "I" in a quotation is whoever is said to speak it, in that sentence or the next to it."""
    frame = scene.frame
    speakers: dict[int, int] = {}
    for event in scene.events:
        outside = not frame.quoted[event.token]
        if event.speaks and outside and scene.drafts[event.entity].kind == "person":
            speakers.setdefault(frame.sent[event.token], event.entity)
    for i, low in enumerate(frame.low):
        if low != "i" or not frame.quoted[i] or frame.tag[i] != "PRP":
            continue
        for sent in (frame.sent[i], frame.sent[i] + 1, frame.sent[i] - 1):
            a = frame.sents[sent][0] if 0 <= sent < len(frame.sents) else -1
            if (
                a >= 0
                and sent in speakers
                and frame.para[frame.sents[sent][1] - 1] >= frame.para[i]
            ):
                scene.owner[i] = speakers[sent]
                scene.drafts[speakers[sent]].anaphors.append((i, i + 1))
                break
