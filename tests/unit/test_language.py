"""Which language a text is in. Whole paragraphs, and other libraries, are measured in benchmarks/language.py."""

import re
import subprocess
import sys
import unicodedata
from importlib import resources

import pytest

from newskit.plugins import language
from newskit.plugins.language import detect, newskit_detect_language
from newskit.testing.growth import seconds_of

SENTENCES = {
    "pl": "Minister zapowiedział, że ustawa trafi do Sejmu jeszcze w tym miesiącu.",
    "en": "The minister announced that the bill would reach parliament this month.",
    "de": "Der Minister kündigte an, dass das Gesetz noch in diesem Monat ins Parlament kommt.",
    "fr": "Le ministre a annoncé que la loi serait présentée au Parlement avant la fin du mois.",
    "es": "El ministro anunció que la ley llegará al Parlamento antes de que termine el mes.",
    "it": "Il ministro ha annunciato che la legge arriverà in parlamento entro la fine del mese.",
    "pt": "O ministro anunciou que a lei chegará ao parlamento até ao fim do mês.",
    "nl": "De minister kondigde aan dat de wet nog deze maand naar het parlement gaat.",
    "sv": "Ministern meddelade att lagen ska läggas fram för riksdagen redan den här månaden.",
    "no": "Ministeren varslet at loven blir lagt fram for Stortinget allerede denne måneden, etter mye strid.",
    "da": "Ministeren oplyste, at loven bliver fremsat i Folketinget allerede i denne måned, efter megen strid.",
    "cs": "Ministr oznámil, že zákon se do parlamentu dostane ještě tento měsíc.",
    "sk": "Minister oznámil, že zákon sa do parlamentu dostane ešte tento mesiac, ako sľúbil.",
    "sl": "Minister je napovedal, da bo zakon v parlament prišel že ta mesec.",
    "hr": "Ministar je najavio da će zakon u sabor stići već ovoga mjeseca, nakon što ga vlada prihvati.",
    "sr": "Министар је најавио да ће закон стићи у скупштину већ овог месеца.",
    "ro": "Ministrul a anunțat că legea va ajunge în parlament până la sfârșitul lunii.",
    "hu": "A miniszter bejelentette, hogy a törvény még ebben a hónapban a parlament elé kerül.",
    "fi": "Ministeri ilmoitti, että laki tulee eduskuntaan jo tässä kuussa, mutta ei kertonut päivää.",
    "et": "Minister teatas, et seadus jõuab parlamenti juba sel kuul, kuid ei öelnud kuupäeva.",
    "lv": "Ministrs paziņoja, ka likums nonāks parlamentā jau šajā mēnesī, bet dienu nenosauca.",
    "lt": "Ministras pranešė, kad įstatymas parlamentą pasieks jau šį mėnesį, bet datos nenurodė.",
    "tr": "Bakan, yasanın bu ay içinde meclise geleceğini açıkladı ancak gün vermedi.",
    "uk": "Міністр повідомив, що закон потрапить до парламенту ще цього місяця.",
    "ru": "Министр сообщил, что закон поступит в парламент уже в этом месяце.",
    "be": "Міністр паведаміў, што закон трапіць у парламент ужо ў гэтым месяцы.",
    "bg": "Министърът обяви, че законът ще влезе в парламента още този месец.",
    "mk": "Министерот најави дека законот ќе стигне во собранието уште овој месец.",
    "kk": "Министр бұл заң осы айда парламентке түседі деп мәлімдеді, бірақ күнін айтқан жоқ.",
    "ca": "El ministre va anunciar que la llei arribarà al Parlament aquest mes, però no va dir quin dia.",
    "is": "Ráðherrann sagði að lögin kæmu fyrir þingið í þessum mánuði en nefndi ekki dag.",
    "af": "Die minister het gesê dat die wet nog hierdie maand voor die parlement sal dien.",
    "id": "Menteri mengatakan bahwa undang-undang itu akan sampai di parlemen bulan ini.",
    "vi": "Bộ trưởng cho biết luật này sẽ được trình quốc hội ngay trong tháng này.",
    "el": "Ο υπουργός ανακοίνωσε ότι ο νόμος θα φτάσει στη Βουλή αυτόν τον μήνα.",
    "he": "השר הודיע שהחוק יגיע לכנסת כבר החודש.",
    "ar": "أعلن الوزير أن القانون سيصل إلى البرلمان هذا الشهر بعد أن وافقت عليه الحكومة.",
    "fa": "وزیر گفت که این قانون تا پایان ماه به مجلس می‌رود و تصویب خواهد شد.",
    "hi": "मंत्री ने कहा कि यह कानून इसी महीने संसद में पेश किया जाएगा।",
    "ka": "მინისტრმა განაცხადა, რომ კანონი ამ თვეში პარლამენტში შევა.",
    "th": "รัฐมนตรีประกาศว่ากฎหมายจะเข้าสู่สภาภายในเดือนนี้",
    "zh": "部长宣布，该法案将在本月提交议会审议。",
    "ja": "大臣は、法案を今月中に国会へ提出すると発表した。",
    "ko": "장관은 법안이 이달 안에 국회에 제출될 것이라고 발표했다.",
}


@pytest.mark.parametrize(("code", "sentence"), SENTENCES.items(), ids=SENTENCES)
def test_a_language_is_known_by_one_sentence(code, sentence):
    assert detect(sentence) == code


@pytest.mark.parametrize(("code", "sentence"), SENTENCES.items(), ids=SENTENCES)
def test_capitals_and_decomposed_letters_are_the_same_language(code, sentence):
    assert detect(sentence.upper()) in (code, None)
    assert detect(unicodedata.normalize("NFD", sentence)) == code


