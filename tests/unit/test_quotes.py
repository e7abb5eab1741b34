"""Quotes by rules: shapes of attribution, look-alikes, stance, speakers. All sentences are our own."""

import pytest

import newskit
from newskit.testing.growth import seconds_of, too_fast


@pytest.fixture(scope="module")
def pipeline():
    return newskit.Pipeline(only=[newskit.Quote], strict=True, entry_points=False)


def told(article):
    """(speaker, content) of each quote."""
    return [(quote.speaker and quote.speaker.name, quote.text) for quote in article.quotes]


# ------------------------------------------------------------------------------------------------------------- Polish

POLISH = [
    ("- Nie wiem - powiedział Jan Nowak.", "Jan Nowak", "Nie wiem", "dash_turn"),
    ("– Nie wiem – powiedziała starosta Ewa Lis.", "Ewa Lis", "Nie wiem", "dash_turn"),
    ("— Nie wiem — przyznał cicho Jan Nowak.", "Jan Nowak", "Nie wiem", "dash_turn"),
    ("- Nie wiem - powiedział Jan Nowak. - Zobaczymy.", "Jan Nowak", "Nie wiem … Zobaczymy", "dash_turn"),
    ("- Dlaczego? - zapytała Ewa Lis.", "Ewa Lis", "Dlaczego", "dash_turn"),
    ("- Droga - jedyna w gminie - jest zła - ocenił Jan Nowak.", "Jan Nowak", "Droga - jedyna w gminie - jest zła", "dash_turn"),
    ('"Nie wiem" - powiedział Jan Nowak.', "Jan Nowak", "Nie wiem", "marks"),
    ("„Nie wiem” – powiedział Jan Nowak.", "Jan Nowak", "Nie wiem", "marks"),
    ('„Nie wiem", przyznał Jan Nowak.', "Jan Nowak", "Nie wiem", "marks"),
    ("„Nie wiem” (napisał Jan Nowak).", "Jan Nowak", "Nie wiem", "marks"),
    ('Jan Nowak powiedział: "Nie wiem".', "Jan Nowak", "Nie wiem", "marks"),
    ("Jan Nowak powiedział, że nie wie.", "Jan Nowak", "nie wie", "that_clause"),
    ("Jan Nowak powiedział w piątek PAP, iż nie wie.", "Jan Nowak", "nie wie", "that_clause"),
    ("Jan Nowak zwrócił uwagę, że most jest stary.", "Jan Nowak", "most jest stary", "that_clause"),
    ("Starosta Ewa Lis oceniła, że most jest stary.", "Ewa Lis", "most jest stary", "that_clause"),
    ("Jak poinformowała Ewa Lis, most jest stary.", "Ewa Lis", "most jest stary", "as_reported"),
    ("Most, jak poinformowała Ewa Lis, jest stary.", "Ewa Lis", "Most … jest stary", "as_reported"),
    ("Według Piotra Kosa most jest stary.", "Piotr Kos", "most jest stary", "according_to"),
    ("Zdaniem Ewy Lis most jest stary.", "Ewa Lis", "most jest stary", "according_to"),
    ("W ocenie Piotra Kosa most jest stary.", "Piotr Kos", "most jest stary", "according_to"),
    ("Most jest stary - zauważyła Ewa Lis.", "Ewa Lis", "Most jest stary", "trailing_attribution"),
    ("Most w Zatorach jest stary, poinformował Jan Nowak.", "Jan Nowak", "Most w Zatorach jest stary", "trailing_attribution"),
    ("Ewa Lis wyszła z sali, podkreślając, że nie wróci.", "Ewa Lis", "nie wróci", "participle"),
    ('Rada skończyła obrady. "Nie mamy wyboru" - napisał Jan Nowak.', "Jan Nowak", "Nie mamy wyboru", "marks"),
    ("Kielce, 3.02.2025 (PAP) - Gmina kupi autobus - poinformowała Ewa Lis.", "Ewa Lis", "Gmina kupi autobus", "trailing_attribution"),
    ("Kielce (PAP) - Nie mamy autobusu - poinformowała Ewa Lis.", "Ewa Lis", "Nie mamy autobusu", "dash_turn"),
    ("Jak podała Ewa Lis, runęło 11 stodół. (PAP)", "Ewa Lis", "runęło 11 stodół", "as_reported"),
    ("Według Ewy Lis runęło 11 stodół. (js/ mal/)", "Ewa Lis", "runęło 11 stodół", "according_to"),
    ("Jak podał Jan Nowak, starosta powiatu, most jest stary.", "Jan Nowak", "most jest stary", "as_reported"),
    ("Jak podał GUS, starosta Adam Lis miał zaprzeczyć, że most runie.", "GUS", "starosta Adam Lis miał zaprzeczyć, że most runie", "as_reported"),
    ("Jak podał GUS, minister Adam Lis zapowiedział, że nie odejdzie.", "GUS", "minister Adam Lis zapowiedział, że nie odejdzie", "as_reported"),
    ("- To koniec - mówiła matka ucznia, Ewa Lis.", "Ewa Lis", "To koniec", "dash_turn"),
    ("Ewa Lis, rzeczniczka MSZ, stwierdziła, że most runie.", "Ewa Lis", "most runie", "that_clause"),
    ("- Nie wiem - mówi jedna z lokalnych radnych.", "jedna z lokalnych radnych", "Nie wiem", "dash_turn"),
    ("Jeden z posłów Partii Lasu powiedział, że most runie.", "jeden z posłów Partii Lasu", "most runie", "that_clause"),
    ("Ewa Lis wyszła z sali, dodając jedynie, że nie wróci.", "Ewa Lis", "nie wróci", "participle"),
    ('"To błąd" - ocenił na łamach "Dziennika Leśnego" minister Jan Nowak.', "Jan Nowak", "To błąd", "marks"),
    ("Prezes PZPN dodał, że mecz się odbędzie.", "prezes PZPN", "mecz się odbędzie", "that_clause"),
    ("Most w Zatorach runął (w nocy) - powiedział Jan Nowak.", "Jan Nowak", "Most w Zatorach runął (w nocy)", "trailing_attribution"),
    ("- Nie wiem (śmiech) - powiedział Jan Nowak.", "Jan Nowak", "Nie wiem (śmiech)", "dash_turn"),
    ("Eksperci przewidują, że zima będzie łagodna.", "eksperci", "zima będzie łagodna", "that_clause"),
    ("W komunikacie MSZ napisano, że konsul wyjechał.", "MSZ", "konsul wyjechał", "that_clause"),
    ("Ewa Lis: Droga będzie gotowa w maju", "Ewa Lis", "Droga będzie gotowa w maju", "headline_colon"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "content", "rule"), POLISH)
