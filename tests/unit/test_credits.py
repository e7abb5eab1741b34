"""Credits: labels, brackets, datelines, sign-offs, sources in running text. All sentences are our own."""

import pytest

import newskit
from newskit.plugins.credits.agencies import table
from newskit.plugins.credits.names import read_names
from newskit.plugins.credits.words import trade
from newskit.testing.growth import seconds_of, too_fast


@pytest.fixture(scope="module")
def pipeline():
    return newskit.Pipeline(only=[newskit.SourceCredit], entry_points=False, strict=True)


@pytest.fixture(scope="module")
def credits_of(pipeline):
    def read(text, lang="pl"):
        return pipeline.read(text, lang=lang).credits

    return read


LINES = [
    # what the credit covers, its kind, its names
    ("pl", "Fot. Adam Wilk/PAP", "Fot. Adam Wilk/PAP", "photo", "Adam Wilk, PAP"),
    ("pl", "Fot. ADAM WILK / PAP", "Fot. ADAM WILK / PAP", "photo", "Adam Wilk, PAP"),
    ("pl", "Foto: Ewa Lis, East News", "Foto: Ewa Lis, East News", "photo", "Ewa Lis, East News"),
    ("pl", "Pożar hali pod Radomiem, foto: KP PSP w Radomiu", "foto: KP PSP w Radomiu", "photo", "KP PSP w Radomiu"),
    ("pl", "Pożar hali pod Radomiem (fot. Reuters/Forum)", "(fot. Reuters/Forum)", "photo", "Reuters, Forum"),
    ("pl", "Most po remoncie. Zdjęcie: Ewa Lis i Jan Bór", "Zdjęcie: Ewa Lis i Jan Bór", "photo", "Ewa Lis, Jan Bór"),
    ("pl", "Premier na schodach Źródło: PAP/EPA/EWA LIS / POOL", "Źródło: PAP/EPA/EWA LIS / POOL", "photo",
     "PAP, EPA, Ewa Lis, POOL"),
    ("pl", '"Nikt nie wie, co dalej" Źródło: TVN24', "Źródło: TVN24", "source_line", "TVN24"),
    ("pl", "Źródło: Ukrinform, BBC", "Źródło: Ukrinform, BBC", "source_line", "Ukrinform, BBC"),
    ("pl", "Na podstawie: BBC, „Politico”", "Na podstawie: BBC, „Politico”", "source_line", "BBC, Politico"),
    ("pl", "Wideo: Straż Pożarna w Nysie", "Wideo: Straż Pożarna w Nysie", "video", "Straż Pożarna w Nysie"),
    ("pl", "Grafika: Ewa Lis", "Grafika: Ewa Lis", "graphic", "Ewa Lis"),
    ("pl", "Rada przyjęła uchwałę. (PAP)", "(PAP)", "source_line", "PAP"),
    ("pl", "Rada przyjęła uchwałę. (ew/ jn/)", "(ew/ jn/)", "source_line", ""),
    ("pl", "ew/ jn/", "ew/ jn/", "source_line", ""),
    ("pl", "PAP, IAR", "PAP, IAR", "source_line", "PAP, IAR"),
    ("pl", "Z Bratysławy Ewa Lis (PAP)", "Z Bratysławy Ewa Lis (PAP)", "byline", "Ewa Lis, PAP"),
    ("pl", "Oprac. Ewa Lis", "Oprac. Ewa Lis", "byline", "Ewa Lis"),
    ("pl", "KIELCE (PAP) – Rada przyjęła uchwałę.", "KIELCE (PAP)", "dateline", "PAP"),
    ("pl", "Wilno, 3.04.2023 (PAP) - Sejm obraduje.", "Wilno, 3.04.2023 (PAP)", "dateline", "PAP"),
    ("en", "Photo: Ann Cole/Reuters", "Photo: Ann Cole/Reuters", "photo", "Ann Cole, Reuters"),
    ("en", "A harvest near Kent. (Ann Cole/Getty Images)", "(Ann Cole/Getty Images)", "photo", "Ann Cole, Getty Images"),
    ("en", "A harvest near Kent. Ann Cole/PA Wire", "Ann Cole/PA Wire", "photo", "Ann Cole, PA Wire"),
    ("en", "Photo by ANN COLE /AFP via Getty Images", "Photo by ANN COLE /AFP via Getty Images", "photo",
     "Ann Cole, AFP, Getty Images"),
    ("en", "Photograph: Ann Cole for Kent Online", "Photograph: Ann Cole for Kent Online", "photo", "Ann Cole, Kent Online"),
    ("en", "Image credit: Kent Police", "Image credit: Kent Police", "photo", "Kent Police"),
    ("en", "Video credit: NASA/ESA", "Video credit: NASA/ESA", "video", "NASA, ESA"),
    ("en", "Courtesy of the Kent Fire Department", "Courtesy of the Kent Fire Department", "photo", "Kent Fire Department"),
    ("en", "© Ann Cole/dpa", "© Ann Cole/dpa", "photo", "Ann Cole, dpa"),
    ("en", "LONDON, May 3 (Reuters) - Shares fell.", "LONDON, May 3 (Reuters)", "dateline", "Reuters"),
    ("en", "(ANSA) - ROME, 3 MAY - Shares fell.", "(ANSA) - ROME, 3 MAY", "dateline", "ANSA"),
    ("en", "Shares fell.\n(Reporting by Ann Cole in London and Jo Lee; Editing by Al Roe)",
     "(Reporting by Ann Cole in London and Jo Lee; Editing by Al Roe)", "byline", "Ann Cole, Jo Lee, Al Roe"),
    ("de", "Foto: Anna Kohl/dpa", "Foto: Anna Kohl/dpa", "photo", "Anna Kohl, dpa"),
    ("uk", "Фото: Олена Коваль / УНІАН", "Фото: Олена Коваль / УНІАН", "photo", "Олена Коваль, УНІАН"),
]  # fmt: skip

