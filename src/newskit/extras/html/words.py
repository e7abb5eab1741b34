"""What the names of elements tell: classes and ids are words, and sites of all languages use much the same ones.

``class="wp-caption-text"``, ``id="photoCredit"`` and ``itemprop="caption"`` are split into words and looked up.
Nothing here names a site. Where a word is wrong for once (an article in a box called ``widget``), what the extractor
kept of the box overrules it: see `newskit.extras.html.selecting`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

__all__ = ["NO_ROLE", "Kind", "Role", "names", "names_of", "role_of"]

Kind = Literal["caption", "credit", "lead"]

_NAMES = re.compile(r' (?:class|id|itemprop|data-(?:component|area|block|module|test-?id|test-tag|type))="([^"]*)"')
_HIDDEN = re.compile(r' hidden=""| style="[^"]*display\s*:\s*none', re.IGNORECASE)
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[^\W\d_a-zA-Z]+")
_NO_LETTERS = re.compile(r"[\W\d_]+")
# Names that a build made: "ad3046" and "x896ad8" are no advertisements.
_GENERATED = re.compile(r"(?<![^\W_])(?=[a-f]*\d[0-9a-f]|[a-z]*\d+[a-z])[a-z0-9]{6,}(?![^\W_])")
_CUSTOM = re.compile(r"([a-z]+(?:-[a-z0-9]+)+)(?: |$)")  # elements of the site's own: <site-newsletter>
_LONG = 400  # characters; what stands behind them in an attribute is generated and tells nothing


def names(words: str) -> frozenset[str]:
    """The set of the words of a text, which is how sets of names are written here."""
    return frozenset(words.split())


# Boxes that belong to the page, not to the article. In this order: other articles, buttons, letters and money, people
# and their comments, ways through the site, everything else.
_BOXES = names("""
related recommended recommendation recommendations recirculation recirc readmore mostread popular trending teaser
teasers latest upnext outbrain taboola yarpp polecane polecamy podobne powiazane weiterlesen correlati correlate
relacionadas relacionados relacionada relacionado relacionats souvisejici similaires gerelateerd relaterat relaterte
share shares sharing sharebar sharedaddy social socials socialmedia toolbar tools print follow
newsletter nl subscribe subscription signup paywall piano promo promos promotion promobox advert adverts advertisement
advertising ad ads adslot adbox adunit reklama reklamy werbung anzeige publicite publicidad pubblicita sponsored sponsor
donate donation affiliate shop
comment comments commentary komentarze komentarz kommentare comentarios commentaires commenti disqus vcard byline author
authors autor autorzy autoren bio biography profile contributor
nav navigation navbar menu breadcrumb breadcrumbs sidebar footer pagination pager tags tag taglist tagi keywords topics
categories category search login masthead topbar ticker
cookie cookies consent gdpr rodo cmp modal popup overlay tooltip widget player audio podcast poll quiz survey feedback
tts whatsapp offer offers poll polls feed reaction reactions koment koments like likes
rating vote weather timestamp dateline date meta disclaimer legal imprint toc
""")
# The same written together or in several words: what is left of a name when its marks are taken away.
_BOXES_TOGETHER = re.compile(
    "readmore|readalso|readnext|alsoread|seealso|morefrom|moreon|mostread|mostviewed|morestories|author(?:box|bio|info|card)|"
    "aboutauthor|abouttheauthor|czytaj(?:tez|takze|wiecej)|zobacz(?:tez|takze)|przeczytajtez|lireaussi|alireaussi|leggianche|"
    "leesook|lasmer|mehrzum|lesenauch|auchinteressant|tambien|masleid|ctetetake|articlefooter|bottomofarticle|articlebottom|endofarticle|articletags|entrymeta|"
    "linksblock|linkbox|relatedlinks|readmorelinks|postmeta|articlemeta|entryfooter|inlinebox|callout(?:subscribe|newsletter)|mailinglist|emailsignup|socialshare"
)
_UNSEEN = re.compile("visuallyhidden|screenreader|sronly|hiddenvisually|accessib(?:le|ility)hidden|offscreen")

_CAPTIONS = re.compile(
    "caption|bildunterschrift|bildtext|bildetekst|didascalia|leyenda|piedefoto|piefoto|fotopie|podpis|popisek|onderschrift|"
    "legende|legend|cutline|imagedesc|photodesc|imgdesc|opiszdjecia|opisfoto"
)
_CREDITS = re.compile(
    "credit(?!s?card)|photographer|photoby|photoauthor|imageauthor|photosource|imagesource|fotograf|bildquelle|bildnachweis|"
    "bildrechte|autorfoto|fotoautor|autorzdjec|zrodlozdjec|creditline|copyrightholder|imgsource|mediacopyright"
)
# These credit a picture only where there is one: anywhere else they are the article's author, or the foot of the page.
_CREDITS_OF_PICTURES = names("""
copyright copyrights author autor autori auteur autore source sources src zrodlo quelle fuente fonte zdroj kilde kalla
cr agency agencja agentur rights copy owner attribution provider byline
""")
_CAPTIONS_OF_PICTURES = names("cap bu leg desc description descr opis opisy sign")
_LEADS = names("""
lead lede leadtext intro introduction introtext standfirst dek deck perex anons zajawka chapo chapeau entradilla bajada
sommario ingress vorspann abstract subtitle subheadline subhead subheading subheader excerpt kicker2 strapline preamble
opener spot manchet inleiding sumario subtitulo soustitre sottotitolo untertitel annotation annonce
""")
_PICTURES = re.compile(
    "figure|image|img|photo|picture|gallery|galeria|galerie|galleria|carousel|slide|foto|zdjec|bild|imagen|immagine|media|"
    "thumbnail|illustration|obraz|caption"
)
_OF_PICTURES = names("images photos pictures gallery media zdjecia foto bilder fotos")
_RELATED = names("related powiazane")  # "related images" are the article's own
# What sites call parts of the article itself: such a name speaks against a box.
_BODY = re.compile("articlebody|articletext|articlecontent|storybody|entrycontent|postcontent|bodytext|articlemain")
# Parts of the article that stand beside its text.
_OWN = re.compile(
    "quote|zitat|cytat|citat|blockq|infobox|factbox|faktbox|faktaruta|keypoint|keyfact|inshort|inbrief|keytakeaway|highlights|bullets"
)
_FACTS = names("info fact facts fakta faits faktai fakty ramka kasten glossary")


class Role(NamedTuple):
    """What the names of an element say of it.

    Attributes:
        box: It belongs to the page and not to the article.
        hidden: Nobody sees it.
        kind: It holds a caption, a credit or a lead.
        by_picture: The same if it stands by a picture.
        picture: It holds pictures.
        own: It is a part of the article that is often marked as standing beside it: a quotation, a list of facts.
    """

    box: bool = False
    hidden: bool = False
    kind: Kind | None = None
    by_picture: Kind | None = None
    picture: bool = False
    own: bool = False


NO_ROLE = Role()


def role_of(attributes: str) -> Role:
    """What the attributes of an element say of it; `attributes` is what stands in its tag, with its name or without.

    >>> role_of(' class="media__caption js-caption" style="width:10%"').kind
    'caption'
    >>> role_of(' id="readAlso" class="box"').box
    True
    """
    told = names_of(attributes)
    custom = _CUSTOM.match(attributes)
    if custom and not custom[1].startswith("amp-"):
        told = f"{custom[1]} {told}"
    role = _role(told[:_LONG]) if told else NO_ROLE
    if (' hidden=""' in attributes or "display" in attributes) and not role.hidden and _HIDDEN.search(attributes):
        return role._replace(hidden=True)
    return role


def names_of(attributes: str) -> str:
    """What an element is called: its classes and other names, with a space between."""
    return " ".join(_NAMES.findall(attributes))


@lru_cache(maxsize=8192)
def _role(told: str) -> Role:
    # "has-sidebar" and "no-comments" tell of the page what it has or lacks, not what the element is.
    several = [
        name for name in _GENERATED.sub("", told).split() if not name.startswith(("has-", "no-", "with-", "is-", "js-"))
    ]
    together = [_NO_LETTERS.sub("", name).lower() for name in several]
    words = {word.lower() for name in several for word in _WORDS.findall(name)} | set(together)
    joined = " ".join(together)
    kind: Kind | None = None
    if _CREDITS.search(joined):
        kind = "credit"
    elif _CAPTIONS.search(joined):
        kind = "caption"
    elif words & _LEADS:
        kind = "lead"
    if words & _RELATED and words & _OF_PICTURES:
        words -= _RELATED
    boxed = not words.isdisjoint(_BOXES) or _BOXES_TOGETHER.search(joined) is not None
    own = _OWN.search(joined) is not None or (not boxed and not words.isdisjoint(_FACTS))
    body = _BODY.search(joined) is not None
    return Role(
        box=boxed and not body and not own,
        hidden=_UNSEEN.search(joined) is not None,
        kind=kind,
        by_picture=("credit" if words & _CREDITS_OF_PICTURES else "caption" if words & _CAPTIONS_OF_PICTURES else None),
        picture=_PICTURES.search(joined) is not None,
        own=own,
    )