def test_a_polish_quote_has_its_speaker_and_its_words(pipeline, text, speaker, content, rule):
    article = pipeline.read(text, lang="pl")
    assert [(q.speaker.name, q.text, q.rule) for q in article.quotes] == [(speaker, content, rule)]


NO_POLISH_QUOTES = [
    'Film "Rzeka" obejrzało tysiąc osób.',
    "Powieść „Dom nad rzeką” wyszła w maju.",
    'Tzw. "podatek od okien" wejdzie w życie.',
    "Adam Lis - prezes spółki - kupił działkę.",
    "Ryzyko rośnie - wyniki poznamy w maju.",
    "Pociąg na trasie Żary - Nysa stanął.",
    "Oznacza to, że woda będzie droższa.",
    "Wiadomo, że woda będzie droższa.",
    "Okazuje się, że woda będzie droższa.",
    "Mówi się, że woda będzie droższa.",
    "Mimo że padało, mecz się odbył.",
    "Smaku dodaje to, że mięso jest wędzone.",
    "Przypomnijmy, że most zamknięto w maju.",
    "Minister podał rękę trenerowi.",
    "Według ustawy opłata rośnie co rok.",
    "Niemcy: zamknięto trzy lotniska",
    "Rada powołała komisję, by zbadać sprawę.",
]


@pytest.mark.parametrize("text", NO_POLISH_QUOTES)
def test_polish_look_alikes_are_no_quotes(pipeline, text):
    assert told(pipeline.read(text, lang="pl")) == []