PICTURES = [
    # a caption or a credit by itself: its names with what each is, and its flags
    ("en", "The lifeboat leaves the pierCredit: Kent Police", "Kent Police giver", ""),
    ("en", "The lifeboat leaves the pier.Ann Cole/AFP", "AFP agency, Ann Cole creator", ""),
    ("en", "The lifeboat leaves the pierALAMY", "Alamy agency", ""),
    ("en", "The pier in March.Credit...Ann Cole for The New York Times", "Ann Cole creator, New York Times outlet", ""),
    ("en", "The mayor leaves the hall ANN COLE FOR THE TIMES", "Ann Cole creator, The Times outlet", ""),
    ("es", "La alcaldesa sale del pleno. ANA RUIZ COBOS", "Ana Ruiz Cobos creator", ""),
    ("es", "La alcaldesa sale del pleno. ANA RUIZ (REUTERS)", "Reuters agency, Ana Ruiz creator", ""),
    ("en", "The pier after the storm. (A.B. Cole)", "A.B. Cole creator", ""),
    ("en", "The pier after the storm. (Ann Cole, Kent24)", "Ann Cole creator, Kent24 outlet", ""),
    ("en", "The pier after the storm. (AAP: Ann Cole)", "AAP agency, Ann Cole creator", ""),
    ("en", "The pier after the storm. (Kent Department of Transport, supplied)",
     "Kent Department of Transport giver", "supplied"),
    ("de", "Der Platz nach dem Spiel. Foto: Anna Kohl (Nordfokus)", "Anna Kohl creator, Nordfokus outlet", ""),
    ("en", "(Ann Cole/for the Kent Chronicle)", "Ann Cole creator, Kent Chronicle outlet", ""),
    ("en", "(Ann Cole, Pool Photo via AP)", "AP agency, Ann Cole creator", "pool via"),
    ("en", "A fair (Express photo by Ann Cole)", "Ann Cole creator, Express outlet", ""),
    ("fr", "Photo ANNE MOREL, LA PRESSE", "La Presse agency, Anne Morel creator", ""),
    ("nl", "De haven bij nacht. Beeld Anna Smit / ANP", "ANP agency, Anna Smit creator", ""),
    ("es", "Foto: Instagram @ana.ruiz.ok", "@ana.ruiz.ok creator, Instagram giver", ""),
    ("ja", "会見する市長＝2024年5月1日、市役所、山田太郎撮影", "山田太郎 creator", ""),
    ("ja", "火災の現場＝消防局提供", "消防局 giver", "supplied"),
    ("ko", "시청 앞 집회 현장. 홍길동 기자", "홍길동 creator", ""),
    ("zh", "新华社记者王伟摄", "新华社 agency, 王伟 creator", ""),
    ("hi", "बाढ़ में डूबा गाँव (फोटो: PTI)", "PTI agency", ""),
    ("he", "ראש העיר בטקס (צילום: דוד לוי)", "דוד לוי creator", ""),
    ("fr", "Le navire à quai | MARINE NATIONALE", "MARINE NATIONALE giver", ""),
    ("fr", "Le navire est à quai. - Anne Morel.", "Anne Morel creator", ""),
    ("en", "Kent County Sheriff's Office", "Kent County Sheriff's Office giver", ""),
    ("pt", "Cena do filme - Divulgação", "", "handout"),
    ("en", "Source: Nordlys Photos", "Nordlys Photos agency", ""),
    ("en", "Supplied: Ann Cole", "Ann Cole giver", "supplied"),
    ("en", "CC BY-SA 4.0 Ann Cole/Wikimedia Commons", "Wikimedia Commons agency, Ann Cole creator", ""),
    ("de", "Das Turmhaus am Kanal. (c) Anna Kohl", "Anna Kohl creator", ""),
    ("de", "Foto: Anna Kohl (Nysa, 3. Mai 2024)", "Anna Kohl creator", ""),
    ("de", "Foto: NK-Archiv/Anna Kohl", "Anna Kohl creator, NK outlet", "file"),
    ("de", "© [M] Anna Kohl/\u200bdpa", "dpa agency, Anna Kohl creator", "montage"),
    ("de", "© keystone-sda.ch", "keystone-sda.ch agency", ""),
    ("en", "The pier at dawn. Ann Cole / © Reuters", "Reuters agency, Ann Cole creator", ""),
    ("en", "Ann Cole/Special to The Kent Chronicle", "Ann Cole creator, The Kent Chronicle outlet", ""),
    ("en", "Korea Times photo by Ann Cole", "Ann Cole creator, Korea Times outlet", ""),
    ("en", "The pier at dawn. (Ann Cole / Kent Chronicle files)", "Ann Cole creator, Kent Chronicle outlet", "file"),
    ("en", "REUTERS/Ann Cole/File Photo Purchase Licensing Rights", "Reuters agency, Ann Cole creator", "file"),
    ("en", "Getty Images for Kent Museum", "Getty Images agency, Kent Museum giver", ""),
    ("en", "— KentNewsTV", "KentNewsTV outlet", ""),
    ("en", "Footage from a doorbell camera. KCSO", "KCSO giver", ""),
    ("en", "Ann Cole acole@kent.example", "Ann Cole creator", ""),
    ("en", "(Screen grab: Kent Police; used in accordance with the law)", "Kent Police giver", "screenshot"),
    ("es", "La alcaldesa sale del pleno. A. RUIZ", "A. Ruiz creator", ""),
    ("es", "Agencia Nordlys/Ana Ruiz", "Agencia Nordlys agency, Ana Ruiz creator", ""),
    ("fr", "Photo: Anne Morel La Presse canadienne", "La Presse Canadienne agency, Anne Morel creator", ""),
    ("fr", "(Anne Morel/Lumen pour Libération)", "Anne Morel creator, Libération outlet, Lumen giver", ""),
    ("zh", "中央社記者王偉攝 113年3月12日", "中央社 agency, 王偉 creator", ""),
]  # fmt: skip

