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


# ----------------------------------------------------------------------------------------------- turns without a verb

TURNS = [
    ("Ewa Lis rozkłada na stole plan mostu.\n\n– Tu brakuje dwóch przęseł.", ["Tu brakuje dwóch przęseł"]),
    ("Odpowiedziała mu skarbnik Ewa Lis.\n\n– Most kosztuje dziewięć milionów.", ["Most kosztuje dziewięć milionów"]),
    ("Innego zdania jest Jan Nowak, prezes firmy Mostex:\n\n– Most przetrwa sto lat.", ["Most przetrwa sto lat"]),
    ("Nikt nie liczył dni.\n\n– Ile to już trwa?", ["Ile to już trwa"]),
    ("Nikt nie liczył dni.\n\n– Moja babcia jeszcze po nim chodziła, teraz ja.", ["Moja babcia jeszcze po nim chodziła, teraz ja"]),
    ("— Mówiłem im — sołtys uderza pięścią w blat — a oni nic.", ["Mówiłem im", "a oni nic"]),
    ("– Chyba na folderze! – nie stracił rezonu Jan Nowak. Sala biła brawo.", ["Chyba na folderze"]),
    ("Radny długo milczał. Po przerwie odpowiedział krótko: – Zobaczymy jutro.", ["Zobaczymy jutro"]),
    ("– Nie wiem – rzuca Ewa Lis. I ciszej, do okna: – Skąd mam wiedzieć.", ["Nie wiem", "Skąd mam wiedzieć"]),
    ("– Nie wiem – rzuca Ewa Lis, a po chwili dodaje: – Skąd mam wiedzieć.", ["Nie wiem", "Skąd mam wiedzieć"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "pieces"), TURNS)
def test_a_turn_without_a_verb_behind_it_is_spoken(pipeline, text, pieces):
    article = pipeline.read("Most w Zatorach\n\n" + text, lang="pl")
    assert [piece.text for quote in article.quotes for piece in quote.content] == pieces


NO_TURNS = [
    "Gmina kupi:\n\n- nowy autobus,\n- dwie wiaty,\n- rower.",
    "Zmiany od maja.\n\n– Opłata za parking wzrośnie o złotówkę.\n– Sesja rady odbędzie się w środę.\n– Most zostanie zamknięty.",
    "Rada zebrała się w maju.\n\n– most,\n– droga.",
    "Wyniki\n\n- Zatory - Kielce 2:1",
    "W planie są trzy sprawy.\n\n- budżet na rok 2026;\n- opłaty;\n- wolne wnioski.",
    "Zgłosiły się dwie firmy: - Mostex (12 mln zł) i Drogbud.",
]


@pytest.mark.parametrize("text", NO_TURNS)
def test_lists_with_dashes_are_not_spoken(pipeline, text):
    assert contents(pipeline.read("Most w Zatorach\n\n" + text, lang="pl")) == []


def test_the_line_before_tells_who_speaks_and_holds_the_cue(pipeline):
    quote = pipeline.read(
        "Burza\n\nOdpowiedziała mu skarbnik Ewa Lis.\n\n– Most kosztuje dziewięć milionów.", lang="pl"
    ).quotes[0]
    assert (quote.speaker.name, quote.cue.text, quote.rule) == ("Ewa Lis", "Odpowiedziała", "dash_turn")


# --------------------------------------------------------------------------------------------------------- transcripts


def test_a_transcript_with_initials_is_what_each_said(pipeline):
    text = """Rozmowa o moście

W radiu rozmawiali Jan Lis i Anna Nowak.

A.N.: Kto zapłaci za most?

J.L. (śmiech): Gmina. Minister twierdzi, że to żart.

Reszta to nie moja sprawa.

A.N.: Z czego?

[reklama]

Potem grała muzyka."""
    article = pipeline.read(text, lang="pl")
    assert [(quote.speaker.name, quote.text, quote.rule) for quote in article.quotes] == [
        ("Anna Nowak", "Kto zapłaci za most", "transcript"),
        ("Jan Lis", "Gmina. Minister twierdzi, że to żart … Reszta to nie moja sprawa", "transcript"),
        ("Anna Nowak", "Z czego", "transcript"),
    ]


def test_labels_with_a_line_to_themselves_are_a_transcript(pipeline):
    text = """Zapis obrad

Przewodnicząca Anna Nowak:

Proszę o spokój. (Wesołość na sali)

Poseł Jan Lis:

Mam pytanie o most.

Głos z sali:

Most runie.

Przewodnicząca Anna Nowak:

Dziękuję."""
    article = pipeline.read(text, lang="pl")
    assert [(quote.speaker.name, quote.text) for quote in article.quotes] == [
        ("Anna Nowak", "Proszę o spokój"),
        ("Jan Lis", "Mam pytanie o most"),
        ("głos z sali", "Most runie"),
        ("Anna Nowak", "Dziękuję"),
    ]


NO_TRANSCRIPTS = [
    "Kiedy: 3 maja\n\nGdzie: most w Zatorach\n\nKiedy: 4 maja\n\nGdzie: rynek",
    "Zatory: Lis, Nowak\n\nKielce: Gil, Kos\n\nZatory: Wilk, Kot",
]


@pytest.mark.parametrize("text", NO_TRANSCRIPTS)
def test_other_labels_are_no_transcript(pipeline, text):
    assert contents(pipeline.read("Most w Zatorach\n\nMost jest stary i wąski.\n\n" + text, lang="pl")) == []


# ----------------------------------------------------------------------------------------------------------- headlines

HEADLINES = [
    ("Minister: rozmowy w piątek", ["rozmowy w piątek"]),
    ("Most zamknięto do odwołania. Starosta: nie mamy wyboru", ["nie mamy wyboru"]),
    ("Czy most runie? Polonistka: to był tylko żart", ["to był tylko żart"]),
    ("Archeolodzy: most ma trzysta lat", ["most ma trzysta lat"]),
    ("Hiszpanie o Nowaku: taki piłkarz to skarb", ["taki piłkarz to skarb"]),
    ("Most do remontu? Dyrekcja: decyzji nie ma, pacjentki: boimy się", ["decyzji nie ma", "boimy się"]),
    ("Były wójt: nie żałuję tej decyzji", ["nie żałuję tej decyzji"]),
    ("Raport NIK: szpitale toną w długach", ["szpitale toną w długach"]),
    ("Kreml: to prowokacja", ["to prowokacja"]),
    ("Zatory – Kielce 2:1. Trener: jestem dumny", ["jestem dumny"]),
    ("Starosta: będzie most. Minister: to kpina", ["będzie most", "to kpina"]),
    ("Rolnicy do ministra: dość obietnic", ["dość obietnic"]),
    ("Most runie, ostrzega minister", ["Most runie"]),
    ("„Nie podpiszę się pod tą ustawą” – wiceminister o zmianach", ["Nie podpiszę się pod tą ustawą"]),
]

NO_HEADLINES = [
    "Kraków: kibice nie wejdą na mecz",
    "Inflacja: jest gorzej, niż sądzono",
    "Wypadek na A4: nie żyje kierowca",
    "USA: zamknięto trzy lotniska",
    "Zdrowie: nowe zasady od maja",
    "Moskwa: tramwaj wjechał w autobus",
    "Sondaż: nikt nie wygra",
    "Poradnik: jak oszczędzać wodę",
    "Zatory: pożar stodoły",
    "Komentarze: nie ma ich wiele",
    "Liga Mistrzów: mistrz nie dał rady",
    "Powódź: strażacy pracują od rana",
    "UBIÓR: czarna kurtka",
    "„Most” – powieść o mieście",
]
BODY = "\n\nMost w Zatorach jest stary i bardzo wąski. Radni rozmawiali o nim w piątek.\n\nObrady trwały trzy godziny."


@pytest.mark.parametrize(("text", "said"), HEADLINES)
def test_a_headline_names_its_speaker_before_a_colon(pipeline, text, said):
    assert contents(pipeline.read(text + BODY, lang="pl")) == said


@pytest.mark.parametrize("text", NO_HEADLINES)
def test_places_and_topics_before_a_colon_say_nothing(pipeline, text):
    assert contents(pipeline.read(text + BODY, lang="pl")) == []


# ------------------------------------------------------------------------------------------- where a clause begins, ends

CLAUSES = [
    ("Wskoczył w ostatniej chwili, bo, jak zeznał, Jan Nowak podał mu rękę.", "Jan Nowak podał mu rękę"),
    ("Innego zdania jest Izba: jak wyliczyła, most kosztował fortunę.", "most kosztował fortunę"),
    ("Obowiązki pełni dyrektor, który, jak mówi Ewa Lis, jest chory.", "jest chory"),
    ("Zdaniem dr Ewy Lis z Instytutu Taniej Energii spór o prąd nie ma sensu.", "spór o prąd nie ma sensu"),
    ("Bilety są drogie, a według Ewy Lis będą jeszcze droższe.", "będą jeszcze droższe"),
    ("Według wyliczeń związku wzrost stawki będzie mały.", "wzrost stawki będzie mały"),
    ("Jan Nowak powiedział, że most jest stary, po czym wyszedł z sali.", "most jest stary"),
    ("Jan Nowak argumentował, że most jest stary, i złożył wniosek o remont.", "most jest stary"),
    ("Ewa Lis przyznaje, że most jest stary, ale radzi poczekać.", "most jest stary"),
    ("Sprawcy mieli rzekomo twierdzić, jakoby most był zamknięty.", "most był zamknięty"),
    ("Ewa Lis musiała przyznać, że most jest stary.", "most jest stary"),
    ("Akt oskarżenia jest długi. Stwierdza się w nim, że most był stary.", "most był stary"),
    ("W protokole zapisano jedynie, iż most jest stary.", "most jest stary"),
    ("Nie dała nam protokołu, tłumacząc, że most jest stary.", "most jest stary"),
    ("„Nowy Dzień Zatorski” potwierdza, że most jest stary.", "most jest stary"),
    (",,Most jest stary'' – ostrzega Ewa Lis.", "Most jest stary"),
]


@pytest.mark.parametrize(("text", "content"), CLAUSES)
def test_what_is_reported_begins_and_ends_with_its_clause(pipeline, text, content):
    assert contents(pipeline.read(text, lang="pl")) == [content]


def test_a_clause_with_its_own_report_is_another_quote(pipeline):
    text = "Sieć tłumaczy, że to był żart, a sprawcy mieli twierdzić, że most jest stary."
    assert contents(pipeline.read(text, lang="pl")) == ["to był żart", "most jest stary"]


def test_what_is_denied_with_aby_is_denied(pipeline):
    for text in ("Jan Nowak przeczy, aby most był stary.", "Jan Nowak zaprzeczył, by most był stary."):
        assert [quote.stance for quote in pipeline.read(text, lang="pl").quotes] == ["denied"]


NO_CLAUSES = [
    "Trudno powiedzieć, że most jest stary.",
    "Wójt nie miał czasu mówić o moście.",
    "Gmina musi ogłosić przetarg, który potrwa rok.",
]


@pytest.mark.parametrize("text", NO_CLAUSES)
def test_infinitives_without_a_speaker_report_nothing(pipeline, text):
    assert contents(pipeline.read(text, lang="pl")) == []


# -------------------------------------------------------------------------------------------- colons and commas alone

UNMARKED = [
    ("Ewa Lis mówi wprost: most nie ma sensu.", "most nie ma sensu", "colon_clause"),
    ("Rolnicy ostrzegają: to dopiero początek.", "to dopiero początek", "colon_clause"),
    ("Z analizy wynika co innego: most wytrzyma jeszcze rok.", "most wytrzyma jeszcze rok", "colon_clause"),
    ("Niektórzy koledzy, relacjonował Jan Nowak, zawrócili.", "Niektórzy koledzy … zawrócili", "inserted"),
    ("Trzymali się, mówił, za ręce.", "Trzymali się … za ręce", "inserted"),
    ("Most, przyznaje Ewa Lis, jest stary.", "Most … jest stary", "inserted"),
]


@pytest.mark.parametrize(("text", "content", "rule"), UNMARKED)
def test_a_statement_without_marks_or_conjunction_is_found(pipeline, text, content, rule):
    assert [(quote.text, quote.rule) for quote in pipeline.read(text, lang="pl").quotes] == [(content, rule)]


NOT_UNMARKED = [
    "Minister wymienił trzy miasta: Kielce, Radom i Opole.",
    "Policja podaje numer telefonu: 112.",
    "Ewa Lis pokazała, co kupiła: rower, dwie wiaty i ławkę.",
    "Jan Nowak wstał, podziękował, wyszedł z sali.",
    "Jan Nowak wstał, oświadczył, wyszedł.",
    "Kiedy skończył, dodał jeszcze, choć nikt nie słuchał, parę słów.",
]


@pytest.mark.parametrize("text", NOT_UNMARKED)
def test_lists_and_acts_are_no_statements(pipeline, text):
    assert contents(pipeline.read(text, lang="pl")) == []


# ------------------------------------------------------------------------------------------------------ quotation marks

MARKED = [
    ("„Najpierw się śmieją — przyznaje Ewa Lis. — Potem wracają”.", ["Najpierw się śmieją", "Potem wracają"]),
    ('"Most jest stary - mówi Ewa Lis - ale wytrzyma".', ["Most jest stary", "ale wytrzyma"]),
    ("„Prosimy o kontakt – przypomina rzecznik. – Nie zostawiajcie rowerów.", ["Prosimy o kontakt", "Nie zostawiajcie rowerów"]),
    ("„Przyszedłem tu po baterie” (pan w zielonej kurtce).", ["Przyszedłem tu po baterie"]),
    ("Na jego profilu pojawia się wpis: «Insynuacje skończą się w sądzie».", ["Insynuacje skończą się w sądzie"]),
    ('Mieszkańcy dostali alert o treści: "Uwaga! Nie wychodzić z domu".', ["Uwaga! Nie wychodzić z domu"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "pieces"), MARKED)
def test_a_quotation_has_its_attribution_inside_or_beside_it(pipeline, text, pieces):
    article = pipeline.read("Most w Zatorach\n\nMost jest stary i wąski.\n\n" + text, lang="pl")
    assert [piece.text for quote in article.quotes for piece in quote.content] == pieces


NOT_MARKED = [
    "Najlepsza książka roku: „W pustyni i w puszczy” (Henryk Sienkiewicz).",
    "Na bluzie miał napis: „Zatory”.",
    "Zagrano utwór „Most nad rzeką” (1970).",
    "Tytuł wystawy: „Rzeka i most”.",
]


@pytest.mark.parametrize("text", NOT_MARKED)
def test_titles_and_slogans_are_not_said(pipeline, text):
    assert contents(pipeline.read("Most w Zatorach\n\nMost jest stary i wąski.\n\n" + text, lang="pl")) == []


def test_a_quotation_that_nobody_closes_costs_only_itself(pipeline):
    text = (
        "Głos zabrał Jan Nowak. „Most jest stary. Remont jest drogi, - zapewniał. I obiecał, że gmina pomoże.\n\n"
        "Ewa Lis powiedziała, że pieniędzy nie ma."
    )
    article = pipeline.read("Most w Zatorach\n\n" + text, lang="pl")
    assert contents(article) == ["Most jest stary. Remont jest drogi", "gmina pomoże", "pieniędzy nie ma"]


# --------------------------------------------------------------------------------------------------------- more shapes

MORE = [
    ("– Nie wiem. – Ewa Lis patrzy w okno. – Może jutro.", ["Nie wiem", "Może jutro"]),
    ("– Ile to kosztuje? – Ewa Lis wyciąga kalkulator. – Tysiąc.", ["Ile to kosztuje", "Tysiąc"]),
    ("– Dzień dobry – słychać zza drzwi.", ["Dzień dobry"]),
    ("– Most runie – takie słowa padły na sesji.", ["Most runie"]),
    ("Jan Nowak (Partia Mostu): – To skandal.", ["To skandal"]),
    ("Wójt jest zdania, że most wytrzyma.", ["most wytrzyma"]),
    ("Radni są przekonani, że most wytrzyma.", ["most wytrzyma"]),
    ("Jak się dowiedzieliśmy, most jest stary.", ["most jest stary"]),
    ("Wedle radnej most jest stary.", ["most jest stary"]),
    ("Z relacji świadków wynika, że most pękł.", ["most pękł"]),
    ("O tym, że most jest stary, mówił wójt Jan Nowak.", ["most jest stary"]),
    ("Na to, że most jest stary, zwracała uwagę Ewa Lis.", ["most jest stary"]),
]


@pytest.mark.parametrize(("text", "pieces"), MORE)
def test_more_shapes_of_reports_are_found(pipeline, text, pieces):
    article = pipeline.read("Most w Zatorach\n\nMost jest stary i wąski.\n\n" + text, lang="pl")
    assert [piece.text for quote in article.quotes for piece in quote.content] == pieces


def test_what_somebody_heard_has_a_source_or_is_none(pipeline):
    assert contents(pipeline.read("Ewa Lis usłyszała, że most runął.", lang="pl")) == []
    assert contents(pipeline.read("Ewa Lis usłyszała od wójta, że most runie.", lang="pl")) == ["most runie"]


def test_a_claim_that_something_is_untrue_keeps_its_no(pipeline):
    article = pipeline.read("Nieprawdą jest, jakoby most był stary – dodał wójt Jan Nowak.", lang="pl")
    assert contents(article) == ["Nieprawdą jest, jakoby most był stary"]


LOOK_ALIKES = [
    "Komitet ogłosił laureatów: nagrodę dostali Nowak i Lis.",
    "Wszystko wskazuje na to, że most runie.",
    "Nic nie zapowiadało, że most runie.",
    "Z tego wynika, że plan był zły.",
    "Do konkursu zgłoszono trzy prace: „Most”, „Rzeka” i „Dom nad wodą”.",
    "- Oświadczenie o dochodach.",
    "Pojawia się pytanie, kto za to zapłaci.",
    "Nie wiadomo, kto zapłaci za most.",
    "Sprawdzamy, czy most wytrzyma.",
    "Dodajmy, że most jest stary.",
    "Dolar zanotował spadek, który zaskoczył rynki.",
    "Skład Zatorów: Nowak, Lis (70. Kot), Gil.",
    "Rok 1945 – koniec wojny. Rok 1989 – wolne wybory.",
    "Mecz Zatory – Kielce wygrali goście.",
    "Czytaj także: Wójt: most runie",
]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_what_only_looks_like_a_report_is_none(pipeline, text):
    text = "Most w Zatorach\n\nMost jest stary. Byli tam wójt Jan Nowak i radna Ewa Lis.\n\n" + text
    assert contents(pipeline.read(text + "\n\nZima była długa i mroźna.", lang="pl")) == []


SOME_MORE = [
    ("Most jest stary – tłumaczył wójt – i trzeba go naprawić.", ["Most jest stary", "i trzeba go naprawić"]),
    ("Wójt twierdzi, że pieniędzy nie ma; radna mówi, że są.", ["pieniędzy nie ma", "są"]),
    ("„Kurier Zatorski” cytuje wójta: „Most runie”.", ["Most runie"]),
    ("Radna na to: „Nie usiądę!”.", ["Nie usiądę"]),
    ("Z sali padło: „Hańba!”.", ["Hańba"]),
    ("Wójt nie powiedział, kiedy ruszy remont.", []),
]


@pytest.mark.parametrize(("text", "pieces"), SOME_MORE)
def test_who_goes_on_and_who_else_speaks(pipeline, text, pieces):
    text = "Most w Zatorach\n\nMost jest stary. Byli tam wójt Jan Nowak i radna Ewa Lis.\n\n" + text
    article = pipeline.read(text, lang="pl")
    assert [piece.text for quote in article.quotes for piece in quote.content] == pieces


def test_why_something_is_so_is_told_and_not_asked(pipeline):
    assert [quote.stance for quote in pipeline.read("Jan Nowak wyjaśnił, dlaczego most runął.", lang="pl").quotes] == [
        "asserted"
    ]


INDIRECT = [
    ("Minister Jan Nowak chwali się, że most jest gotowy.", "most jest gotowy"),
    ("Minister żali się, że most jest stary.", "most jest stary"),
    ("Starosta woła, że most jest stary.", "most jest stary"),
    ("Minister Jan Nowak żali się, że most jest stary.", "most jest stary"),
    ("Jan Nowak podkreślił fakt, że most jest stary.", "most jest stary"),
    ("Prokuratura postawiła mu zarzut, że podpalił most.", "podpalił most"),
    ("Radny postawił pytanie, czy most jest potrzebny.", "czy most jest potrzebny"),
    ("Eksperci są zgodni, że most był stary.", "most był stary"),
    ("Zdaniem autorów raportu most jest stary.", "most jest stary"),
    ("Jan Nowak zapowiada, że „nie odpuści”, i kieruje sprawę do sądu.", "nie odpuści"),
    ("Ewa Lis wyszła do nas. Krzyczała, że nie ma czasu.", "nie ma czasu"),
]


@pytest.mark.parametrize(("text", "content"), INDIRECT)
def test_more_words_lead_in_what_is_reported(pipeline, text, content):
    assert contents(pipeline.read(text, lang="pl")) == [content]
