"""The formulas around mentions of outlets: "jak podała PAP", "told the BBC", "im Gespräch mit der dpa".

Every candidate hangs on the mention of an outlet; what stands right before and right behind it decides: a word that
leads in a source ("według PAP"), a verb of its own ("podał Reuters"), a verb that tells it something ("powiedziała
Radiu Lira"), or a phrase for a talk ("w rozmowie z PAP"). Each rule is a function of this module.
"""

from __future__ import annotations

from newskit.plugins.credits.borders import CLOSING_MARKS, begins_sentence, is_joined
from newskit.plugins.credits.candidates import candidates
from newskit.plugins.credits.companions import Companions, Formula
from newskit.plugins.credits.mention import Mention
from newskit.plugins.credits.outlets import mentions
from newskit.plugins.credits.page import Page
from newskit.plugins.credits.short_names import with_short_names
from newskit.plugins.credits.surroundings import BREAKS, FAR, REACH, Surroundings

__all__ = ["formulas"]

_OBLIQUE_ADJECTIVES = ("ej", "emu", "ému", "ій", "ому")  # of what is told something
_SUBJECTS = ("nominative", "direct")
_LEADS = ("credits.according", "credits.told", "credits.report", "credits.tell")


def formulas(page: Page) -> list[Formula]:
    """The formulas of a page in order, none over another."""
    named = with_short_names(page, mentions(page))
    if not named and not any(map(page.scan.hits, _LEADS)):
        return []
    around = Surroundings(page)
    found = [formula for mention in named if (formula := _read(around, mention))]
    places = {formula.mention.start for formula in found}
    known = {mention.stop for mention in named}
    for mention in candidates(around):
        if mention.stop not in known and mention.start not in places and (formula := _read(around, mention)):
            places.add(mention.start)
            found.append(formula)
    if not found:
        return []
    companions = Companions(page, named)
    found = [companions.completed(formula) for formula in found]
    return companions.chained(sorted(found, key=lambda formula: (formula.start, -formula.end)))


def _read(around: Surroundings, mention: Mention) -> Formula | None:
    """The formula that a mention stands in, or None where it is no source."""
    index = around.before_articles(mention.first)
    if around.scan.gaps[mention.stop] == "-":  # "NDR-Sprecher", "Post-ABC poll"; only "dpa-Informationen" are a source
        return _followed(around, mention, index)
    if not around.has_sign_near(index, mention.stop):
        return _with_colon(around, mention, index)
    for rule in _RULES if index and is_joined(around.scan.gaps[index]) else _RULES_AT_BORDERS:
        formula = rule(around, mention, index)
        if formula is not None:
            return formula
    return None


def _led_in(around: Surroundings, mention: Mention, index: int) -> Formula | None:
    """As in "według PAP", "in an interview with the BBC"."""
    told = around.lead_before(around.told, mention, index)
    if told is not None and not around.is_sure(mention) and not around.leads_in_names(told):
        told = told if around.teller_near(told.first, mention.stop) else None  # "w programie „Czyste Powietrze”"
    if told is not None and mention.role != "media":
        first = told.first
        verb = first - 1
        if verb >= 0 and is_joined(around.scan.gaps[first]) and (verb in around.tells or verb in around.reports):
            first = verb
        return Formula("told_to", around.scan.starts[first], mention.end, mention, "told")
    hit = around.lead_before(around.according, mention, index)
    if hit is None or mention.case == "nominative":
        return None
    if hit.stop - hit.first == 1 and around.leads_in_names(hit) and not around.is_sure(mention):
        return None  # "nagroda za „Wodę”"
    first = hit.first
    for stop in range(hit.first, max(hit.first - 4, 0), -1):
        if stop in around.according and is_joined(around.scan.gaps[stop]):
            first = around.according[stop].first
            break
        if around.scan.words[stop - 1] not in around.page.vocabulary.articles:
            break
    return Formula("citation", around.scan.starts[first], mention.end, mention, "according")


def _followed(around: Surroundings, mention: Mention, index: int) -> Formula | None:
    """As in "der dpa zufolge": what follows makes it a source."""
    scan, stop = around.scan, mention.stop
    after = around.according_after.get(stop)
    if after is not None and (is_joined(scan.gaps[stop]) or scan.gaps[stop][:1] in CLOSING_MARKS):
        first = index
        if first and is_joined(scan.gaps[first]) and scan.words[first - 1] in around.page.vocabulary.prepositions:
            first -= 1
        start = mention.start if first == mention.first else scan.starts[first]
        return Formula("citation", start, scan.ends[after.stop - 1], mention, "according_after")
    return None


