"""Marks in texts: whole words and compounds, safe whatever stands there."""

import pytest

from organisations.marking import excerpt, marked, spans


@pytest.mark.parametrize(
    ("text", "words", "html"),
    [
        ("Beratung für Ältere", {"beratung", "altere"}, "<mark>Beratung</mark> für <mark>Ältere</mark>"),
        ("Asyl-Beratung", {"beratung"}, "Asyl-<mark>Beratung</mark>"),
        ("Asyl-Beratung", {"asylberatung"}, "<mark>Asyl-Beratung</mark>"),
        ("<b>Haus</b> & Hof", {"haus"}, "&lt;b&gt;<mark>Haus</mark>&lt;/b&gt; &amp; Hof"),
        ("nichts", {"haus"}, "nichts"),
        ("", {"haus"}, ""),
    ],
)
def test_marks(text, words, html):
    assert marked(text, words) == html


def test_a_short_text_is_whole():
    assert excerpt("Wir beraten.", {"beraten"}) == "Wir beraten."


def test_a_long_text_is_cut_at_a_word():
    cut = excerpt("Wort " * 100, set())
    assert cut.endswith("Wort …")
    assert len(cut) <= 222


def test_a_late_match_is_in_the_excerpt():
    text = "Am Anfang stehen viele andere Wörter. " * 6 + "Hier gibt es Beratung. " + "Danach folgt noch mehr. " * 10
    cut = excerpt(text, {"beratung"})
    assert cut.startswith("… ")
    assert [cut[start:end] for start, end in spans(cut, {"beratung"})] == ["Beratung"]
    assert cut.index("Beratung") < 120
