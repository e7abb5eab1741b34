"""Reading a number word by word: each step says whether its word may stand where it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from newskit.plugins.money.grammar import Grammar, Kind, Step

__all__ = ["Reading"]

_ONE = Decimal(1)
_THOUSAND = Decimal(1000)
_JOINED = frozenset((Kind.NUMBER, Kind.HUNDRED, Kind.FRACTION, Kind.ARTICLE, Kind.SCORE))


class Reading:
    """A number while it is read.

    Attributes:
        parts: The scales that were read, and what stands under each with it: (1000000, 2000000) after "two million
            three hundred".
        term: What the next scale multiplies: 300 there; None where nothing is open.
        room: What a number word that follows must be smaller than: 10 after "twenty".
        last: The last number word: 2 after "two".
        previous: What the word before did.
        joined: Whether "and" stands open: "two and a ...".
        more: Whether it says that there is something more.
        tail: The digits after a decimal mark in words: "5" after "twelve point five"; None before the mark.
        shared: What the last part was multiplied by, which other items of a list share: 1000000000 after "mil milhões".
        vague: Whether nobody could say how much it is: "several million".
    """

    __slots__ = (
        "_grammar",
        "_listed",
        "_numerator",
        "_spelled",
        "joined",
        "last",
        "more",
        "parts",
        "previous",
        "room",
        "shared",
        "tail",
        "term",
        "vague",
    )

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._spelled = True  # whether the open term is in words
        self._numerator: Decimal | None = None  # the three of "two and three quarters"
        self._listed = False  # whether a comma stands before the open term
        self.shared = _ONE
        self.parts: list[tuple[Decimal, Decimal]] = []
        self.term: Decimal | None = None
        self.room = 0
        self.last = Decimal(0)
        self.previous: Kind | None = None
        self.joined = False
        self.more = False
        self.tail: str | None = None
        self.vague = False

    @property
    def value(self) -> Decimal:
        """What has been read so far."""
        return sum((amount for _, amount in self.parts), self.term or Decimal(0))

    @property
    def last_scale(self) -> Decimal:
        """The scale that was read last, 0 before the first."""
        return self.parts[-1][0] if self.parts else Decimal(0)

    @property
    def ready_for_digits(self) -> bool:
        """Whether digits may follow."""
        if self.joined and not self._grammar.words.joins_scales:
            return False
        return self.term is None and self.previous not in (Kind.ARTICLE, Kind.LINK)

    def take_digits(self, value: Decimal) -> None:
        """Read a number in digits."""
        self.term, self.previous, self.room, self._spelled, self.joined = value, Kind.NUMBER, 0, False, False

    def take_comma(self) -> None:
        """Note a comma: "one million, two hundred thousand", but "half a million, half a billion" are two."""
        self._listed = True

    def take_all(self, steps: Sequence[Step], follows: Kind | None) -> bool:
        """Read a word, step by step; tell whether it may stand here.

        Args:
            steps: What the word does.
            follows: What the word behind it does.
        """
        last = len(steps) - 1
        for index, step in enumerate(steps):
            if not _STEPS[step.kind](self, step, steps[index + 1].kind if index < last else follows):
                return False
            self.previous = step.kind
        return True

    # ------------------------------------------------------------------------------------------------------ steps

    def number(self, step: Step, follows: Kind | None) -> bool:
        """A number word: "two"."""
        value = step.value
        if self.previous is Kind.ARTICLE or (self.previous is Kind.LINK and value != 1):
            return False
        if self.tail is not None:
            tens = self.tail != "" and self.last >= 20 and not self.last % 10 and value < 10
            self.tail = (self.tail[:-1] if tens else self.tail) + str(value)  # "point fifty-one"
            self.last = value
            self.term = Decimal(f"{int(self.term or 0)}.{self.tail}")
            return True
        if (
            value == 1
            and follows is Kind.SCALE
            and self.previous in (Kind.FRACTION, Kind.LINK)
            and self.term is not None
        ):
            return True  # "zwei Drittel einer Million"
        if value == 1 and follows is Kind.FRACTION and (self.term is not None or (self.joined and self.parts)):
            self.joined = True  # "to og en halv", "um milhão e um quarto": the number word serves as an article
            return True
        if self.joined and self.term is not None and follows is Kind.FRACTION and value < 100:
            self._numerator = value
            return True
        if self.term is None:
            if self.joined and value >= self.last_scale:
                return False
            self.term, self._spelled = value, True
        elif self._fits(value):
            self.term += value
        else:
            return False
        self._leave_room(value)
        self.joined = False
        return True

    def _fits(self, value: Decimal) -> bool:
        """Whether a number word may be added to what stands open: "twenty-two", "einundzwanzig"."""
        if self.previous is Kind.GLUE and self.last < 10 and value >= 20 and not value % 10:
            return True
        return value < self.room and (self.previous is not Kind.JOINER or self._may_join())

    def _may_join(self) -> bool:
        """Whether "and" may stand where it stands: behind hundreds always, behind tens in some languages."""
        return self.room >= 100 or self._grammar.words.joins_tens

    def _leave_room(self, value: Decimal) -> None:
        self.last = value
        if value >= 100:
            self.room = 100
        elif value in self._grammar.long_tens:
            self.room = 20
        else:
            self.room = 10 if value >= 10 and not value % 10 else 0

    def score(self, step: Step, follows: Kind | None) -> bool:
        """Twenty, or four times twenty."""
        if self.previous is not Kind.NUMBER or self.last != 4 or self.term is None:
            return self.number(step, follows)
        if self.term % 100 != 4:  # "entre quarante et quatre-vingts"
            return False
        self.term += 4 * step.value - self.last
        self.room, self.last = 20, Decimal(80)
        return True

    def hundred(self, step: Step, _follows: Kind | None) -> bool:
        """Take "hundred", which multiplies what stands open."""
        if self.previous is Kind.JOINER and self.term is not None:  # "tra cinquanta e cento"
            return False
        if self.term is None:
            self.vague = self.vague or not self._counts_one(step.word)
            self.term, self._spelled = step.value, True
        elif self.term < step.value:
            self.term *= step.value
        else:
            return False
        self.room, self.last, self.joined = 100, step.value, False
        return True

    def scale(self, step: Step, _follows: Kind | None) -> bool:
        """Take "million", which closes what stands open."""
        value, grammar = step.value, self._grammar
        if self.term is None and self.previous is Kind.SCALE and value >= self.last_scale:  # "thousand million"
            scale, amount = self.parts.pop()
            self.parts.append((max(scale, value) if value != scale else scale * value, amount * value))
            self.shared *= value
            return self._descends()
        if self.term is None and self.previous is Kind.SCALE and not self._counts_one(step.word):
            return False  # "milion tysiąc" is a million and a thousand, "milion tysięcy" nothing
        if self.term is None and not self._counts_one(step.word):
            if step.word in grammar.abbreviations or len(step.word) == 1:  # "w mln zł" heads a table
                return False
            self.vague = True
        amount = _ONE if self.term is None else self.term
        if self.parts and value > self.parts[-1][0] == _THOUSAND and self._spelled_out(step.word):
            amount += self.parts.pop()[1]  # "dos mil trescientos millones"
        self.shared = value
        self.parts.append((value, amount * value))
        self.term, self.room, self.tail, self.joined = None, 0, None, False
        return self._descends()

    def _spelled_out(self, word: str) -> bool:
        """Whether a scale may count the one before it too: not "in 2 tys. 3 mln", two numbers side by side."""
        if self.term is None or self._listed:
            return False
        if word in self._grammar.one:  # a singular: "oitocentos mil e um milhão" are two
            return False
        return self._spelled or word not in self._grammar.abbreviations

    def _descends(self) -> bool:
        """Whether the last scale is smaller than the one before it."""
        return len(self.parts) < 2 or self.parts[-1][0] < self.parts[-2][0]

    def fraction(self, step: Step, _follows: Kind | None) -> bool:
        """Take "half": of what follows, or behind "and" of what came before."""
        value = step.value
        if not value:  # "два с лишним миллиона": something more
            self.more, self.joined = True, False
            return self.term is not None or bool(self.parts)
        if self.tail is not None:  # "две целых пять десятых": the fraction only says how many digits there are
            return value == Decimal(1).scaleb(-len(self.tail))
        if self._numerator is not None:  # "two and three quarters"
            self.term, self._numerator = (self.term or 0) + self._numerator * value, None
            self.room, self.joined = 0, False
            return True
        if self.term is None and self.joined and self.parts:  # "a million and a half"
            scale, amount = self.parts.pop()
            self.parts.append((scale, amount + value * scale))
        elif self.term is None:
            self.term = value
        elif self.joined:  # "two and a half"
            self.term += value
        elif value < 1:  # "three quarters"
            self.term *= value
        else:
            return False
        self.room, self.joined = 0, False
        return True

    def added(self, step: Step, _follows: Kind | None) -> bool:
        """Take "½" behind digits, "buçuk"."""
        self.more = self.more or not step.value
        if self.term is None:  # "beş bin küsur"
            return not step.value and bool(self.parts)
        self.term += step.value
        self.room = 0
        return True

    def vaguely(self, step: Step, _follows: Kind | None) -> bool:
        """Take "several", "dozens"."""
        if self.term is not None and not self.vague:
            return False
        self.term, self.vague, self.room = (self.term or _ONE) * step.value, True, 0
        return True

    def joiner(self, _step: Step, follows: Kind | None) -> bool:
        """Take "and"."""
        self.joined = True
        if self.previous is Kind.NUMBER:
            return follows in _JOINED
        if self.previous is Kind.SCALE and follows is Kind.SCALE:
            return self._grammar.words.joins_scales  # "um milhão e mil"
        return self.previous in (Kind.HUNDRED, Kind.SCALE, Kind.SCORE) and follows in _JOINED

    def article(self, _step: Step, follows: Kind | None) -> bool:
        """Take "a" in "half a million"."""
        return follows is not None and (
            self.term is None or self.previous in (Kind.FRACTION, Kind.JOINER, Kind.VAGUE, Kind.LINK)
        )

    def link(self, _step: Step, _follows: Kind | None) -> bool:
        """Take "of" in "a quarter of a million"."""
        return self.previous in (Kind.FRACTION, Kind.VAGUE, Kind.SCALE, Kind.HUNDRED)

    def glue(self, _step: Step, _follows: Kind | None) -> bool:
        """Take "und" in "einundzwanzig"."""
        return self.previous in (Kind.NUMBER, Kind.HUNDRED, Kind.SCALE)

    def point(self, _step: Step, follows: Kind | None) -> bool:
        """Take "Komma" in "zwölf Komma fünf"."""
        if self.previous not in (Kind.NUMBER, Kind.SCORE) or follows is not Kind.NUMBER or not self._spelled:
            return False
        self.tail = ""
        return True

    def _counts_one(self, word: str) -> bool:
        return self.previous is Kind.ARTICLE or word in self._grammar.one


_STEPS: dict[Kind, Callable[[Reading, Step, Kind | None], bool]] = {
    Kind.NUMBER: Reading.number,
    Kind.HUNDRED: Reading.hundred,
    Kind.SCALE: Reading.scale,
    Kind.FRACTION: Reading.fraction,
    Kind.VAGUE: Reading.vaguely,
    Kind.JOINER: Reading.joiner,
    Kind.ARTICLE: Reading.article,
    Kind.LINK: Reading.link,
    Kind.ADDED: Reading.added,
    Kind.SCORE: Reading.score,
    Kind.GLUE: Reading.glue,
    Kind.POINT: Reading.point,
}
