"""Companies that look like people: two words, of which the article goes on to say the first alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from newskit.plugins.names import Name
from newskit.plugins.organisations import OrganisationWords
from newskit.plugins.people.evidence import Evidence
from newskit.plugins.people.mentions import Mention

__all__ = ["Companies"]

_ENDING = 3  # letters


class Companies:
    """The first words of companies in one document, in lower case."""

    def __init__(self, evidence: Evidence, alone: Sequence[tuple[Name, str]]) -> None:
        self.evidence = evidence
        self.scan = evidence.scan
        self.found: set[str] = set()
        self._alone = alone
        self._beside: dict[str, bool] = {}  # whether anything stands beside a word somewhere
        self._by_word: defaultdict[str, list[Name]] | None = None
        self._introduced: list[str] | None = None

    @property
    def by_word(self) -> Mapping[str, list[Name]]:
        """The names of one word by what is written."""
        if self._by_word is None:
            self._by_word = defaultdict(list)
            for name, word in self._alone:
                self._by_word[word].append(name)
        return self._by_word

    def take(self, mention: Mention) -> bool:
        """Take a mention for a company's where it is one: "Crestline Power ... Crestline said"."""
        if (mention.verb is not None and self.evidence.is_thing(mention)) or self._goes_by_first(mention):
            self.found.add(mention.parts[0].lower())
            return True
        if mention.parts[0].lower() not in self.evidence.first_names and self._is_introduced(mention):
            self.found.add(self.scan.words[mention.stop - 1])
            return True
        return False

    def _is_introduced(self, mention: Mention) -> bool:
        """Whether the last word is a company by a class noun elsewhere: "Pociąg Tormetu" after "spółki Tormet"."""
        if not self.evidence.inflects:
            return False
        if self._introduced is None:
            nouns = self.scan.at("organisations.noun")
            introducers = self.evidence.document.section(OrganisationWords).introducer_set
            self._introduced = [
                word
                for word, some in self.by_word.items()
                if any(name.first - 1 in nouns and nouns[name.first - 1].value[1] in introducers for name in some)
            ]
        last = mention.parts[-1]
        return any(last.startswith(word) and len(last) - len(word) <= _ENDING for word in self._introduced)

    def _goes_by_first(self, mention: Mention) -> bool:
        """Whether two unknown words are said again by the first alone, and never by the last, as a person is."""
        if len(mention.parts) != 2:
            return False
        first, last = mention.parts
        short = self.by_word.get(first)
        if not short or short[0].first < mention.first or last in self.by_word:
            return False
        evidence = self.evidence
        if first.lower() in evidence.families or last.lower() in evidence.first_names or "-" in last:
            return False
        before = mention.first - 1
        if evidence.has_office(mention) or before in evidence.titles:
            return False
        if before >= 0 and self.scan.words[before] in evidence.words.article_set:
            return False  # "the Trump Train"
        if first not in self._beside:
            self._beside[first] = any(map(evidence.has_neighbour, short))
        return self._beside[first]
