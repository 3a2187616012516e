"""Random and hostile text through every reader that needs no model: no crash, no span off its text.

CI runs a short round; ``CLAIMCHECK_FUZZ=20000 pytest tests/hostile_input`` runs as many of each.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.attribution.quotes import scan_quotations
from claimcheck.config import read_claims_file
from claimcheck.errors import ConfigError
from claimcheck.loader import read_file
from claimcheck.models import Article, QuantityKind, SkippedInput
from claimcheck.nlp.view import view_of_text
from claimcheck.quantities.find import find_in_text

ROUNDS = int(os.environ.get("CLAIMCHECK_FUZZ", "150"))
fuzz = settings(max_examples=ROUNDS, suppress_health_check=list(HealthCheck))

PIECES = """
“ ” ‘ ’ « » „ " ' `` '' ( ) [ ] {{ }} - – — … . , ; : ! ? % ‰ $ € £ ¥ ₹ ° ½ ¾ × / \\ | # * _ ~ ^
1 2 12 1,000 1.5 0 00 1e9 1/2 3-4 10–12 1,2,3 999999999999999999999999999999 1.2.3 19:30 2021-05-03
two dozen hundred thousand million billion trillion half a quarter third dozens of per cent percent
km kg GW hours days years °C mph sq ft more than less than about nearly up to between and from to
said says told that the of in on by at May March Monday Dr. Mr. U.S. N'Djamena O’Brien AC/DC
\u202e \u200b \u00ad \ufeff \u2028 \x00 \x1b[31m \r\n \n\n \t \xa0 \ud83d \U0001f600 e\u0301 ﬁ
http://a.b/c?d=e&f user@example.org <b> </b> &amp; ![x](y) | a | b | --- Published: By Read more
""".split()
pieces = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=40)
texts = st.builds(lambda parts, sep: sep.join(parts), pieces, st.sampled_from([" ", "", "\n"]))


@fuzz
@given(texts)
def test_quantities_lie_in_their_text(text: str) -> None:
    for found in find_in_text(text):
        assert 0 <= found.start < found.end <= len(text)
        low, high = found.quantity.low, found.quantity.high
        if found.quantity.kind is not QuantityKind.SCORE:  # two numbers, not bounds
            assert low is None or high is None or low <= high


@fuzz
@given(texts)
def test_quotations_lie_in_their_text(text: str) -> None:
    for found in scan_quotations(text):
        assert 0 <= found.start < found.end <= len(text)


@fuzz
@given(texts)
def test_views_lead_back_to_their_text(text: str) -> None:
    view = view_of_text(text)
    for i in range(len(view.text)):
        start, end = view.span(i, i + 1)
        assert 0 <= start < end <= len(text)


@fuzz
@given(texts.map(lambda text: text.encode("utf-8", "surrogatepass")) | st.binary(max_size=200))
def test_any_bytes_are_articles_or_a_reason(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        path.write_bytes(data)
        for item in read_file(path):
            if isinstance(item, SkippedInput):
                assert item.reason
                assert "\n" not in item.reason
                continue
            assert isinstance(item, Article)
            last = 0
            for start, end in item.regions:
                assert last <= start <= end <= len(item.text)
                last = end
            assert item.published is None or isinstance(item.published, date)


YAML = """
version: 1 2 settings fail_on warning articles entities facts accepted name kind place aliases
finding reason until id statement 2021-05-03 3f2a9c1b { } [ ] - , & * ! ? @ % # ' " null ~ true
!!python/object/apply:os.system !!python/name:os.system | > 1e999 .inf 0x1f 12:30:45 <<: &a *a
""".split()
yaml_words = st.sampled_from([*YAML, "\t", "---", "..."]) | st.text(max_size=3)
gaps = st.sampled_from([" ", "\n", "\n  ", ": "])
yaml_texts = st.lists(st.builds(lambda word, gap: word + gap, yaml_words, gaps), max_size=30)
yaml_files = yaml_texts.map(lambda parts: "".join(parts).encode("utf-8", "surrogatepass"))


@fuzz
@given(
    yaml_texts.map(lambda parts: "".join(parts).encode("utf-8", "surrogatepass"))
    | st.binary(max_size=80)
)
def test_any_claims_file_is_settings_or_one_line(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "claims.yaml"
        path.write_bytes(data)
        try:
            read_claims_file(path)
        except ConfigError as error:
            assert str(error).strip()