@pytest.mark.parametrize("code", ["pl", "en", "de", "fr", "es", "cs", "ru"])
def test_a_headline_in_capitals_is_known(code):
    assert detect(SENTENCES[code].upper()) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\u00a0",
        "\ufeff",
        "17.03.2024, 12:45",
        "1 234,50 / 2 345,60 = ?!",
        "€ $ £ … – «»",
        "https://example.org/2024/03/17/",
        "Reuters",
        "Müller",
        "PAP/Jan Kowalski",
        "Tokio, Berlin, Madrid",
        "\U0001f600\U0001f680",
    ],
)
def test_no_language_is_told_where_there_are_no_telling_words(text):
    assert detect(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "La urbestro de la eta urbo diris al ĵurnalistoj, ke nova lernejo malfermiĝos jam venontan aŭtunon.",  # Esperanto
        "Nilazay ny minisitra fa ho tonga eo anivon'ny antenimiera ny lalàna amin'ity volana ity.",  # Malagasy
        "Minisitiri yatangaje ko itegeko rizagera mu nteko ishinga amategeko muri uku kwezi.",  # Kinyarwanda
        "Ua ʻōlelo ke kuhina e hiki aku ana ke kānāwai i ka ʻahaʻōlelo i kēia mahina.",  # Hawaiian
        "ሚኒስትሩ ሕጉ በዚህ ወር ለፓርላማ እንደሚቀርብ አስታወቁ።",  # Amharic
    ],
)
def test_a_language_that_is_not_in_the_table_is_unknown(text):
    assert detect(text) is None


@pytest.mark.parametrize(
    "first",
    [
        "Posłuchaj artykułu",
        "Subscribe to continue",
        "© 2024 Example Media Ltd. All rights reserved. This content may not be copied without the consent of the owner.",
        "We use cookies to make this site work and to understand how it is used. You can change this at any time.",
        "Źródło: Reuters, PAP | Udostępnij | Facebook",
        "12:45 | 17.03.2024",
    ],
)
@pytest.mark.parametrize("code", ["pl", "de", "fr", "cs", "uk"])
def test_a_first_line_of_boilerplate_does_not_decide(first, code):
    body = "\n\n".join([f"{SENTENCES[code]} {SENTENCES[code]}"] * 3)
    assert detect(f"{first}\n\n{body}") == code


def test_a_quotation_in_another_language_does_not_decide():
    assert detect(f"{SENTENCES['en']} {SENTENCES['pl']} {SENTENCES['en']} {SENTENCES['en']}") == "en"


def test_names_with_foreign_letters_do_not_decide():
    assert detect("Łukasz Błaszczyk and Małgorzata Żółkiewska were in Łódź for the meeting with the mayor.") == "en"


def test_short_lines_are_read_where_nothing_is_longer():
    assert detect("Nie wiadomo\njeszcze, kto\nzostanie premierem\npo wyborach") == "pl"


@pytest.mark.parametrize(
    "odd",
    ["\0", "\ud800", "\udfff\ud800", "\ufffe", "\u0301" * 300, "\u202e", "\x1b[31m", "\r", "\u2028"],
    ids=ascii,
)
def test_odd_characters_neither_raise_nor_change_the_answer(odd):
    assert detect(odd) is None
    assert detect(f"{odd}{SENTENCES['pl']}{odd} {SENTENCES['pl']}") == "pl"


@pytest.mark.parametrize(
    "unit",
    ["a", " ", "\n", "ż", "\0", "\ud800", "漢", "że ", "\u0301", f"{SENTENCES['pl']} ", f"{SENTENCES['pl']}\n", "x\n"],
    ids=ascii,
)
def test_ten_million_characters_take_no_longer_than_the_first_few_thousand(unit):
    text = unit * (10_000_000 // len(unit))
    detect(SENTENCES["pl"])
    few, many = (min(seconds_of(lambda part=part: detect(part)) for _ in range(3)) for part in (text[:10_000], text))
    assert many < max(20 * few, 0.1)


def test_what_follows_the_first_thousands_of_characters_is_not_read():
    polish = f"{SENTENCES['pl']}\n" * 80
    assert detect(polish) == detect(polish + f"{SENTENCES['en']}\n" * 1000) == "pl"


def test_the_answer_does_not_hang_on_the_hash_seed():
    sentences = list(SENTENCES.values())
    code = f"from newskit.plugins.language import detect; print([detect(text) for text in {sentences!r}])"
    answers = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(answers) == 1


def test_the_hook_says_what_detect_says():
    assert newskit_detect_language(SENTENCES["pl"]) == "pl"


LINES = [
    line
    for line in (resources.files("newskit.languages") / "stopwords.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_the_table_is_small():
    assert len("\n".join(LINES).encode()) < 20_000


def test_each_language_stands_in_the_table_once():
    assert len({line[:2] for line in LINES}) == len(LINES)


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[:2])
def test_a_line_of_the_table_is_a_code_letters_and_words_without_doubles(line):
    letters, words = re.fullmatch(r"[a-z]{2} \[(\w*)\] (\S.*)", line).groups()
    assert len(set(letters)) == len(letters)
    assert len(set(words.split())) == len(words.split())
    assert line == unicodedata.normalize("NFC", line).lower()
    assert all(language._WORD.fullmatch(word) for word in words.split())
    assert not re.search("[a-z]", letters)


def test_importing_the_plugin_does_not_read_the_table():
    code = "from newskit.plugins import language; assert language._table.cache_info().currsize == 0"
    subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": ":".join(sys.path)}, check=True)
