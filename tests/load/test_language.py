"""A text in another language is told, and nothing that is English is taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.loader import load
from claimcheck.loader.language import foreign, is_foreign

CORPUS = Path(__file__).resolve().parents[2] / "corpus"

FOREIGN = {
    "German": "Bei einem Unfall auf der Autobahn sind am Dienstag drei Menschen ums Leben "
    "gekommen, wie die Polizei mitteilte. Der Fahrer, 43 Jahre alt, wurde festgenommen. Die "
    "Ursache des Unglücks ist noch nicht bekannt.",
    "French": "Trois personnes ont été tuées mardi dans un accident de la route, selon la police. "
    "Le conducteur, âgé de 43 ans, a été arrêté. Les causes de l'accident ne sont pas connues des "
    "enquêteurs.",
    "Spanish": "Tres personas murieron el martes en un accidente de tráfico, según informó la "
    "policía. El conductor, de 43 años, fue detenido. Las causas del accidente se están "
    "investigando por los agentes.",
    "Polish": "Trzy osoby zginęły we wtorek w wypadku drogowym, poinformowała policja. Kierowca, "
    "który ma 43 lata, został zatrzymany na miejscu. Przyczyny wypadku nie są jeszcze znane, ale "
    "śledztwo jest w toku i trwa od wczoraj.",
    "Russian": "Три человека погибли во вторник в аварии, сообщила полиция.",
    "Chinese": "据警方称，周二在里昂附近发生的一起交通事故造成三人死亡。"
    "司机今年四十三岁，已被逮捕。事故原因仍在调查中。",
    "Arabic": "قالت الشرطة إن ثلاثة أشخاص قتلوا يوم الثلاثاء في حادث سير قرب المدينة.",
}
ENGLISH = {
    "a note": "Police: four dead in crash",
    "no words": "2:01:22 2:02:11 43 44 51",
    "a list of results": "1. Smith 2:01:22\n2. de la Cruz 2:02:11\n3. van den Berg\n" * 20,
    "names of another language": "Les Misérables and La La Land drew Jean-Luc de la Fontaine and "
    "his sister Marie de Vries to the Théâtre des Champs-Élysées, where the crowd was small. "
    "The seats at the Palais de la Musique et des Congrès were sold out.",
    "no article at all": "Rain expected Tuesday. Temperatures near 12C. Wind from west. Showers "
    "Wednesday, sun Thursday, frost Friday night in valleys and hills, then rain again Sunday, "
    "with snow above 900m later. Roads may ice over. Drivers should take care near bridges.",
    "an empty text": "",
}


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN)
def test_another_language_is_told(text: str) -> None:
    assert is_foreign(text)


@pytest.mark.parametrize("text", ENGLISH.values(), ids=ENGLISH)
def test_english_is_not(text: str) -> None:
    assert not is_foreign(text)


def test_no_article_of_the_corpus_is() -> None:
    assert not list(foreign(load([str(CORPUS)]).articles))
