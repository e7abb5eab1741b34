"""English quotes by rules: what goes on behind a verb, where its subject stands, and who speaks. Sentences of our own."""

import pytest

import newskit


@pytest.fixture(scope="module")
def pipeline():
    return newskit.Pipeline(only=[newskit.Quote], strict=True, entry_points=False, block=["newskit.quotes.model"])


def told(article):
    """(speaker, content) of each quote."""
    return [(quote.speaker and quote.speaker.name, quote.text) for quote in article.quotes]


SUBJECTS = [
    ("Ola Brandt, an expert in kidney care and former adviser to the city, said the plan was late.", "Ola Brandt", "the plan was late"),
    ("Ola Brandt, who studies owls at the museum and was not in the team, points out that owls move too.", "Ola Brandt", "owls move too"),
    ("A team led by Ada Castell reports this week in Owl Letters that two species have gone.", "team led by Ada Castell", "two species have gone"),
    ("Two clerks at the ministry, speaking on condition of anonymity, said the deal was off.", "Two clerks at the ministry", "the deal was off"),
    ("The letter, signed by forty teachers, says the law is unjust.", "letter", "the law is unjust"),
    ("Critics, including the former mayor Ann Toll, say the plan is weak.", "critics", "the plan is weak"),
    ("A man who prays there and who didn't want to be named said he was sad.", "man", "he was sad"),
    ("A woman who lives opposite said she heard a bang.", "woman", "she heard a bang"),
    ("Ann Toll, who once said that it was late, said on Monday that she was glad.", "Ann Toll", "she was glad"),
    ("A Toll spokesman said the mayor was ill.", "Toll spokesman", "the mayor was ill"),
    ("Mia Kroll, Ben Okafor and Dee Hart said they would appeal.", "Mia Kroll, Ben Okafor and Dee Hart", "they would appeal"),
    ("The minister of mines and energy Ann Toll said it was late.", "Ann Toll", "it was late"),
    ("Farmers continue to warn that the river is low.", "Farmers", "the river is low"),
    ("Late on Monday she announced she would stay.", None, "she would stay"),
    ("“It is over,” another added.", "another", "It is over"),
    ("By saying that it was late, Ann Toll lost the room.", "Ann Toll", "it was late"),
    ("Noting that both mills had closed, Ann Toll asked for help.", "Ann Toll", "both mills had closed"),
    ("The mill blamed the rain, saying the roof had leaked.", "mill", "the roof had leaked"),
    ("Kelly said he had withdrawn his bid. Sam Kelly is a baker.", "Sam Kelly", "he had withdrawn his bid"),
    ("The Oxted Gull reported that the mill had closed.", "Oxted Gull", "the mill had closed"),
    ("The British Owl Association said the figures were wrong.", "British Owl Association", "the figures were wrong"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "content"), SUBJECTS)
def test_the_subject_is_found_before_asides_and_behind_other_verbs(pipeline, text, speaker, content):
    assert (speaker, content) in told(pipeline.read(text, lang="en"))