NO_PICTURE_CREDITS = [
    ("en", "The winner of the night - Ann Cole"),
    ("en", "Ann Cole / Jo Lee"),
    ("en", "A fan in Kent wears the shirt of the GERALD FORD"),
    ("en", "The Kent Protection Agency (KPA)"),
    ("en", "Kate and Will (right) at the pier"),
    ("en", "The Kent Gallery, London"),
    ("en", "The Kent Center, London / Open daily"),
    ("en", "MP for Kent Central, Ann Cole"),
    ("it", "Un momento del vertice - RIPRODUZIONE RISERVATA"),
    ("de", "Turmhaus - Ministerium - Rathaus"),
    ("ko", "종로구청 앞 시민들"),
    ("de", "Von links: Anna Kohl, Max Huber"),
    ("pl", "Archiwum Miejskie w Nysie"),
    ("ja", "左から山田太郎さん、佐藤花子さん"),
    ("no", "Bildet viser statsråd Kari Lie (Ap)"),
]

SOURCES = [
    ("pl", "Jak podała Agencja Reutera, most runął.", "Jak podała Agencja Reutera", "citation", "Agencja Reutera"),
    ("pl", "Według Reutersa most runął.", "Według Reutersa", "citation", "Reuters"),
    ("pl", "Według agencji Bloomberg ceny spadną.", "Według agencji Bloomberg", "citation", "Bloomberg"),
    ("pl", "Ceny spadną, podaje Reuters.", "podaje Reuters", "citation", "Reuters"),
    ("pl", "Ceny spadną - zauważył portal Radia Lira.", "zauważył portal Radia Lira", "citation", "Radio Lira"),
    ("pl", "Niemiecki „Bild” donosi o zmianach.", "Niemiecki „Bild” donosi", "citation", "Bild"),
    ("pl", "Jak pisze „Echo Pomorza”, firma upadła.", "Jak pisze „Echo Pomorza”", "citation", "Echo Pomorza"),
    ("pl", "Z ustaleń „Faktu” wynika, że odejdzie.", "Z ustaleń „Faktu”", "citation", "Fakt"),
    ("pl", "O sprawie informuje serwis powiat24.pl.", "informuje serwis powiat24.pl", "citation", "powiat24.pl"),
    ("pl", "Dziennikarze Onetu dotarli do umowy.", "Dziennikarze Onetu", "citation", "Onet"),
    ("pl", "Źródło Agencji Reutera mówi o sporze.", "Źródło Agencji Reutera", "citation", "Agencja Reutera"),
    ("pl", "Media przypominają, że most jest stary.", "Media przypominają", "citation", "media"),
    ("pl", "Most - według czeskich serwisów informacyjnych - runął.", "według czeskich serwisów informacyjnych",
     "citation", "czeskie serwisy informacyjne"),
    ("pl", "Bloomberg: rafineria wstrzymuje dostawy paliw", "Bloomberg", "citation", "Bloomberg"),
    ("pl", "- Tak - powiedziała Radiu Lira Anna Wilk.", "powiedziała Radiu Lira", "told_to", "Radio Lira"),
    ("pl", "- Tak - oświadczył Kurierowi Polskiemu Jan Wilk.", "oświadczył Kurierowi Polskiemu", "told_to", "Kurier Polski"),
    ("pl", "- Tak - przyznał Gazecie Stołecznej wójt.", "przyznał Gazecie Stołecznej", "told_to", "Gazeta Stołeczna"),
    ("pl", "- Tak - przyznał w rozmowie z PAP wójt.", "przyznał w rozmowie z PAP", "told_to", "PAP"),
    ("pl", "Wójt w wywiadzie dla „Głosu Nysy” zaprzeczył.", "w wywiadzie dla „Głosu Nysy”", "told_to", "Głos Nysy"),
    ("pl", "W Polsat News powiedział, że odejdzie.", "W Polsat News", "told_to", "Polsat News"),
    ("pl", "Na antenie Radia ZET wójt zaprzeczył.", "Na antenie Radia ZET", "told_to", "Radio ZET"),
    ("pl", "Urząd poinformował PAP o decyzji.", "poinformował PAP", "told_to", "PAP"),
    ("pl", "„Echo Pomorza” podało, że firma upadła.", "„Echo Pomorza” podało", "citation", "Echo Pomorza"),
    ("en", "The bridge fell, the Orim news agency reported.", "the Orim news agency reported", "citation", "Orim"),
    ("en", "The mayor told the ABC that it fell.", "told the ABC", "told_to", "ABC"),
    ("en", "She told the Orim news agency that it fell.", "told the Orim news agency", "told_to", "Orim"),
    ("en", "According to the BBC, the bridge fell.", "According to the BBC", "citation", "BBC"),
    ("en", "The Guardian reported on Monday that it fell.", "The Guardian reported", "citation", "Guardian"),
    ("en", "The bridge fell, Reuters reported.", "Reuters reported", "citation", "Reuters"),
    ("en", "As the Wall Street Journal first reported, it fell.", "As the Wall Street Journal first reported",
     "citation", "Wall Street Journal"),
    ("en", "The Elmwood Gazette reported that it fell.", "The Elmwood Gazette reported", "citation", "Elmwood Gazette"),
    ("en", "It was first reported by Bloomberg News.", "first reported by Bloomberg News", "citation", "Bloomberg News"),
    ("en", "The state news agency Tasnim said it fell.", "The state news agency Tasnim said", "citation", "Tasnim"),
    ("en", "She told the New York Times that it fell.", "told the New York Times", "told_to", "New York Times"),
    ("en", "“No,” he said in an interview with CNN.", "said in an interview with CNN", "told_to", "CNN"),
    ("en", "“No,” Cole said Monday morning on Fox News.", "said Monday morning on Fox News", "told_to", "Fox News"),
]  # fmt: skip