def _by_people(around: Surroundings, mention: Mention, index: int) -> Formula | None:
    """As in "źródło Reutersa", "dziennikarze Onetu ustalili"."""
    if mention.role == "media":
        return None
    hit = around.informants.get(index)
    envoy = around.envoys.get(index)
    if envoy is not None:  # "z ustaleń reportera RMF FM"
        led = around.according.get(around.before_articles(envoy.first))
        if led is not None and is_joined(around.scan.gaps[envoy.first]):
            return Formula("citation", around.scan.starts[led.first], mention.end, mention, "people")
    if hit is None and (envoy := around.envoys.get(index)) and around.verb_behind(mention.stop, finds=True) is not None:
        hit = envoy
    if hit is None or (around.cased and mention.case == "nominative"):
        hit = around.envoys.get(index)
        verb = around.verb_right_before(hit.first) if hit is not None else None
        if verb is None:
            return None
        lead = around.as_before(verb)
        return Formula("citation", around.scan.starts[verb if lead is None else lead], mention.end, mention, "people")
    start = around.scan.starts[around.before_articles(hit.first)]
    return Formula("citation", start, mention.end, mention, "people")


def _behind_verb(around: Surroundings, mention: Mention, index: int) -> Formula | None:
    """As in "jak podała PAP", "zauważył portal X"; with the outlet in an oblique case somebody told it."""
    scan = around.scan
    verb = index - 1
    for _ in range(REACH + 1):
        if verb < 0 or not is_joined(scan.gaps[verb + 1]):
            return None
        if verb in around.reports or verb in around.tells:
            break
        if scan.words[verb] not in around.page.vocabulary.adverbs and mention.case not in _SUBJECTS:
            return None
        verb -= 1
    else:
        return None
    if index - 1 > verb and scan.words[index - 1] in around.page.vocabulary.prepositions:
        if scan.words[index - 1] not in around.page.vocabulary.airs or mention.role == "media":
            return None
        return Formula("told_to", around.start_of(verb), mention.end, mention, "on_air")
    lead = around.as_before(verb)
    if lead is not None and mention.case != "oblique":
        return Formula("citation", scan.starts[lead], mention.end, mention, "as_reported")
    if mention.role != "media" and verb in around.tells and around.is_told(mention):
        return Formula("told_to", around.start_of(verb), mention.end, mention, "told")
    if mention.role != "media" and not mention.case and verb in around.tells and around.has_subject(verb):
        return Formula("told_to", around.start_of(verb), mention.end, mention, "told")
    if mention.case == "oblique" or verb not in around.reports or around.is_dative(mention, index):
        return None
    if not around.verb_first and not around.is_inverted(verb, mention):
        return None
    return Formula("citation", around.start_of(verb), mention.end, mention, "verb_before")


def _told_from_afar(around: Surroundings, mention: Mention, index: int) -> Formula | None:
    """As in "sagte Ministerin Anna Kohl (Grüne) der dpa", "ha dichiarato il sindaco al Corriere"."""
    scan, vocabulary = around.scan, around.page.vocabulary
    if mention.role == "media" or mention.case == "nominative":
        return None
    marked = [at for at in range(max(index - 1, 0), mention.first) if scan.words[at] in vocabulary.datives]
    if marked:
        first = marked[0]
    elif around.cased:
        first = mention.first  # "powiedział Jan Nowak (klubowej) telewizji Lira"
        if mention.case == "oblique" and first and scan.words[first - 1].endswith(_OBLIQUE_ADJECTIVES):
            first -= 1
        if scan.ends[first - 1] not in around.page.people_ends:
            return None
    else:
        return None
    if first and scan.words[first - 1] in vocabulary.prepositions:  # "mit der Zeit"
        return None
    if marked and scan.words[first] not in vocabulary.articles and begins_sentence(around.page, first):
        # "Au Figaro, elle assure vouloir rester."
        told = around.teller_behind(mention.stop)
        return Formula("told_to", scan.starts[first], mention.end, mention, "told_from_afar") if told else None
    for verb in range(first - 1, max(first - (FAR if around.verb_first else REACH + 1), -1), -1):
        if not BREAKS.isdisjoint(scan.gaps[verb + 1]) or (verb + 1 in around.envoys and verb + 2 >= first):
            return None  # "der Korrespondent der dpa"
        if verb not in around.tells and not (marked and verb in around.reports):
            continue
        if "," in scan.gaps[verb + 1] or (verb == first - 1 and _is_subject(around, verb, first)):
            return None
        start = around.start_of(verb) if first - verb <= REACH else min(scan.starts[first], mention.start)
        return Formula("told_to", start, mention.end, mention, "told_from_afar")
    return None