POLISH_STANCES = [
    ("Jan Nowak zaprzeczył, że był w domu.", "denied"),
    ("Jan Nowak nie zaprzeczył, że był w domu.", "asserted"),
    ("Jan Nowak nie potwierdził, że był w domu.", "denied"),
    ("Jan Nowak twierdzi, jakoby był w domu.", "doubted"),
    ("Jan Nowak zaprzeczył, jakoby był w domu.", "denied"),
    ("Jan Nowak poprosił, by zostać w domu.", "demanded"),
    ("Jan Nowak powiedział, żeby zostać w domu.", "demanded"),
    ("Jan Nowak zapytał, czy ktoś jest w domu.", "asked"),
    ("Jan Nowak powiedział, że był w domu.", "asserted"),
]


@pytest.mark.parametrize(("text", "stance"), POLISH_STANCES)
def test_a_polish_denial_never_reads_as_a_claim(pipeline, text, stance):
    assert [quote.stance for quote in pipeline.read(text, lang="pl").quotes] == [stance]


def test_a_dropped_subject_is_the_last_speaker_of_that_gender(pipeline):
    text = "Jan Nowak powiedział, że most stoi. Ewa Lis oceniła, że jest krzywy. Dodał, że to nieprawda. Dodała, że to widać."
    speakers = [quote.speaker for quote in pipeline.read(text, lang="pl").quotes]
    assert [speaker.name for speaker in speakers] == ["Jan Nowak", "Ewa Lis", "Jan Nowak", "Ewa Lis"]
    assert [speaker.mention is None for speaker in speakers] == [False, False, True, True]


def test_a_new_subject_comes_before_the_last_speaker(pipeline):
    text = "Jan Nowak powiedział, że most stoi.\n\nNa sesję przyszedł Adam Lis. Podkreślił, że most jest krzywy."
    assert [name for name, _ in told(pipeline.read(text, lang="pl"))] == ["Jan Nowak", "Adam Lis"]


def test_an_office_stands_for_the_person_who_holds_it(pipeline):
    text = "Wójt Adam Lis powiedział, że most stoi.\n\nJan Nowak uważa, że nie stoi.\n\nWójt odpowiedział, że stoi."
    assert [name for name, _ in told(pipeline.read(text, lang="pl"))] == ["Adam Lis", "Jan Nowak", "Adam Lis"]


def test_who_is_only_spoken_of_does_not_speak(pipeline):
    text = "Innego zdania jest prof. Jan Nowak. — To koniec. Premier Lis poszuka głosów — ocenia politolog."
    assert [name for name, _ in told(pipeline.read(text, lang="pl"))] == ["Jan Nowak"]


def test_the_pronoun_of_a_formula_is_its_mention(pipeline):
    (quote,) = pipeline.read("Jan Nowak przyjechał. W jego ocenie oba mosty są stare.", lang="pl").quotes
    assert (quote.speaker.name, quote.speaker.mention.text, quote.cue.text) == ("Jan Nowak", "jego", "W jego ocenie")


@pytest.mark.parametrize(
    ("text", "lang", "name"),
    [
        ('Jednak eksperci czekają na zimę. "Zima będzie łagodna" - napisali.', "pl", "eksperci"),
        ("The researchers met in May. They said the mill was old.", "en", "researchers"),
        ("The town met the researchers. They said the mill was old.", "en", None),
    ],
)
def test_a_group_that_opens_the_sentence_before_speaks(pipeline, text, lang, name):
    assert [speaker for speaker, _ in told(pipeline.read(text, lang=lang))] == [name]


def test_two_cues_of_one_turn_are_two_quotes_of_one_turn(pipeline):
    article = pipeline.read("- Nie wiem - powiedziała Ewa Lis. - Zapytam męża - dodała.", lang="pl")
    first, second = article.quotes
    assert (first.text, second.text) == ("Nie wiem", "Zapytam męża")
    assert first.turn is not None
    assert first.turn == second.turn
    assert second.speaker.name == "Ewa Lis"