NO_CREDITS = [
    ("pl", "Autor projektu, Jan Wilk, nie przyszedł."),
    ("pl", "Agencja Rozwoju Przemysłu podała, że sprzeda halę."),
    ("pl", "Reuters zapowiedział zwolnienie stu osób."),
    ("pl", "Przed siedzibą TVN zebrał się tłum."),
    ("pl", "Prezes TVN powiedział, że zyski wzrosły."),
    ("pl", "Według policji kierowca był trzeźwy."),
    ("pl", "Nowe forum posłuży mieszkańcom osiedla."),
    ("pl", "Polska Agencja Prasowa (PAP) obchodzi jubileusz."),
    ("pl", '"Woda sięga do okien" - podkreślił sołtys.'),
    ("pl", "Dom stoi pusty. „Czekamy na prąd”, stwierdziła sołtyska."),
    ("pl", '"Czekamy na prąd" dodał sołtys.'),
    ("en", "The news agency staff met on Tuesday."),
    ("en", "Reuters won a prize for its coverage."),
    ("en", "The agency said it would inspect the bridge."),
    ("en", "NASA said the launch was delayed."),
    ("en", "According to police, the driver was sober."),
    ("en", "He works at Reuters and said he was tired."),
    ("en", "Ann Cole speaks to voters in Kent on Tuesday."),
]