CLAUSES = [
    ("Later, in the hall, Ann Toll went further: “My question is simple. What do we tell them?”", "My question is simple. What do we tell them", "marks"),
    ("“For months we have had to stand by while owls came out” said Ben Kroll, a baker.", "For months we have had to stand by while owls came out", "marks"),
    ("The owl is “cold and wet,” Ann Toll said. “It wants a home.”", "The owl is “cold and wet … It wants a home", "trailing_attribution"),
    ("Ann Toll said £11,200 had been spent.", "£11,200 had been spent", "zero_that"),
    ("Ann Toll insisted the council remained “fully committed” to the levy.", "the council remained “fully committed” to the levy", "zero_that"),
    ("Ann Toll has said for weeks he is the only man who can do it.", "he is the only man who can do it", "zero_that"),
    ("Ann Toll said at least four people had gone.", "at least four people had gone", "zero_that"),
    ("Ann Toll told the inquiry the brakes had failed twice.", "the brakes had failed twice", "zero_that"),
    ("Ann Toll told jurors there was no doubt.", "there was no doubt", "zero_that"),
    ("In fact, Ann Toll said it “humbles” her.", "it “humbles” her", "zero_that"),
    ("Ann Toll called the levy “a blank cheque”.", "the levy “a blank cheque", "label"),
    ("Ann Toll described the mill as “cold” and “damp”.", "the mill as “cold” and “damp", "label"),
    ("The hall, Mr. Toll said, is full of owls.", "The hall … is full of owls", "inserted"),
    ("The town on the hill “deserves a clean river,” said the man who built its mill.", "The town on the hill “deserves a clean river", "trailing_attribution"),
    ("City owls set their clocks by the last bus, say scientists", "City owls set their clocks by the last bus", "trailing_attribution"),
    ("The rain will go on until Friday, Toll later explained on the air — which helped nobody. Ann Toll is a vicar.", "The rain will go on until Friday", "trailing_attribution"),
    ("According to state law, no one may sell owls.", "no one may sell owls", "according_to"),
    ("Ben Kroll fed his owl, which had been ill for a month, according to the BBC.", "Ben Kroll fed his owl, which had been ill for a month", "according_to"),
    ("The mill is worth a lot, according to Ben Kroll, an analyst at the bank.", "The mill is worth a lot", "according_to"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content", "rule"), CLAUSES)
def test_a_clause_is_found_with_or_without_a_conjunction(pipeline, text, content, rule):
    assert (content, rule) in [(quote.text, quote.rule) for quote in pipeline.read(text, lang="en").quotes]


NO_QUOTES = [
    "Most eastern states are cold, and party reports are late.",
    "Ann Toll, a nurse, said nothing for the first three hours.",
    "The mill asked for exactly that rule in May.",
    "Ann Toll followed $12 million in private pledges to projects in Kent.",
    "The clerk didn't dispute it when I asked, but pointed me to the door.",
    "Places for owls are hard to find, and many are cold.",
    "One clerk, who asked not to be named, left.",
    "Ann Toll refused to say when the mill would close.",
]


@pytest.mark.parametrize("text", NO_QUOTES)
def test_words_that_only_look_like_a_report_are_none(pipeline, text):
    assert told(pipeline.read(text, lang="en")) == []


def test_a_label_goes_on_over_the_next_one(pipeline):
    (quote,) = pipeline.read("Ann Toll called the plan “mad” and “bad.”", lang="en").quotes
    assert (quote.text, quote.kind) == ("the plan “mad” and “bad", "mixed")


SPEAKERS = [
    (  # people, age, sex and what the person does, of the person named last
        "Olaf Berg said sales had risen. The Norwegian added it was late. “We are glad,” the 61-year-old said.",
        ["Olaf Berg"] * 3,
    ),
    ("Kim Adeyemi, 34, a driver from Hull, wept. “I am cold,” the pensioner said.", ["Kim Adeyemi"]),
    (  # somebody brought in without a name
        "Ann Toll said it was late. A trust spokesperson said: “We learn.” The spokesperson added that staff had left.",
        ["Ann Toll", "trust spokesperson", "trust spokesperson"],
    ),
    (
        "Ann Toll, a diplomat, said it was late. “We are tired,” sighed one EU diplomat.",
        ["Ann Toll", "one EU diplomat"],
    ),
    ("The archbishop wept. “We bury our children,” he said.", ["archbishop"]),
    ("A clerk who left said it was cold. “We froze,” they said.", ["clerk", "clerk"]),
    ("Voters who say it is late are many.", ["Voters"]),
    (  # companies, papers, agencies
        "Pump maker Hallam & Rowe will close, the company said.",
        ["Hallam & Rowe"],
    ),
    ("The forecaster NOWA warned of floods. The agency said winds could reach 150 kph.", ["NOWA"]),
    ("The Oxted Gull reported that Ann Toll had left. “She went,” it said.", ["Oxted Gull", "Oxted Gull"]),
    ("“I doubt it,” @harbour_owl wrote.", ["@harbour_owl"]),
    ("MEC Jack Mabo is ill. The MEC said that it was nothing.", ["Jack Mabo"]),
    ("Leader of the Opposition Bhas Jadhavo alleged that files had gone.", ["Bhas Jadhavo"]),
    ("“They told us to wait,” said his colleague, Amaka Obi.", ["Amaka Obi"]),
    (  # a pronoun in a new paragraph, of somebody whom it has named
        "Mary Reed said it was late.\n\nNext up are Dora Finch's owls. “Come,” she said.",
        ["Mary Reed", "Dora Finch"],
    ),
    ("Tom Kroll said “Mary Reed was there.” “It was cold,” she said.", ["Tom Kroll", "Mary Reed"]),
]


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS)
def test_a_description_or_pronoun_is_whom_the_article_named(pipeline, text, speakers):
    names = [quote.speaker.name for quote in pipeline.read(text, lang="en").quotes if quote.speaker is not None]
    assert names == speakers


def test_the_mention_of_an_account_keeps_its_sign(pipeline):
    (quote,) = pipeline.read("“I doubt it,” @harbour_owl wrote.", lang="en").quotes
    assert quote.speaker.mention.text == "@harbour_owl"


def test_an_office_does_not_reach_into_the_next_sentence(pipeline):
    article = newskit.read("“It rose,” said Nestor Abad, 38. His brother is missing.", lang="en")
    assert [person.role for person in article.of(newskit.Person)] == [None]


def test_an_attribution_names_the_whole_of_a_body(pipeline):
    text = "The Society of Owl Keepers said it was late. According to the Union of Ward Nurses, it is cold."
    names = [quote.speaker.name for quote in pipeline.read(text, lang="en").quotes]
    assert names == ["Society of Owl Keepers", "Union of Ward Nurses"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Senate rejected it, with lawmakers warning it would cost jobs.", "lawmakers"),
        ("Ann Toll put out a statement saying it was late.", "Ann Toll"),
        ("She went on to attack Ben Kroll, saying he was late.", None),
    ],
)
def test_a_participle_without_a_comma_belongs_to_the_noun_before_it(pipeline, text, speaker):
    (quote,) = pipeline.read(text, lang="en").quotes
    assert (quote.speaker and quote.speaker.name) == speaker