def _is_subject(around: Surroundings, verb: int, first: int) -> bool:
    """Whether what begins right behind a verb with a word that is an article too is its subject: "berichtet der"."""
    return verb in around.reports and around.scan.words[first] in around.page.vocabulary.articles


def _before_verb(around: Surroundings, mention: Mention, index: int) -> Formula | None:
    """As in "Reuters w piątek podał", "Media przypominają"."""
    if mention.case == "oblique" or around.is_governed(mention, index):
        return None
    if not mention.case and around.has_subject(index):  # "the head of TVN said"
        return None
    lead = around.as_words.get(index) if is_joined(around.scan.gaps[index]) else None
    start = mention.start if index == mention.first else around.scan.starts[index]
    start = start if lead is None else around.scan.starts[lead.first]
    verb = around.verb_behind(around.behind_envoy(mention))
    if verb is not None and around.is_noun(verb, mention):
        return None
    if verb is None:
        verb = around.behind_aside(mention.stop)
    if verb is not None:
        if around.tells_own_plans(verb):
            return None
        return Formula("citation", start, around.scan.ends[verb], mention, "verb_behind")
    if lead is None and not (index and around.scan.words[index - 1] in around.page.vocabulary.auxiliaries):
        return None
    last = around.last_verb(mention.stop)
    if last is None:
        return None
    if lead is None:
        start = around.scan.starts[index - 1]
    return Formula("citation", start, mention.end, mention, "verb_at_the_end")


def _on_air(around: Surroundings, mention: Mention, index: int) -> Formula | None:
    """As in "W TVN24 powiedział", "said Thursday morning on CNN": a station that somebody spoke on."""
    scan = around.scan
    on = index - 1
    if mention.role != "outlet" or scan.words[on] not in around.page.vocabulary.airs:
        return None
    helping = True
    for verb in range(on - 1, max(on - FAR, -1), -1):
        if not BREAKS.isdisjoint(scan.gaps[verb + 1]):
            break
        if verb in around.tells or (helping and verb in around.reports):
            start = around.start_of(verb) if on - verb <= REACH else scan.starts[on]
            return Formula("told_to", start, mention.end, mention, "on_air")
        helping = helping and scan.words[verb] in around.page.vocabulary.helpers
    if begins_sentence(around.page, on) and around.teller_behind(mention.stop):  # "Sur RTL, le ministre a promis"
        return Formula("told_to", scan.starts[on], mention.end, mention, "on_air")
    if not around.verb_first or mention.stop not in around.tells or not is_joined(scan.gaps[mention.stop]):
        return None
    return Formula("told_to", scan.starts[on], mention.end, mention, "on_air")


def _with_colon(around: Surroundings, mention: Mention, _index: int) -> Formula | None:
    """As in "Reuters: ...", a headline that names its source first."""
    if around.page.text[mention.end : mention.end + 2] != ": " or mention.case == "oblique":
        return None
    place = around.page.place(mention.start)
    if around.page.mark_before(place, mention.start) or place.end - mention.end < 20:
        return None
    return Formula("citation", mention.start, mention.end, mention, "colon")


def _cites_another(around: Surroundings, mention: Mention, index: int) -> Formula | None:
    """As in "Bloomberg, powołując się na ...": an outlet that names a source of its own."""
    scan, stop = around.scan, mention.stop
    if mention.role == "media" or mention.case == "oblique" or stop not in around.citing:
        return None
    if around.is_governed(mention, index) or not is_joined(scan.gaps[stop].replace(",", "", 1)):
        return None
    start = mention.start if index == mention.first else scan.starts[index]
    return Formula("citation", start, mention.end, mention, "cites_another")


# Asked in this order; the first that fits decides.
_RULES = (
    _led_in,
    _followed,
    _by_people,
    _behind_verb,
    _told_from_afar,
    _before_verb,
    _on_air,
    _with_colon,
    _cites_another,
)
# Of these those that want nothing right before the mention.
_RULES_AT_BORDERS = (_followed, _told_from_afar, _before_verb, _with_colon, _cites_another)
