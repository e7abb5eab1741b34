"""What newskit reads and what it returns: `Article`, `Span` and the records.

Everything here is frozen. Text positions are half-open ``str`` offsets into `Article.text`; a `Span` carries the words
it covers, so that the two cannot drift apart. Absent is ``None``, none found is ``()``, and sequences are tuples in
text order.

A record kind of your own is a subclass of `Annotation`; the class is the key::

    @attrs.frozen(kw_only=True)
    class Ruling(newskit.Annotation):
        court: str

    article.of(Ruling)        # tuple[Ruling, ...]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeVar, get_args

import attrs
from attrs import field, frozen

from newskit.codes import event_codes
from newskit.errors import RecordError

if TYPE_CHECKING:
    from newskit.clean import CleanText

__all__ = [
    "Agreement",
    "AgreementStage",
    "AgreementStatus",
    "AgreementType",
    "Annotation",
    "Article",
    "Block",
    "Boilerplate",
    "MonetaryFigure",
    "Party",
    "Person",
    "Problem",
    "Quote",
    "Sentence",
    "SourceCredit",
    "Span",
    "Speaker",
    "VagueAmount",
]

Kind = TypeVar("Kind", bound="Annotation")


@frozen(order=True)
class Span:
    """A stretch of an article's text.

    Args:
        start: Where it begins, counted in characters (``str`` indices) from 0.
        end: Where it ends; the character at `end` is outside.
        text: The words it covers: ``article.text[start:end]``.

    Raises:
        RecordError: The text is not as long as the offsets say, or an offset is no whole number from 0 on.

    >>> Span(3, 6, "Rex")
    Span(start=3, end=6, text='Rex')
    >>> Span(3, 5, "Rex")
    Traceback (most recent call last):
    newskit.errors.RecordError: Span(3, 5, 'Rex'): the text has 3 characters, the offsets say 2

    `Article.span` makes one from offsets alone.
    """

    start: int
    end: int
    text: str

    # One plain check: a span is made some two hundred times an article, and attrs' validators cost four times as much.
    def __attrs_post_init__(self) -> None:
        if type(self.start) is not int or type(self.end) is not int or self.start < 0:
            raise RecordError(f"Span({self.start!r}, {self.end!r}, ...): offsets are whole numbers from 0 on")
        if type(self.text) is not str and not isinstance(self.text, str):
            raise RecordError(f"Span({self.start}, {self.end}, {self.text!r:.40}): the text must be str")
        if len(self.text) != self.end - self.start:
            raise RecordError(
                f"Span({self.start}, {self.end}, {self.text!r}): the text has {len(self.text)} characters, "
                f"the offsets say {self.end - self.start}"
            )

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        """A span is there, even an empty one: ``quote.cue and quote.cue.text`` asks for None."""
        return True

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle as a call: articles from worker processes are spans for the most part, and so cost a third less."""
        return fitting_span, (self.start, self.end, self.text)

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


def setters(kind: type[Any]) -> tuple[Callable[[Any, Any], None], ...]:
    """What sets each field of a record class: the slots themselves, below what makes it frozen and checks it.

    For the `fitting_...` functions, by which our own annotators make records that hold by construction, at half the
    price. The pipeline checks the spans of every record later, whoever made it; a test holds that a record made so is
    the one that the constructor makes.
    """
    return tuple(getattr(kind, attribute.name).__set__ for attribute in attrs.fields(kind))


_set_start, _set_end, _set_text = setters(Span)


def fitting_span(start: int, end: int, text: str) -> Span:
    """A span of offsets and words that are known to fit: unchecked."""
    span: Span = object.__new__(Span)
    _set_start(span, start)
    _set_end(span, end)
    _set_text(span, text)
    return span


