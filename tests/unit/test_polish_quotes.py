"""Polish quotes: which are found, and where they begin and end. All sentences are our own."""

import pytest

import newskit


@pytest.fixture(scope="module")
def pipeline():
    return newskit.Pipeline(only=[newskit.Quote], strict=True, entry_points=False)


def contents(article):
    return [quote.text for quote in article.quotes]


# --------------------------------------------------------------------------------------------------- verbs and phrases

CUES = [
    ("Ewa Lis zarzeka się, że nie była na moście.", "nie była na moście"),
    ("Powiada, że most jest stary.", "most jest stary"),
    ("Dorzuciła, że most jest stary.", "most jest stary"),
    ("Dowodził też, że most jest stary.", "most jest stary"),
    ("Daje jednak do zrozumienia, że most runie.", "most runie"),
    ("Inżynierowie wywodzą, iż most jest stary.", "most jest stary"),
    ("Ewa Lis chciała wiedzieć, kto zapłaci za most.", "kto zapłaci za most"),
    ("Ewa Lis przeczy, aby most był stary.", "most był stary"),
    ("Od jednego z inżynierów słyszymy, że most jest stary.", "most jest stary"),
    ("– Mostu nie będzie – studzi Ewa Lis.", "Mostu nie będzie"),
    ("– Mostu nie będzie – odgryza się Jan Nowak.", "Mostu nie będzie"),
    ("– Mostu nie będzie – wydusiła wreszcie Ewa Lis.", "Mostu nie będzie"),
    ("– Mostu nie będzie – rozkłada ręce Ewa Lis.", "Mostu nie będzie"),
    ("– Mostu nie będzie – wzrusza ramionami Jan Nowak. – Trudno.", "Mostu nie będzie … Trudno"),
    ("– Mostu nie będzie – nie dała się zbić z tropu Lis.", "Mostu nie będzie"),
    ("– Mostu nie będzie – słyszymy od jednej z mieszkanek.", "Mostu nie będzie"),
    ("„Mostu nie będzie” – zarzekał się Jan Nowak.", "Mostu nie będzie"),
]


@pytest.mark.parametrize(("text", "content"), CUES)
def test_a_verb_or_phrase_reports(pipeline, text, content):
    assert contents(pipeline.read(text, lang="pl")) == [content]


NO_CUES = [
    "Armią, która stanęła nad rzeką, dowodził Jan Nowak.",
    "Ewa Lis rozkłada ręce i wychodzi z sali.",
    "Ród wywodzi się z gór, gdzie żył do wojny.",
    "Radio nadaje od rana muzykę.",
    "Jan Nowak wzrusza ramionami, bo nie ma czasu.",
    "Spółka wysłała ludzi, by zbadali most.",
    "Gmina podniosła opłatę, żeby kupić autobus.",
    "Ewa Lis zapisała się na kurs, który trwa rok.",
]


@pytest.mark.parametrize("text", NO_CUES)
def test_the_same_words_without_speech_report_nothing(pipeline, text):
    assert contents(pipeline.read(text, lang="pl")) == []


def test_a_question_of_the_reporter_has_no_speaker(pipeline):
    article = pipeline.read("– Nie wiem – mówi Ewa Lis.\n\n– Kto wtedy zadzwonił? – pytam.", lang="pl")
    assert [(quote.speaker and quote.speaker.name, quote.text) for quote in article.quotes] == [
        ("Ewa Lis", "Nie wiem"),
        (None, "Kto wtedy zadzwonił"),
    ]
