"""newskit's checks on this plugin: hooks, records, odd text, time, pickles, JSON, packs."""

import newskit_court
import pytest

import newskit.testing

ARTICLES = [
    newskit.Article(
        lang="pl",
        text="Sąd Apelacyjny w Krakowie uchylił wyrok (sygn. akt II AKa 45/24). "
        "– To dobry dzień – powiedziała Anna Nowak. Sąd Okręgowy oddalił skargę, "
        "a Sąd Najwyższy uznał ją za spóźnioną.",
    ),
    newskit.Article(
        lang="en",
        text="The High Court dismissed the claim. The Court of Appeal in Bristol overturned that decision on Tuesday "
        "(neutral citation [2025] EWCA Civ 12), and the Supreme Court affirmed it.",
    ),
]


@pytest.mark.parametrize("check", newskit.testing.checks(newskit_court, articles=ARTICLES, local=True), ids=str)
def test_contract(check: newskit.testing.Check) -> None:
    check()