def _one_of(values: Any) -> Callable[[Any, attrs.Attribute[Any], Any], None]:
    """A validator for a closed vocabulary given as a ``Literal``."""
    known = frozenset(get_args(values))

    def check(record: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
        if value not in known:
            names = ", ".join(str(name) for name in get_args(values))
            raise RecordError(f"{type(record).__name__}.{attribute.name}: unknown value {value!r}; known: {names}")

    return check


def _tuple(value: Any) -> tuple[Any, ...]:
    if type(value) is tuple:
        return value
    return (value,) if isinstance(value, str) else tuple(value)  # one name, not its letters


def _mapping(value: Mapping[str, Any]) -> dict[str, Any]:
    return dict(value)


def _not_empty(record: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
    if not value:
        raise RecordError(f"{type(record).__name__}.{attribute.name}: must not be empty")


def _decimal(record: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
    if not isinstance(value, Decimal) or not value.is_finite():
        raise RecordError(f"{type(record).__name__}.{attribute.name}: {value!r} is no finite Decimal")


_optional_decimal = attrs.validators.optional(_decimal)

_ISO_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
_ISO_DURATION = re.compile(
    r"P(?=\d|T\d)(?:\d+W|(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)", re.ASCII
)


def _optional_tuple(value: Any) -> Any:
    """A list, as JSON has it, as a tuple; None as it is."""
    return tuple(value) if isinstance(value, list) else value


def _interval(record: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
    """Check the start and the end of an ISO 8601 interval: a date each, or "", or for one of them a duration."""
    if value is None:
        return
    where = f"{type(record).__name__}.{attribute.name}"
    if not (isinstance(value, tuple) and len(value) == 2 and all(isinstance(piece, str) for piece in value)):
        raise RecordError(f"{where}: {value!r} is no pair of start and end")
    durations = [piece for piece in value if _ISO_DURATION.fullmatch(piece)]
    if value == ("", "") or len(durations) > 1:
        raise RecordError(f"{where}: {value!r} is no interval; give a date, or a date and a duration")
    for piece in value:
        if piece and piece not in durations and not _ISO_DATE.fullmatch(piece):
            raise RecordError(f"{where}: {piece!r} is neither an ISO 8601 date (2030, 2027-06-30) nor a duration (P5Y)")


@frozen(kw_only=True)
class Annotation:
    """The root of all records: something found at a place in the article.

    Args:
        span: All of it.
        annotator: Who made it, ``"newskit.quotes"``. The pipeline fills it in.
        rule: A short stable id of the rule or model that decided, so that a reader can ask why.
    """

    #: The name of the list that holds these records in JSON: ``"quotes"``. By default the class's name in lower case.
    collection: ClassVar[str] = "annotations"

    span: Span
    annotator: str = ""
    rule: str = ""

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        if "collection" not in cls.__dict__:
            cls.collection = cls.__name__.lower()

    @property
    def text(self) -> str:
        """The words of the whole record."""
        return self.span.text


# --------------------------------------------------------------------------------------------------------- layout

BlockKind = Literal["heading", "lead", "paragraph", "caption", "credit", "list_item", "boilerplate", "other"]


@frozen(kw_only=True)
class Block(Annotation):
    """One line or paragraph of the article. The blocks stand in order and hold every character but white space."""

    collection: ClassVar[str] = "blocks"

    kind: BlockKind = field(validator=_one_of(BlockKind))


@frozen(kw_only=True)
class Sentence(Annotation):
    """A sentence of a block. Made only when an annotator or the caller asks for sentences."""

    collection: ClassVar[str] = "sentences"


BoilerplateKind = Literal[
    "paywall", "audio_player", "share", "promo", "newsletter", "cookie", "related", "advert", "legal", "comments"
]


@frozen(kw_only=True)
class Boilerplate(Annotation):
    """Words of the page, not of the article: a paywall line, share buttons, a promotion."""

    collection: ClassVar[str] = "boilerplate"

    kind: BoilerplateKind = field(validator=_one_of(BoilerplateKind))


# ---------------------------------------------------------------------------------------------- people and quotes

Gender = Literal["m", "f"]


@frozen(kw_only=True)
class Person(Annotation):
    """A person of the article: one record, however often and in whatever form the name stands there.

    Args:
        span: The first mention.
        name: The fullest form in the article, in the nominative, without title: ``"Kasym-Żomart Tokajew"``.
        mentions: Every place that names the person, in text order.
        role: Office, job or affiliation as the article gives it, first letter lower case.
        role_span: Where that stands.
        gender: ``"m"``, ``"f"``, or None where the text does not tell.
    """

    collection: ClassVar[str] = "people"

    name: str = field(validator=_not_empty)
    mentions: tuple[Span, ...] = field(converter=_tuple, validator=_not_empty)
    role: str | None = None
    role_span: Span | None = None
    gender: Gender | None = field(default=None, validator=attrs.validators.optional(_one_of(Gender)))


SpeakerType = Literal["person", "organisation", "group", "document", "anonymous"]


@frozen(kw_only=True)
class Speaker:
    """Who said it.

    Args:
        name: The fullest form in the article, nominative, without title; for an unnamed source the description.
        type: ``person``, ``organisation``, ``group``, ``document`` or ``anonymous``.
        mention: The words beside the cue; None where the verb alone carries the person (Polish ``Dodał, że``).
        role: Office or affiliation as the article gives it.
        role_span: Where that stands; it may be far from the quote.
        person: The person's record, where there is one.
    """

    name: str = field(validator=_not_empty)
    type: SpeakerType = field(validator=_one_of(SpeakerType))
    mention: Span | None = None
    role: str | None = None
    role_span: Span | None = None
    person: Person | None = None


QuoteKind = Literal["direct", "mixed", "indirect"]
Stance = Literal["asserted", "denied", "doubted", "demanded", "asked"]


@frozen(kw_only=True)
class Quote(Annotation):
    """Something that somebody is reported to have said.

    Args:
        content: What was said, without marks, dash, leading ``że`` and final stop; several pieces where the
            attribution interrupts it.
        kind: ``direct`` (the speaker's own words as a whole), ``mixed`` (reported speech with quoted words in it) or
            ``indirect``.
        cue: The word that attributes: a verb, a participle, ``według``. None where there is none.
        speaker: Who said it; None where the text does not tell.
        stance: ``asserted``, ``denied`` (``zaprzeczył, że``), ``doubted`` (``jakoby``), ``demanded``, ``asked``. A
            denial must never read as a claim.
        addressee: Whom it was told to, in the nominative.
        turn: Quotes of one dash turn, or of one quotation, that has several cues share this number.
    """

    collection: ClassVar[str] = "quotes"

    content: tuple[Span, ...] = field(converter=_tuple, validator=_not_empty)
    kind: QuoteKind = field(validator=_one_of(QuoteKind))
    cue: Span | None = None
    speaker: Speaker | None = None
    stance: Stance = field(default="asserted", validator=_one_of(Stance))
    addressee: str | None = None
    turn: int | None = None

    @property
    def text(self) -> str:
        """What was said; pieces are joined by ``" … "``."""
        return " … ".join(piece.text for piece in self.content)


_speaker_setters = setters(Speaker)
_quote_setters = setters(Quote)


def fitting_speaker(
    name: str, type_: SpeakerType, mention: Span | None, role: str | None, role_span: Span | None, person: Person | None
) -> Speaker:
    """A speaker whose name and type are known to hold: unchecked, as `fitting_span`."""
    speaker: Speaker = object.__new__(Speaker)
    set_name, set_type, set_mention, set_role, set_role_span, set_person = _speaker_setters
    set_name(speaker, name)
    set_type(speaker, type_)
    set_mention(speaker, mention)
    set_role(speaker, role)
    set_role_span(speaker, role_span)
    set_person(speaker, person)
    return speaker


def fitting_quote(
    span: Span,
    rule: str,
    content: tuple[Span, ...],
    kind: QuoteKind,
    cue: Span | None,
    speaker: Speaker | None,
    stance: Stance,
    addressee: str | None,
    turn: int | None,
) -> Quote:
    """A quote whose content, kind and stance are known to hold: unchecked, as `fitting_span`, and not yet stamped."""
    quote: Quote = object.__new__(Quote)
    (
        set_span, set_annotator, set_rule, set_content, set_kind, set_cue, set_speaker, set_stance, set_addressee,
        set_turn,
    ) = _quote_setters  # fmt: skip
    set_span(quote, span)
    set_annotator(quote, "")
    set_rule(quote, rule)
    set_content(quote, content)
    set_kind(quote, kind)
    set_cue(quote, cue)
    set_speaker(quote, speaker)
    set_stance(quote, stance)
    set_addressee(quote, addressee)
    set_turn(quote, turn)
    return quote


# ---------------------------------------------------------------------------------------------------------- money

CurrencySource = Literal["explicit", "country", "language", "inferred"]
Qualifier = Literal["exact", "about", "over", "under", "almost", "at_least", "at_most", "up_to", "between"]


@frozen(kw_only=True)
class MonetaryFigure(Annotation):
    """A sum of money with an exact number.

    Args:
        amount: In major units (złote, not grosze); of a range the lower end.
        amount_max: The upper end of a range.
        currency: ISO 4217 code, or None where nothing tells.
        currency_source: What the code rests on: the words themselves (``explicit``), the article's ``country``, the
            ``language``, or other figures (``inferred``).
        currency_candidates: All codes the sign may stand for, where it is ambiguous.
        qualifier: ``over`` for "ponad", ``between`` for a range, ``exact`` where nothing qualifies it.
        per: What a rate refers to: ``"year"``, ``"barrel"``, ``"share"``.
        equivalents: The same sum in another currency beside it.
    """

    collection: ClassVar[str] = "money"

    amount: Decimal = field(validator=_decimal)
    amount_max: Decimal | None = field(default=None, validator=_optional_decimal)
    currency: str | None = None
    currency_source: CurrencySource = field(default="explicit", validator=_one_of(CurrencySource))
    currency_candidates: tuple[str, ...] = field(default=(), converter=_tuple)
    qualifier: Qualifier = field(default="exact", validator=_one_of(Qualifier))
    per: str | None = None
    equivalents: tuple[Span, ...] = field(default=(), converter=_tuple)


@frozen(kw_only=True)
class VagueAmount(Annotation):
    """A sum without a number: "kilka milionów złotych". Not in `Article.money`.

    Args:
        magnitude: The order of magnitude, ``Decimal("1000000")`` for "kilka milionów".
        currency: ISO 4217 code or None.
    """

    collection: ClassVar[str] = "vague_amounts"

    magnitude: Decimal = field(validator=_decimal)
    currency: str | None = None


# -------------------------------------------------------------------------------------------------------- credits

CreditKind = Literal["photo", "video", "graphic", "dateline", "byline", "citation", "told_to", "source_line"]
CreditFlag = Literal[
    "pool",
    "handout",
    "file",
    "via",
    "courtesy",
    "supplied",
    "private",
    "screenshot",
    "montage",
    "illustration",
    "ai",
    "uncredited",
]


@frozen(kw_only=True)
class SourceCredit(Annotation):
    """Who is credited: for a picture, for the text, for a piece of information.

    Args:
        kind: ``photo``, ``video``, ``graphic``, ``dateline``, ``byline``, ``citation`` ("jak podała PAP"), ``told_to``
            ("powiedziała Radiu X") or ``source_line``.
        names: Everybody credited, in order, capitals normalised; generic ones too ("media").
        agencies: Of these the agencies.
        creators: Of these the photographers, illustrators or authors.
        outlet: Of these the medium that publishes.
        givers: Of these the others: a company, the police, a family.
        flags: Words that are no names: ``pool``, ``handout``, ``file``, ...
        label: The word that leads in, without its colon: ``"Źródło"``.
        generic: Whether the source is unnamed ("according to media").
        caption: The caption it stands behind or under.
        supports: The statement that a citation or an interview backs.
    """

    collection: ClassVar[str] = "credits"

    kind: CreditKind = field(validator=_one_of(CreditKind))
    names: tuple[str, ...] = field(default=(), converter=_tuple)
    agencies: tuple[str, ...] = field(default=(), converter=_tuple)
    creators: tuple[str, ...] = field(default=(), converter=_tuple)
    outlet: str | None = None
    givers: tuple[str, ...] = field(default=(), converter=_tuple)
    flags: tuple[CreditFlag, ...] = field(
        default=(), converter=_tuple, validator=attrs.validators.deep_iterable(_one_of(CreditFlag))
    )
    label: str | None = None
    generic: bool = False
    caption: Span | None = None
    supports: Span | None = None

    def to_iptc(self) -> dict[str, str | list[str]]:
        """The credit of a picture in fields of the IPTC Photo Metadata Standard, by the standard's names.

        Returns:
            ``Creator`` (a list), ``Credit Line``, ``Source``, ``Copyright Notice`` (behind a ©), ``Instructions`` (what
            flags tell), ``Description`` (the caption) and ``Digital Source Type``, each only where something is known.
            `newskit.picture_metadata.IPTC_FIELDS` has their XMP properties and IIM datasets.

        Raises:
            RecordError: The credit is of no picture, video or graphic.

        >>> import newskit
        >>> newskit.read("Most w Nysie. Fot. ADAM WILK/PAP", lang="pl").credits[0].to_iptc()
        {'Creator': ['Adam Wilk'], 'Credit Line': 'Adam Wilk/PAP', 'Source': 'PAP', 'Description': 'Most w Nysie.'}
        """
        from newskit.picture_metadata import to_iptc  # noqa: PLC0415  (it stands above model)

        return to_iptc(self)

    def to_schema_org(self) -> dict[str, Any]:
        """The credit of a picture as a schema.org ``ImageObject`` (``VideoObject`` for videos), ready for JSON-LD.

        Returns:
            ``creator`` (persons), ``creditText``, ``copyrightNotice``, ``sourceOrganization`` and ``caption``, each
            only where something is known.

        Raises:
            RecordError: The credit is of no picture, video or graphic.

        >>> import newskit
        >>> newskit.read("© Adam Wilk/PAP", lang="pl").credits[0].to_schema_org()["copyrightNotice"]
        '© Adam Wilk/PAP'
        """
        from newskit.picture_metadata import to_schema_org  # noqa: PLC0415

        return to_schema_org(self)


# ----------------------------------------------------------------------------------------------------- agreements

AgreementType = Literal[
    "treaty",
    "trade_deal",
    "peace",
    "ceasefire",
    "defence",
    "memorandum",
    "declaration",
    "programme",
    "partnership",
    "contract",
    "collective",
    "merger",
    "settlement",
    "political",
    "exchange",
    "agreement",
]
AgreementStatus = Literal[
    "proposed",
    "planned",
    "negotiating",
    "agreed_in_principle",
    "agreed",
    "initialled",
    "signed",
    "ratified",
    "in_force",
    "extended",
    "amended",
    "violated",
    "suspended",
    "terminated",
    "expired",
    "rejected",
    "failed",
]
AgreementStage = Literal["planned", "negotiating", "agreed", "signed", "terminated", "rejected"]
Certainty = Literal["asserted", "planned", "possible", "denied"]
PartyType = Literal["state", "bloc", "organisation", "company", "person", "group"]


@frozen(kw_only=True)
class Party:
    """A state or organisation that an agreement binds.

    Args:
        name: Nominative, in the article's language.
        type: ``state``, ``bloc``, ``organisation``, ``company``, ``person`` or ``group``.
        country: ISO 3166 code of a state.
        mention: The words that lead to it; None where it follows from the article as a whole.
    """

    name: str = field(validator=_not_empty)
    type: PartyType = field(default="organisation", validator=_one_of(PartyType))
    country: str | None = None
    mention: Span | None = None


@frozen(kw_only=True)
class Agreement(Annotation):
    """Somebody agreed with somebody on something, or will, or no longer does.

    Args:
        span: The noun phrase with its complements, or the clause that tells the event.
        type: What it is; `AgreementType`.
        status: Where it stands in the sentence of this record; `AgreementStatus`.
        stage: The group of the status; `AgreementStage`.
        certainty: ``asserted``, ``planned``, ``possible`` or ``denied``.
        cue: The word that gives the status.
        parties: States and organisations, never the people who sign.
        signatories: The people who sign, by name.
        subject: What it is about, in the words of the text.
        fields: The fields it covers, where the text lists them.
        count: How many agreements the phrase counts; None for one or an unknown number.
        period: Its time as the start and the end of an ISO 8601 interval: years or dates as the text has them
            (``("2026", "2030")``), the end alone (``("", "2029")`` for "until 2029"), the start alone
            (``("2026", "")``), or a duration in place of the end (``("", "P5Y")`` for "a five-year contract",
            ``("2026", "P5Y")`` for "five years from 2026").
        place: Where, in the nominative.
        date_text: When, in the words of the text.
        value: What it is worth.
        reported_by: The outlet that says so.
        mentions: Later places that speak of the same agreement.
        parts: The agreements that an umbrella ("many agreements, among them ...") sums up.
    """

    collection: ClassVar[str] = "agreements"

    type: AgreementType = field(validator=_one_of(AgreementType))
    status: AgreementStatus = field(validator=_one_of(AgreementStatus))
    stage: AgreementStage = field(validator=_one_of(AgreementStage))
    certainty: Certainty = field(default="asserted", validator=_one_of(Certainty))
    cue: Span | None = None
    parties: tuple[Party, ...] = field(default=(), converter=_tuple)
    signatories: tuple[str, ...] = field(default=(), converter=_tuple)
    subject: str | None = None
    fields: tuple[str, ...] = field(default=(), converter=_tuple)
    count: int | None = None
    period: tuple[str, str] | None = field(default=None, converter=_optional_tuple, validator=_interval)
    place: str | None = None
    date_text: str | None = None
    value: MonetaryFigure | None = None
    reported_by: str | None = None
    mentions: tuple[Span, ...] = field(default=(), converter=_tuple)
    parts: tuple[Agreement, ...] = field(default=(), converter=_tuple)

    @property
    def cameo(self) -> str | None:
        """The event's CAMEO code, ``"057"`` for a signed agreement; None where CAMEO has none. See `newskit.codes`."""
        return event_codes(self.type, self.status, self.certainty).cameo

    @property
    def plover(self) -> str | None:
        """The event's PLOVER type, ``"AGREE"``; None where PLOVER has none."""
        return event_codes(self.type, self.status, self.certainty).plover


# -------------------------------------------------------------------------------------------------------- article


@frozen(kw_only=True)
class Problem:
    """Something went wrong and was not hidden: words only, so that it crosses processes and files.

    Args:
        annotator: Who failed: an annotator's name, or ``"newskit"`` and the like.
        error: The name of the error, ``"ValueError"``.
        message: What it said, and what would do.
        traceback: Where, for the author of the plugin; may be empty.
    """

    annotator: str
    error: str
    message: str
    traceback: str = ""


def _place(record: Annotation) -> tuple[int, int, str]:
    return record.span.start, record.span.end, record.collection


def _in_text_order(records: Iterable[Annotation]) -> tuple[Annotation, ...]:
    """By place, then by the name of the list; so that JSON, which has one list a kind, gives the same order back."""
    return tuple(sorted(records, key=_place))


def _plain_text(record: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
    if not isinstance(value, str):
        kind = type(record).__name__
        raise TypeError(f"{kind}.{attribute.name} must be str, not {type(value).__name__}; decode bytes first")


@frozen(kw_only=True)
class Article:
    """A news article, before and after reading.

    Args:
        text: As it came; it is never changed, only pointed into.
        lang: ISO 639-1 code, or None where it is unknown.
        country: ISO 3166 code of where it appeared, a hint for ``$`` and ``kr``.
        title, url, publisher, published, authors: What is known besides.
        meta: Anything else, as JSON can hold it. `Pipeline.read` adds the versions used under ``"newskit"``.
        annotations: All records; they are put in text order.
        problems: What went wrong.

    >>> article = Article(text="Ala ma kota.", lang="pl")
    >>> article.span(4, 6)
    Span(start=4, end=6, text='ma')
    >>> article.quotes
    ()
    """

    text: str = field(validator=_plain_text)
    lang: str | None = None
    country: str | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = field(default=(), converter=_tuple)
    meta: Mapping[str, Any] = field(factory=dict, converter=_mapping, hash=False)
    annotations: tuple[Annotation, ...] = field(default=(), converter=_in_text_order)
    problems: tuple[Problem, ...] = field(default=(), converter=_tuple)
    _kinds: dict[type[Annotation], tuple[Annotation, ...]] = field(
        factory=dict, init=False, repr=False, eq=False, hash=False
    )

    def of(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """The records of one kind (a class; records of its subclasses too), in text order."""
        found = self._kinds.get(kind)
        if found is None:
            found = self._kinds[kind] = tuple(record for record in self.annotations if isinstance(record, kind))
        return found  # type: ignore[return-value]

    def span(self, start: int, end: int) -> Span:
        """The span from `start` to `end`, with its words.

        Raises:
            RecordError: The offsets lie outside the text or are the wrong way round.
        """
        if not 0 <= start <= end <= len(self.text):
            raise RecordError(f"span({start}, {end}) does not lie in a text of {len(self.text)} characters")
        return Span(start, end, self.text[start:end])

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Who said what."""
        return self.of(Quote)

    @property
    def money(self) -> tuple[MonetaryFigure, ...]:
        """Sums of money with a number; the vague ones are ``article.of(VagueAmount)``."""
        return self.of(MonetaryFigure)

    @property
    def credits(self) -> tuple[SourceCredit, ...]:
        """Who is credited."""
        return self.of(SourceCredit)

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """Who agreed with whom on what."""
        return self.of(Agreement)

    @property
    def people(self) -> tuple[Person, ...]:
        """The people of the article, one record each."""
        return self.of(Person)

    @property
    def boilerplate(self) -> tuple[Boilerplate, ...]:
        """What belongs to the page and not to the article."""
        return self.of(Boilerplate)

    def clean_text(self, kinds: Iterable[BlockKind] | None = None) -> CleanText:
        r"""The body without what belongs to the page: share buttons, paywall, related links, captions, credits.

        Args:
            kinds: The kinds of blocks to keep; headings, leads, paragraphs and list items where none are given.

        Returns:
            A ``str`` with an empty line between blocks, which maps offsets to this article's text and back:
            ``to_article``, ``from_article``, ``span``. Boilerplate inside a paragraph is cut out of it.

        Raises:
            RecordError: The article has no blocks, as before it is read.

        >>> import newskit
        >>> article = newskit.read("Rada przyjęła uchwałę.\nCzytaj także: Most runął\nRemont ruszy w maju.", lang="pl")
        >>> clean = article.clean_text()
        >>> clean.split("\n\n"), clean.span(24, 30)
        (['Rada przyjęła uchwałę.', 'Remont ruszy w maju.'], Span(start=48, end=54, text='Remont'))
        """
        from newskit.clean import BODY, clean_text  # noqa: PLC0415  (it stands above model)

        return clean_text(self, BODY if kinds is None else kinds)

    def __iter__(self) -> Iterator[Annotation]:
        return iter(self.annotations)

    def __str__(self) -> str:
        counts: dict[str, int] = {}
        for record in self.annotations:
            counts[record.collection] = counts.get(record.collection, 0) + 1
        told = ", ".join(f"{count} {name}" for name, count in counts.items()) or "no records"
        problems = f", {len(self.problems)} problems" if self.problems else ""
        return f"Article in {self.lang or 'an unknown language'}, {len(self.text)} characters: {told}{problems}"

    def _repr_html_(self) -> str:
        """What a notebook shows: the text with its spans marked."""
        from newskit.render import to_html  # noqa: PLC0415  (render stands above model; only a notebook pays for it)

        return to_html(self, fragment=True)