@pytest.mark.parametrize(("lang", "text", "span", "kind", "names"), LINES)
def test_lines_that_credit_are_read(credits_of, lang, text, span, kind, names):
    (credit,) = credits_of(text, lang)
    assert (credit.text, credit.kind, ", ".join(credit.names)) == (span, kind, names)


@pytest.mark.parametrize(("lang", "text", "names", "flags"), PICTURES)
def test_credits_of_pictures_are_read_however_they_are_set(credits_of, lang, text, names, flags):
    (credit,) = credits_of(text, lang)
    roles = [(name, "agency") for name in credit.agencies] + [(name, "creator") for name in credit.creators]
    roles += [(credit.outlet, "outlet")] if credit.outlet else []
    roles += [(name, "giver") for name in credit.givers]
    assert ", ".join(f"{name} {role}" for name, role in roles) == names
    assert " ".join(sorted(credit.flags)) == flags


@pytest.mark.parametrize(("lang", "text"), NO_PICTURE_CREDITS)
def test_captions_without_a_credit_are_left_alone(credits_of, lang, text):
    assert [credit.names for credit in credits_of(text, lang)] == []


@pytest.mark.parametrize(("lang", "text", "span", "kind", "names"), SOURCES)
def test_sources_in_sentences_are_read(credits_of, lang, text, span, kind, names):
    (credit,) = credits_of(text, lang)
    assert (credit.text, credit.kind, ", ".join(credit.names)) == (span, kind, names)


@pytest.mark.parametrize(("lang", "text"), NO_CREDITS)
def test_look_alikes_are_left_alone(credits_of, lang, text):
    assert credits_of(text, lang) == ()


def test_a_source_line_below_a_credited_caption_is_of_the_text(credits_of):
    text = "Rada Nysy przyjęła w środę uchwałę o remoncie mostu.\n\nMost w Nysie. Fot. Ewa Lis / PAP\nŹródło: PAP, Głos Nysy"
    assert [credit.kind for credit in credits_of(text)] == ["photo", "source_line"]


