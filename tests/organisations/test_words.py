"""How texts become words, and which word finds which."""

import pytest

from organisations.words import finds, folded, is_same, kept_words, search_text, stem, tokens, typed_words, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kölner Flüchtlingsrat e. V.", ["kolner", "fluchtlingsrat"]),
        ("Koelner Fluechtlingsrat eV", ["kolner", "fluchtlingsrat"]),
        ("Mitarbeiter*innen der Caritas gGmbH", ["mitarbeiterinnen", "caritas"]),
        ("Bürger:innen, Bürger/innen", ["burgerinnen"]),
        ("E-Mail & Know-how", ["e", "mail", "email", "know", "how", "knowhow"]),
        ("Straße, STRASSE", ["strasse"]),
        ("neue Frauen, Quelle, Führung, Fuehrung", ["neue", "frauen", "quelle", "fuhrung"]),
        ("der, die und das", []),
        ("Stadt Köln, AöR", ["stadt", "koln"]),
        ("العربية Українська", ["العربية", "украінська"]),
        ('🙂 * " ( ) :', []),
        ("", []),
    ],
)
def test_words_of_a_text(text, words):
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Beratung Köln", ["beratung", "koln"]),
        ("Beratung Beratung", ["beratung"]),
        ("E-Mail", ["e", "mail"]),
        ("0221 888 27-0 Köln", ["koln", "0221888270"]),
        ("+49 (0)221 88827-0", ["0221888270"]),
        ("0049 221 88827 0", ["0221888270"]),
        ("Büro in Köln, +49 (0)221 88827-0", ["buro", "koln", "0221888270"]),
        ("50667 Köln", ["50667", "koln"]),
        ("115", ["115"]),
        ("für die", []),
    ],
)
def test_words_of_a_query(text, words):
    assert typed_words(text) == words


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("beratung", "beratung"), ("beratung", "beratungen"), ("beratungen", "beratung"),
        ("beratung", "fluchtlingsberatung"), ("beratung", "fluchtlingsberatungsstelle"),
        ("flucht", "fluchtling"), ("fluchtlingen", "fluchtlinge"), ("hauser", "haus"), ("kindern", "kind"),
        ("arztinnen", "arzt"), ("kitas", "kita"), ("tafeln", "tafel"), ("gefluchteten", "gefluchtete"),
        ("rat", "fluchtlingsrate"), ("rat", "stadtrat"), ("job", "jobcenter"), ("amt", "jugendamter"),
        ("506", "50667"), ("0221888270", "0221888270"), ("888270", "0221888270"), ("ak", "ak"),
        ("haus", "krankenhaus"), ("kind", "schulkinder"),
    ],
)  # fmt: skip
def test_a_word_finds(typed, word):
    assert finds(typed, word)


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("recht", "gerechtigkeit"), ("bonn", "abonnieren"), ("rat", "beratung"), ("ak", "aktiv"), ("50", "50667"),
        ("667", "50667"), ("88827", "0221888270"), ("beratung", "berater"), ("kurs", "kur"), ("haus", "hauptstadt"),
        ("beratung", ""),
    ],
)  # fmt: skip
def test_a_word_does_not_find(typed, word):
    assert not finds(typed, word)


def test_short_words_keep_their_endings():
    assert [stem(word) for word in ("haus", "essen", "kurs", "50667")] == ["haus", "essen", "kurs", "50667"]


@pytest.mark.parametrize(
    ("one", "other"), [("kurs", "kurse"), ("kurs", "kurses"), ("kind", "kindern"), ("haus", "häusern")]
)
def test_declined_forms_are_one_word(one, other):
    assert is_same(folded(one), folded(other))


def test_what_is_kept_comes_back_with_its_kind():
    kept = search_text(["Café-Treff e. V.", "CT", ""], ["Näh-Kurs"], ["Für alle in Köln", "Köln"])
    assert list(kept_words(kept)) == [
        ("length", 2), ("name", "cafe"), ("name", "treff"), ("name", "cafetreff"), ("length", 1), ("name", "ct"),
        ("offer", "nah"), ("offer", "kurs"), ("offer", "nahkurs"), ("text", "alle"), ("text", "koln"),
    ]  # fmt: skip


def test_tokens_are_written_as_they_are():
    assert tokens("Asyl-Beratung für Ältere") == ["Asyl-Beratung", "Asyl", "Beratung", "für", "Ältere"]
