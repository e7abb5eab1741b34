"""Credits in the fields of IPTC Photo Metadata and schema.org."""

import json

import pytest

import newskit
from newskit.picture_metadata import IPTC_FIELDS

# Names and identifiers as the IPTC Photo Metadata Standard 2023.2 has them, IIM datasets as IIM 4.2 has them.
STANDARD = {
    "Creator": ("dc:creator", "2:80"),
    "Creator's jobtitle": ("photoshop:AuthorsPosition", "2:85"),
    "Credit Line": ("photoshop:Credit", "2:110"),
    "Source": ("photoshop:Source", "2:115"),
    "Copyright Notice": ("dc:rights", "2:116"),
    "Description": ("dc:description", "2:120"),
    "Description Writer": ("photoshop:CaptionWriter", "2:122"),
    "Headline": ("photoshop:Headline", "2:105"),
    "Instructions": ("photoshop:Instructions", "2:40"),
    "Title": ("dc:title", "2:05"),
    "Digital Source Type": ("Iptc4xmpExt:DigitalSourceType", None),
}
# Properties of ImageObject and VideoObject: their own, and those of MediaObject, CreativeWork and Thing.
SCHEMA_ORG = {
    "@context", "@type", "caption", "creator", "creditText", "copyrightNotice", "copyrightHolder", "copyrightYear",
    "sourceOrganization", "contentUrl", "name", "description", "license", "acquireLicensePage",
}  # fmt: skip


def credit_of(text, lang="pl"):
    return newskit.read(text, lang=lang).credits[0]


def test_every_field_is_one_of_the_standard():
    assert {name: tuple(field) for name, field in IPTC_FIELDS.items()}.items() <= STANDARD.items()


@pytest.mark.parametrize(
    ("text", "lang", "fields"),
    [
        ("Most w Nysie. Fot. EWA LIS / PAP", "pl",
         {"Creator": ["Ewa Lis"], "Credit Line": "Ewa Lis/PAP", "Source": "PAP", "Description": "Most w Nysie."}),
        ("© Ewa Lis/dpa", "de",
         {"Creator": ["Ewa Lis"], "Credit Line": "Ewa Lis/dpa", "Source": "dpa", "Copyright Notice": "© Ewa Lis/dpa"}),
        ("Photo by Ann Cole/Pool/AFP via Getty Images", "en",
         {"Creator": ["Ann Cole"], "Credit Line": "Ann Cole/Pool/AFP/Getty Images", "Source": "AFP",
          "Instructions": "Pool photo"}),
        ("Handout photo: Kent Police", "en", {"Credit Line": "Kent Police", "Source": "Kent Police", "Instructions": "Handout"}),
    ],
)  # fmt: skip
def test_a_picture_in_iptc_fields(text, lang, fields):
    assert credit_of(text, lang).to_iptc() == fields


def test_a_picture_made_by_ai_says_so():
    made = credit_of("Grafika: Ewa Lis, wygenerowane przez AI").to_iptc()
    assert made["Digital Source Type"] == "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"


def test_a_picture_as_an_image_object():
    made = credit_of("Most w Nysie. © Ewa Lis/PAP").to_schema_org()
    assert json.loads(json.dumps(made)) == {
        "@context": "https://schema.org",
        "@type": "ImageObject",
        "creator": [{"@type": "Person", "name": "Ewa Lis"}],
        "creditText": "Ewa Lis/PAP",
        "copyrightNotice": "© Ewa Lis/PAP",
        "sourceOrganization": {"@type": "Organization", "name": "PAP"},
        "caption": "Most w Nysie.",
    }
    assert set(made) <= SCHEMA_ORG


def test_a_video_is_a_video_object():
    assert credit_of("Wideo: Straż Pożarna w Nysie").to_schema_org()["@type"] == "VideoObject"


@pytest.mark.parametrize("way", ["to_iptc", "to_schema_org"])
def test_a_credit_of_text_has_no_picture_metadata(way):
    with pytest.raises(newskit.RecordError, match="'citation' credits no picture"):
        getattr(credit_of("Jak podała PAP, most runął."), way)()