def test_one_cue_makes_no_turn(pipeline):
    assert [quote.turn for quote in pipeline.read("- Nie wiem - powiedziała Ewa Lis.", lang="pl").quotes] == [None]


def test_the_radio_that_was_told_does_not_speak(pipeline):
    (quote,) = pipeline.read("- Nie wiem - powiedziała Radiu Swoboda Ewa Lis.", lang="pl").quotes
    assert quote.speaker.name == "Ewa Lis"
    assert quote.addressee == "Radio Swoboda"


def test_the_reporter_speaks_again_after_a_turn(pipeline):
    article = pipeline.read("- Most stoi - powiedział Jan Nowak. - Jest zdrowy. Dodał, że go zbada.", lang="pl")
    assert [quote.text for quote in article.quotes] == ["Most stoi … Jest zdrowy", "go zbada"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("- Nie wiem - powiedział Jan Nowak.", "direct"),
        ('Jan Nowak powiedział, że "nic nie wie".', "mixed"),
        ('Jan Nowak powiedział, że rada "nic nie wie" o moście.', "mixed"),
        ('Jan Nowak powiedział, że film "Most" jest długi.', "indirect"),
        ("Jan Nowak powiedział, że nic nie wie.", "indirect"),
    ],
)
def test_the_marks_tell_the_kind(pipeline, text, kind):
    assert [quote.kind for quote in pipeline.read(text, lang="pl").quotes] == [kind]


def test_a_quoted_headline_borrows_no_speaker(pipeline):
    text = '"Lis nie ma już czasu"\n\nAdam Lis przyszedł na sesję spóźniony i usiadł z tyłu.'
    assert told(pipeline.read(text, lang="pl")) == [(None, "Lis nie ma już czasu")]


def test_the_unnamed_keep_their_description(pipeline):
    (quote,) = pipeline.read("Według lokalnych serwisów informacyjnych most runął.", lang="pl").quotes
    assert quote.speaker.name == "lokalne serwisy informacyjne"
    assert quote.speaker.type == "group"


# ------------------------------------------------------------------------------------------------------------ English

ENGLISH = [
    ("“I don’t know,” Ann Reed said.", "Ann Reed", "I don’t know", "marks"),
    ('"I know," said Ann Reed, a baker.', "Ann Reed", "I know", "marks"),
    ("“I know,” Ann Reed, a baker, said. “I saw it.”", "Ann Reed", "I know … I saw it", "marks"),
    ("“I know,” said the founder of the bakery, Bill Moss.", "Bill Moss", "I know", "marks"),
    ("“I know it,” Ms. Reed said in a letter. “I saw it.”", "Reed", "I know it … I saw it", "marks"),
    ("Ann Reed, a baker who was not at home, said it was old.", "Ann Reed", "it was old", "zero_that"),
    ("The cause of the fire has been found, Ann Reed told Reuters.", "Ann Reed", "The cause of the fire has been found", "trailing_attribution"),
    ("Towns have agreed to a three-day truce, Ann Reed said.", "Ann Reed", "Towns have agreed to a three-day truce", "trailing_attribution"),
    ("“If you ask,” Ann Reed said, “you will hear.”", "Ann Reed", "If you ask … you will hear", "marks"),
    ("Ann Reed said: “I know.”", "Ann Reed", "I know", "marks"),
    ("Ann Reed said, “I know.”", "Ann Reed", "I know", "marks"),
    ("Ann Reed told reporters that the mill was old.", "Ann Reed", "the mill was old", "that_clause"),
    ("Ann Reed said the mill was old.", "Ann Reed", "the mill was old", "zero_that"),
    ("Ann Reed said in an interview on Monday the mill was old.", "Ann Reed", "the mill was old", "zero_that"),
    ("Ann Reed, who owns the mill, said it was old.", "Ann Reed", "it was old", "zero_that"),
    ("Officials have repeatedly said the mill is safe.", "officials", "the mill is safe", "zero_that"),
    ("The mill is safe, Ann Reed said.", "Ann Reed", "The mill is safe", "trailing_attribution"),
    ("The mill is safe, according to Ann Reed.", "Ann Reed", "The mill is safe", "according_to"),
    ("According to Ann Reed, the mill is safe.", "Ann Reed", "the mill is safe", "according_to"),
    ("FARGO, N.D. (AP) — A storm has flooded the old mill, Ann Reed said.", "Ann Reed", "A storm has flooded the old mill", "trailing_attribution"),
    ("MOMBASA — The roof, Ann Reed says, is new.", "Ann Reed", "The roof … is new", "inserted"),
    ("As Ann Reed noted, the mill is safe.", "Ann Reed", "the mill is safe", "as_reported"),
    ("Ann Reed left, saying the mill was safe.", "Ann Reed", "the mill was safe", "participle"),
    ("Ann Reed promised to mend the mill.", "Ann Reed", "to mend the mill", "infinitive"),
    ("The roof, Ann Reed says, is new.", "Ann Reed", "The roof … is new", "inserted"),
    ("Ann Reed: The mill will open in May", "Ann Reed", "The mill will open in May", "headline_colon"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "content", "rule"), ENGLISH)
