"""Where sentences end, and where a full stop ends none."""

from __future__ import annotations

import pytest

import newskit

PIPELINE = newskit.Pipeline(only=[newskit.Sentence], entry_points=False)

# Each case is a text with | where one sentence ends and the next begins.
POLISH = [
    "To jest zdanie.| To jest drugie.",
    "Przyszedł prof. Jan Kowalski.| Wyszedł dr Nowak.",
    "Spotkanie z prok. Anną Wilk odbyło się o godz. 12.30 w Łodzi.",
    "Ul. Długa 5 jest zamknięta, a al. Jerozolimskie nie.",
    "W 2024 r. Polska eksportowała więcej.| Rok później mniej.",
    "Chodzi o art. 5 ust. 2 pkt 3 ustawy.",
    "Firma Mostbud sp. z o.o. zbuduje most.",
    "Był tu D. Tusk i pan J. Kowalski.| Wyszli.",
    "Zatrzymano Tomasza K.| Policja szuka drugiego.",
    "Kosztuje to 5 tys. zł, czyli 1,2 tys. euro.",
    "Kupili m.in. Orlen i Lotos.",
    "Żyli tu np. Jan i Ewa.| Teraz nie.",
    "„Nie wiem.”| Tak powiedział.",
    "„Nie wiem!” – powiedział.| Potem wyszedł.",
    "Czy to prawda?| Nie!| Tak…| Może.",
    "Nie wiem... może jutro.| Jutro powiem.",
    "Nie wiem...| Jutro powiem.",
    "Strona newskit.example.org działa.| Inna nie.",
    "Za było 5 proc. Polaków.| Reszta nie.",
    "Spotkali się św. Mikołaj i bp Jan.| Ks. Adam nie przyszedł.",
    "To był im. Jana Pawła II most.| Nowy.",
    "Por. Nowak i kpt. Wilk zginęli.",
    "(To było wczoraj.)| Dziś jest inaczej.",
    "Sygn. akt II K 12/25.| Wyrok jest prawomocny.",
    "Od 1 stycznia 2025 r. podatek rośnie.",
    "Tzw. Wielka Czwórka.| I tyle.",
    "Mieszka tu os. Nowak, ob. Rosji.",
    "Przyjechał min. Jan Bąk.| Wyjechał.",
]
ENGLISH = [
    "This is one.| This is two.",
    "Mr. Smith met Mrs. Jones.| Dr. Lee did not come.",
    "Sen. John Doe and Rep. Ann Lee spoke.| Gov. Cole did not.",
    "J. K. Rowling wrote it.| George W. Bush read it.",
    "The U.S. Senate voted.| It passed.",
    "It rose 2.5 percent.| Then it fell.",
    "Bridgeworks Ltd. Chairman Ann Cole resigned.",
    "“I do not know.”| He left.",
    "“Will you pay?” she asked.| He did not answer.",
    '"We will."| She smiled.',
    "No. 5 was first.| It won.",
    "Is it so?| No!| Well… maybe.",
    "They met on Jan. 5 in St. Louis.",
    "Over 50 percent said yes.| “No,” said others.",
    "The case is Doe v. Roe.| It is old.",
    "See example.org for more.| Or call.",
    "Lt. Col. James Brown said so.",
    "It ended 3-2.| The crowd left.",
]


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_there_are_forty_cases_and_more(lang):
    assert len(POLISH) + len(ENGLISH) >= 40


@pytest.mark.parametrize(("lang", "case"), [*(("pl", case) for case in POLISH), *(("en", case) for case in ENGLISH)])
def test_a_text_is_parted_into_its_sentences(lang, case):
    article = PIPELINE.read(case.replace("|", ""), lang=lang)
    assert [one.text for one in article.of(newskit.Sentence)] == [part.strip() for part in case.split("|")]


def test_no_sentence_crosses_a_line():
    article = PIPELINE.read("Most będzie gotowy\n\nBurmistrz obiecał. To wszystko", lang="pl")
    assert [one.text for one in article.of(newskit.Sentence)] == [
        "Most będzie gotowy",
        "Burmistrz obiecał.",
        "To wszystko",
    ]


def test_without_a_pack_marks_and_capitals_decide():
    article = PIPELINE.read("Kua pau. He mahi hou! ʻO ia", lang="mi")
    assert len(article.of(newskit.Sentence)) == 3
