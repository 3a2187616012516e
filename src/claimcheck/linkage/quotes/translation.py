"""Whether quoted words may be somebody's translation: then two wordings may both be right."""

from __future__ import annotations

from claimcheck.late import late
from claimcheck.models import Article, AttributionClaim

# Languages by their English names. Source: the thirty with most first-language speakers after
# Ethnologue (2023), and the official languages of European and neighbouring states.
_LANGUAGES = (
    "Mandarin Chinese Cantonese Spanish Hindi Urdu Bengali Portuguese Russian Japanese Punjabi "
    "Marathi Telugu Turkish Korean French German Vietnamese Tamil Javanese Italian Egyptian Arabic "
    "Gujarati Persian Farsi Hausa Swahili Ukrainian Belarusian Polish Romanian Dutch Flemish Greek "
    "Hungarian Czech Slovak Swedish Danish Norwegian Finnish Icelandic Bulgarian Serbian Croatian "
    "Bosnian Slovene Albanian Macedonian Lithuanian Latvian Estonian Georgian Armenian Azerbaijani "
    "Kazakh Uzbek Hebrew Yiddish Pashto Dari Kurdish Amharic Somali Tigrinya Zulu Malay Indonesian "
    "Tagalog Thai Burmese Khmer Mongolian Catalan Basque Irish Welsh Maltese"
).split()
_TRANSLATED = late(
    rf"\b(?:in|from) (?:{'|'.join(_LANGUAGES)})\b|"
    r"\b(?i:through|via|by|with) (?:an?|the|his|her|their) (?:\w{1,20} )?"
    r"(?:interpreter|translator)\b|"
    r"\b(?i:translated|in translation|translation (?:by|from|of))\b"
)
_AROUND = 160  # characters before and after the quotation's sentence


def translated(claim: AttributionClaim, article: Article) -> str:
    """The words that say the quotation was spoken in another language; empty if none do.

    Only the text around the quoted words is read: what the speaker says about translation, inside
    the marks, is no sign of it.
    """
    text = article.text
    low = max(0, claim.sentence.start - _AROUND)
    high = min(len(text), claim.sentence.end + _AROUND)
    for match in _TRANSLATED.finditer(text, low, high):
        if not any(part.start <= match.start() < part.end for part in claim.quoted):
            return match.group()
    return ""