def test_an_english_quote_has_its_speaker_and_its_words(pipeline, text, speaker, content, rule):
    article = pipeline.read(text, lang="en")
    assert [(q.speaker.name, q.text, q.rule) for q in article.quotes] == [(speaker, content, rule)]


NO_ENGLISH_QUOTES = [
    "She read “The Long Winter” on the train.",
    "The so-called “bread war” is over.",
    "The United States sent a proposed plan that failed.",
    "The demand that grew was for bread.",
    "It is said that the mill is old.",
    "Ann Reed said nothing.",
    "The mill, old and grey, was sold for $4 million.",
]


@pytest.mark.parametrize("text", NO_ENGLISH_QUOTES)
def test_english_look_alikes_are_no_quotes(pipeline, text):
    assert told(pipeline.read(text, lang="en")) == []


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Ann Reed denied that the mill was sold.", "denied"),
        ("Ann Reed did not say that the mill was sold.", "denied"),
        ("Ann Reed asked whether the mill was sold.", "asked"),
        ("Ann Reed urged the town to sell the mill.", "demanded"),
        ("Ann Reed said that the mill was sold.", "asserted"),
    ],
)
def test_an_english_denial_never_reads_as_a_claim(pipeline, text, stance):
    assert [quote.stance for quote in pipeline.read(text, lang="en").quotes] == [stance]


def test_a_pronoun_is_the_last_speaker_of_that_gender(pipeline):
    text = "Mary Reed said the mill was old.\n\nTom Hill said it was not.\n\n“I know it,” she said.\n\n“It stands,” he said."
    names = [name for name, _ in told(pipeline.read(text, lang="en"))]
    assert names == ["Mary Reed", "Tom Hill", "Mary Reed", "Tom Hill"]


def test_a_quotation_over_paragraphs_is_one_quote(pipeline):
    text = "“We waited for a year,” Tom Hill said. “It was hard.\n\n“Nobody came.”\n\nThe mill is old."
    assert told(pipeline.read(text, lang="en")) == [("Tom Hill", "We waited for a year … It was hard … Nobody came")]


def test_an_unclosed_mark_costs_its_own_quote_only(pipeline):
    text = '"We waited for a year, Tom Hill said.\n\n"It was hard," Tom Hill said.'
    assert ("Tom Hill", "It was hard") in told(pipeline.read(text, lang="en"))


# ---------------------------------------------------------------------------------------------- spans, other languages


def test_the_record_covers_content_cue_and_mention(pipeline):
    (quote,) = pipeline.read("Wczoraj Jan Nowak powiedział, że nie wie.", lang="pl").quotes
    assert quote.span.text == "Jan Nowak powiedział, że nie wie"
    assert quote.cue.text == "powiedział"
    assert quote.speaker.mention.text == "Jan Nowak"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("„Wir haben ein Jahr gewartet“, sagte er.", ["Wir haben ein Jahr gewartet"]),
        ("« Nous avons attendu un an », dit-il.", ["Nous avons attendu un an"]),
        ("»Wir haben ein Jahr gewartet«, sagte er.", ["Wir haben ein Jahr gewartet"]),
        ("Der Film „Regen“ gewann.", []),
    ],
)
@pytest.mark.filterwarnings("ignore::newskit.NewskitWarning")
def test_without_words_marks_alone_give_quotes_of_a_sentences_length(text, content):
    lax = newskit.Pipeline(only=[newskit.Quote], entry_points=False)
    article = lax.read(text, lang="sw")
    assert [quote.text for quote in article.quotes] == content
    assert all(quote.speaker is None and quote.kind == "direct" for quote in article.quotes)


