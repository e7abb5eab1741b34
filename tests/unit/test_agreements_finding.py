"""How agreements are found and told apart, English: talks, ordinary words, clauses, kinds. No sentence is from a data set."""

from __future__ import annotations

import cProfile

import pytest

import newskit

READER = newskit.Pipeline(only=[newskit.Agreement], strict=True, entry_points=False)


def found(text):
    return [(record.type, record.status) for record in READER.read(text, lang="en").agreements]


def statuses(text):
    return [record.status for record in READER.read(text, lang="en").agreements]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The treaty with Norway, which took nine years to draft, was signed in Oslo.", "signed"),
        ("The treaty Bolivia signed with Peru runs to forty pages.", "signed"),
        ("Chile already has a trade agreement with Peru.", "in_force"),
        ("Lawmakers approved the treaty with Peru.", "ratified"),
        ("The board approved the contract with Nordbank.", "agreed"),
        ("Ana Kim was freed in a deal with Norway.", "agreed"),
        ("The Guild tabled a revised pay offer.", "proposed"),
        ("Both ministers put pen to paper on a fishing accord.", "signed"),
        ("Malta provisionally agreed on a migration pact with Tunisia.", "agreed_in_principle"),
        ("Ghana is on the cusp of a trade deal with Togo.", "negotiating"),
        ("The pay deal at Kestrel Air, accepted by pilots in May, is safe.", "agreed"),
        ("The harbour contract with Nordbank lapsed in June.", "expired"),
        ("Voters threw out the accord with Peru.", "rejected"),
        ("Peru tore up its mining contract with Nordbank.", "terminated"),
        ('Ana Kim said Peru had "reneged" on the treaty.', "violated"),
    ],
)
def test_words_of_the_life_of_an_agreement(text, status):
    assert statuses(text) == [status]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peace talks between Chad and Niger broke down on Friday.", [("peace", "failed")]),
        ("Merger talks between Nordbank and Sudbank resumed in May.", [("merger", "negotiating")]),
        ("Negotiations on a fishing treaty went nowhere.", [("agreement", "failed")]),
        ("The two mayors held talks on traffic.", []),
        ("Last-ditch talks about parking began at noon.", []),
    ],
)
def test_talks_count_when_an_agreement_is_their_object(text, expected):
    assert found(text) == expected


def test_a_noun_before_another_is_only_its_modifier():
    assert found("Chad and Niger signed a ceasefire agreement.") == [("ceasefire", "signed")]


@pytest.mark.parametrize(
    "text",
    [
        "The shop has an offer on apples and it was accepted by many.",
        "The council approved the package and planted a tree.",
        "The exchanges were noisy after the bell.",
    ],
)
def test_ordinary_words_need_more_than_a_verb(text):
    assert found(text) == []


def test_an_ordinary_word_counts_in_an_article_on_agreements():
    text = "Nordbank agreed a merger with Sudbank in May. On Friday the regulator blocked the tie-up."
    assert found(text) == [("merger", "agreed"), ("merger", "rejected")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The strike at Kestrel Air is over. The union and the airline reached a deal on Friday.", "collective"),
        ("Nordbank was sued by two customers. It reached a deal with the plaintiffs on Friday.", "settlement"),
        ("The midfielder had a fine season. The club reached a deal with Nordbank Rovers on Friday.", "contract"),
    ],
)
def test_the_words_around_tell_the_kind(text, kind):
    assert [record.type for record in READER.read(text, lang="en").agreements] == [kind]


def test_a_list_that_begins_a_sentence_holds_parts():
    text = "Kenya and Ghana signed three agreements. They include a treaty on water."
    assert [record.rule for record in READER.read(text, lang="en").agreements] == ["cue", "part"]


@pytest.mark.parametrize(
    ("lang", "text", "cue"),
    [
        ("pl", "Delegacje Czech i Węgier doszły w nocy z wtorku na środę do porozumienia.", "doszły"),
        ("en", "Kenya and Uganda agreed late on Monday to a ceasefire.", "agreed"),
    ],
)
def test_what_parts_a_cue_of_two_words_does_not_hide_it(lang, text, cue):
    record = newskit.Pipeline(only=[newskit.Agreement], entry_points=False).read(text, lang=lang).agreements[0]
    assert (record.status, record.cue.text) == ("agreed", cue)


def test_a_sentence_without_an_end_is_read_in_linear_time():
    unit = "Spółka podpisała z Lipexem kontrakt, który wygasł, "
    pipeline = newskit.Pipeline(only=[newskit.Agreement], entry_points=False)
    calls = [_calls(lambda times=times: pipeline.read(unit * times, lang="pl")) for times in (1, 40, 160)]
    assert calls[2] < 5 * calls[1]


def _calls(function):
    """How many functions are called: the same on every machine."""
    profile = cProfile.Profile()
    profile.runcall(function)
    return sum(entry.callcount for entry in profile.getstats())