def test_a_dateline_in_small_letters_is_no_content(pipeline):
    (quote,) = pipeline.read("Seattle — The ferry has been sold, Ann Toll said.", lang="en").quotes
    assert quote.text == "The ferry has been sold"


def test_a_man_accused_of_something_speaks(pipeline):
    (quote,) = pipeline.read("A man accused of stealing owls told police he was cold.", lang="en").quotes
    assert (quote.speaker.name, quote.speaker.type) == ("man accused of stealing owls", "anonymous")


def test_a_court_that_heard_it_is_no_content(pipeline):
    (quote,) = pipeline.read(
        "Ann Toll told police she had “heard the kettle talking”, a court has heard.", lang="en"
    ).quotes
    assert quote.text == "she had “heard the kettle talking"


def test_the_insider_is_the_source_who_spoke_in_the_paragraph(pipeline):
    text = "A source close to the star said she was ill. “She never wanted this,” the insider revealed."
    assert {quote.speaker.name for quote in pipeline.read(text, lang="en").quotes} == {"source close to the star"}


def test_the_company_is_the_one_the_article_is_about(pipeline):
    text = "Norrvik will close its mill. Norrvik said it was sorry.\n\nAnn Toll of Ardlin wept. The company said it would go."
    assert [quote.speaker.name for quote in pipeline.read(text, lang="en").quotes] == ["Norrvik", "Norrvik"]


@pytest.mark.parametrize(
    "text",
    ["Ann Toll, 38, denies stealing Ben Kroll's owl.", "Ann Toll cried at her Ardlin show, holding a cold owl."],
)
def test_a_denial_of_an_act_and_a_show_are_no_quotes(pipeline, text):
    assert told(pipeline.read(text, lang="en")) == []


def test_a_mark_that_opens_the_next_quotation_ends_no_clause(pipeline):
    text = "Deepa Marl said three warnings had been ignored. 'It was luck that nobody died,' she told the hearing."
    assert [quote.text for quote in pipeline.read(text, lang="en").quotes] == [
        "three warnings had been ignored",
        "It was luck that nobody died",
    ]


def test_what_nobody_said_is_no_quote(pipeline):
    assert not pipeline.read("Marlton Foods did not say how many jobs would go.", lang="en").quotes


def test_a_label_claims(pipeline):
    [quote] = pipeline.read('Pekka Marl called the plan "very unfortunate" on Monday.', lang="en").quotes
    assert (quote.rule, quote.stance) == ("label", "asserted")