@pytest.mark.parametrize(
    "text", ["", "-", "- ", '"', '""', "„", "”“„", "– –", ": ", "powiedział", "Według", "said", "że, że"]
)
@pytest.mark.parametrize("lang", ["pl", "en"])
def test_scraps_never_raise(pipeline, text, lang):
    pipeline.read(text, lang=lang)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Tom Hale denied that £3m was missing.", "£3m was missing"),
        ("$4 million was lost, Tom Hale said.", "$4 million was lost"),
        ("“$4 million was lost,” Tom Hale said.", "$4 million was lost"),
        ("Tom Hale denied that ₾3m was missing.", "₾3m was missing"),
    ],
)
def test_a_sign_of_currency_belongs_to_what_is_said(pipeline, text, content):
    assert [quote.text for quote in pipeline.read(text, lang="en").quotes] == [content]


HOSTILE = [
    ('"a ', "pl"),
    ("„a “b ” ", "pl"),
    ("„", "pl"),
    ("- a ", "pl"),
    ("- Tak - powiedział Jan. ", "pl"),
    ("powiedział, że ", "pl"),
    (", dodając, że a", "pl"),
    ("a, według Jana, ", "pl"),
    ("jak powiedział, ", "pl"),
    ('"Tak." - powiedział Jan. ', "pl"),
    ("he said ", "en"),
    ("‘a’s ", "en"),
    (", according to X ", "en"),
    ("X, a man, said, ", "en"),
    ("has ", "en"),
    ("X called it “m” and ", "en"),
    ("continued to ", "en"),
    ("the X said that, ", "en"),
    ("X said, “A.” “B.” ", "en"),
    ("who lives there, ", "en"),
    ('"It is late," he said. ', "en"),
    ("mówi: kot ", "pl"),
    ('"A" (b). ', "pl"),
    (", mówi, a ", "pl"),
    ("– A – mówi X. ", "pl"),
    ("Według Sądu Lis ", "pl"),
    ("A.B.: Tak.\nC.D.: Nie.\n", "pl"),
    ("„A – mówi X ", "pl"),
    ("z relacji wynika ", "pl"),
    ("Kot. – Kot. ", "pl"),
    ("„Kot. – Kot ", "pl"),
    (",,a ", "pl"),
    ("– Nie\n", "pl"),
    ("X mówi:\n– Tak.\n", "pl"),
]

READER = newskit.Pipeline(only=[newskit.Quote], strict=True, entry_points=False)


@pytest.mark.parametrize(("part", "lang"), HOSTILE)
def test_hostile_text_is_read_in_linear_time(part, lang):
    def measure(length):
        document = READER.document(part * (length // len(part)) + "powiedział, że said that", lang=lang)
        document.scan.hits("")  # the scan is the core's
        spent = {}
        for annotator in READER.running_order:
            if not annotator.languages or lang in annotator.languages:
                found = []
                seconds = seconds_of(lambda annotator=annotator, found=found: found.extend(annotator(document)))
                if annotator.name.startswith("newskit.quotes"):
                    spent[annotator.name] = seconds
                else:
                    document.add(found)
        return spent

    assert too_fast(measure) is None


@pytest.mark.parametrize("verb", ["said", "wrote in her ruling"])
def test_an_office_that_is_a_verb_as_well_stands_before_its_name(verb):
    """ "Judge" judges, but not with a capital before a name."""
    text = f"News came on Friday.\n\n“We opened it,” Judge Helen Marsh {verb}. “It was late.”"
    article = newskit.read(text, lang="en")
    assert [(one.kind, one.text, one.speaker.name) for one in article.quotes] == [
        ("direct", "We opened it … It was late", "Helen Marsh")
    ]