SPLITS = [
    ("Ann Cole / Pool via Reuters", "Ann Cole creator, Pool pool, Reuters agency", "via pool"),
    ("Ann Cole (Getty)", "Ann Cole creator, Getty agency", ""),
    ("AFP/Getty Images", "AFP agency, Getty Images agency", ""),
    ("Getty Images/iStockphoto", "Getty Images agency, iStockphoto agency", ""),
    ("dpa | Anna Kohl", "dpa agency, Anna Kohl creator", ""),
    ("- /AFP via Getty Images", "AFP agency, Getty Images agency", "via"),
    ("Handout / AFP", "AFP agency", "handout"),
    ("JEAN-LUC O'NEILL", "Jean-Luc O'Neill creator", ""),
    ("Kent Online / Cole", "Kent Online outlet, Cole creator", ""),
    ("Institute for Snow Research (ISR), Norway", "Institute for Snow Research giver", ""),
    ("District Court, Eastern District of Kent", "District Court, Eastern District of Kent giver", ""),
    ("BE&W", "BE&W agency", ""),
    ("Ann Cole/Archive", "Ann Cole creator", "file"),
    ("", "", ""),
    ("///", "", ""),
]


@pytest.mark.parametrize(("body", "names", "flags"), SPLITS)
def test_names_stand_alone_and_know_what_they_are(body, names, flags):
    found = read_names(body, trade())
    assert ", ".join(f"{name.name} {name.role}" for name in found.names) == names
    assert " ".join(found.flags) == flags


def test_a_credit_behind_a_caption_knows_all_its_parts(credits_of):
    (credit,) = credits_of("Premier Jan Wilk na schodach ratusza Źródło: PAP/EPA/EWA LIS / POOL")
    assert credit.label == "Źródło"
    assert credit.agencies == ("PAP", "EPA")
    assert credit.creators == ("Ewa Lis",)
    assert credit.flags == ("pool",)
    assert credit.caption.text == "Premier Jan Wilk na schodach ratusza"
    assert "Jan Wilk" not in credit.names


def test_a_credit_line_belongs_to_the_caption_above_it(credits_of):
    text = "Nowy most\n\nMost runął w nocy, podały służby. Nikt nie zginął.\n\nMost po katastrofie\nFot. Ewa Lis/PAP\n"
    photo = next(credit for credit in credits_of(text) if credit.kind == "photo")
    assert photo.caption.text == "Most po katastrofie"


def test_an_outlet_behind_the_title_of_a_video_is_the_outlet(credits_of):
    (credit,) = credits_of('"Nikt nie wie, co dalej" Źródło: Polsat News')
    assert (credit.outlet, credit.agencies, credit.creators) == ("Polsat News", (), ())
    assert credit.caption.text == '"Nikt nie wie, co dalej"'


def test_a_citation_supports_what_its_quote_says(credits_of):
    (credit,) = credits_of("Jak podała Agencja Reutera, most runął w nocy.")
    assert credit.supports.text == "most runął w nocy"


def test_media_without_a_name_are_generic(credits_of):
    assert [credit.generic for credit in credits_of("Media przypominają, że most jest stary.")] == [True]
    (credit,) = credits_of("Sources familiar with the matter said it would close.", "en")
    assert credit.generic


def test_boilerplate_credits_nobody(credits_of):
    assert credits_of("OGLĄDAJ: TVN24 HD") == ()


@pytest.mark.parametrize("lang", ["pl", "en", "de", "ja", "xx"])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "(",
        "Fot.",
        "Fot. ",
        "Źródło:",
        "©",
        "©©©",
        "(((((((",
        "Fot. /",
        "PAP/",
        "„PAP",
        "\ud800 Fot. PAP",
        "（代表撮影）",
    ],
)
def test_odd_text_is_no_error(credits_of, text, lang):
    credits_of(text, lang)


@pytest.mark.parametrize(
    "unit",
    ["Źródło: ", "Fot. Jan Wilk/PAP ", "PAP/", "według PAP ", "podał „Fakt” ", "Gazeta ", "js/ ", "Jan Wilk/PAP\n",
     "(", "„", "© Jan Wilk ", "Foto Jan ", "JAN WILK ", "PAP: ", "Jan.Wilk", "Photo / ", "Credit...", "、撮影", "w rozmowie z ", "(Reporting by Ann Cole ", "Echo Dnia i ", "według PAP, ", "powiedział Jan Nowak PAP ",
     "Reuters, powołując się na ", "osoba anonimowo ", "według „Echa Dnia” ED ", "media w "],
)  # fmt: skip
def test_time_grows_with_the_text_alone(pipeline, unit):
    annotator = next(one for one in pipeline.running_order if one.name == "newskit.credits")

    def measure(length):
        document = pipeline.document(unit * (length // len(unit)) + "Fot. Jan Wilk/PAP", lang="pl")
        return {"credits": seconds_of(lambda: list(annotator(document)))}

    assert too_fast(measure) is None


def test_the_table_of_agencies_is_sound():
    sources = table("pl")
    assert sources["Reutersa"].name == "Reuters"
    assert sources["Polskiej Agencji Prasowej"].name == "Polska Agencja Prasowa"
    assert {source.role for source in sources.values()} == {"agency", "outlet", "giver"}
    assert all(form.strip() == form and form for form in sources)


def test_the_statement_of_an_interview_is_what_was_said_in_its_sentence(credits_of):
    (told,) = credits_of("W rozmowie z PAP wójt Jan Wilk przyznał, że most jest stary.")
    assert (told.kind, told.supports.text) == ("told_to", "most jest stary")


def test_short_names_lead_to_the_name_that_came_before(credits_of):
    text = "The New York Times reported that it fell. The Times said it was old. The mayor told the Times it was new."
    assert [credit.outlet for credit in credits_of(text, "en")] == ["New York Times"] * 3
    text = "Most runął – podał „Dziennik Zachodni”. – To koniec – powiedział „DZ” wójt."
    assert [credit.outlet for credit in credits_of(text)] == ["Dziennik Zachodni"] * 2


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jak podały „El País” i agencja AP, most runął.", {"El País", "AP"}),
        ("Bloomberg, powołując się na agencję Reutera, podał, że most runął.", {"Bloomberg", "Agencja Reutera"}),
    ],
)
def test_outlets_of_one_formula_are_one_credit(credits_of, text, names):
    (credit,) = credits_of(text)
    assert set(credit.names) == names


def test_people_who_keep_their_names_back_are_an_unnamed_source(credits_of):
    (credit,) = credits_of("Most runął, mówi osoba zaznajomiona ze sprawą.")
    assert credit.generic
    (credit,) = credits_of("The bridge fell, said two people briefed on the matter.", "en")
    assert credit.generic


@pytest.mark.parametrize(
    ("lang", "text", "kind", "name"),
    [
        ("de", "Der Minister sagte der dpa, die Brücke sei alt.", "told_to", "dpa"),
        ("de", "Nach Informationen des „Handelsblatts“ ist die Brücke alt.", "citation", "Handelsblatt"),
        ("fr", "Le pont est vieux, a déclaré le maire à l'AFP.", "told_to", "AFP"),
        ("fr", "Selon Le Monde, le pont est vieux.", "citation", "Le Monde"),
        ("es", "El puente es viejo, informa EFE.", "citation", "EFE"),
        ("it", "«Il ponte è vecchio», ha detto il sindaco all'Ansa.", "told_to", "ANSA"),
        ("cs", "Most je starý, uvedla agentura Reuters.", "citation", "Reuters"),
        ("uk", "Міст старий, повідомляє Reuters.", "citation", "Reuters"),
        ("ru", "МОСКВА, 11 сен — РИА Новости. Мост закрыт.", "dateline", "РИА Новости"),
    ],
)
def test_sources_in_other_languages(credits_of, lang, text, kind, name):
    (credit,) = credits_of(text, lang)
    assert (credit.kind, credit.names[0].casefold()) == (kind, name.casefold())


def test_an_outlet_that_speaks_of_its_own_plans_is_no_source(credits_of):
    assert credits_of("CNN said it would cut jobs.", "en") == ()


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("The talks went on until late. (AP)", ("AP",)),
        ("The talks went on until late. (The Associated Press)", ("The Associated Press",)),
        ("The talks went on until late. (Anna Cole/AFP)", ("AFP",)),
        ("The talks went on until late (and nobody at the press table was surprised)", None),
        ("The talks went on until late (as the Press had said)", None),
    ],
)
def test_brackets_that_end_a_paragraph_are_a_credit_where_they_name_an_agency(text, agencies):
    """Their words are compared with how names of agencies begin before they are split into names."""
    body = "The ministers met on Monday and had little to say about the plans for the bridge.\n\n" * 3
    found = newskit.read(f"{body}{text}\n\n{body}", lang="en").credits
    assert [credit.agencies for credit in found] == ([] if agencies is None else [agencies])
