"""Words in the picture: broken into lines, cut, and put where they cover nothing."""

import pytest

from cooperations.network import labels, lettering

LONG = "Arbeitsgemeinschaft der Spitzenverbände der Freien Wohlfahrtspflege im Rhein-Sieg-Kreis"


@pytest.mark.parametrize("words", [LONG, "bagfa", "A" * 200, "Willkommensinitiativen", "x-" * 90, "ب" * 50])
def test_lines_fit_and_begin_with_the_beginning(words):
    lines = lettering.lines(words, 16, 134, 200, 5)
    assert 1 <= len(lines) <= 5
    assert all(lettering.width(line, 16) <= 201 for line in lines)
    assert words.startswith(lines[0].rstrip("-…"))


def test_lines_are_broken_at_blanks_and_hyphens_where_there_are_any():
    assert lettering.lines("Diözesan-Caritasverband für das Erzbistum Köln", 16, 134, 200, 5)[0] == "Diözesan-"
    assert lettering.lines("Runder Tisch", 16, 134, 200, 5) == ["Runder Tisch"]
    assert lettering.lines("", 16, 134, 200, 5) == [""]


def test_a_larger_text_needs_a_larger_circle():
    assert lettering.radius(["Köln"], 16) < lettering.radius(["Köln", "Köln"], 16) < lettering.radius([LONG], 16)


def test_labels_leave_out_the_legal_form_and_prefer_the_name_that_fits():
    assert labels.ways_to_say("Mosaik e. V.", "")[0] == ["Mosaik"]
    assert labels.ways_to_say(LONG, "ARGE") == [["ARGE"]]
    assert labels.ways_to_say(LONG, "")[0][-1].endswith("…")


def test_labels_cover_nothing():
    points = [(100 + 30 * number, 60) for number in range(20)]
    names = [(number, labels.ways_to_say("Beratung", ""), point) for number, point in enumerate(points)]
    circles = [(x, y, 13) for x, y in points]
    found = labels.placed(names, circles, 800, 120)
    assert 0 < len(found) < 20
    placed = list(found.values())
    assert not any(one.covers(other) for place, one in enumerate(placed) for other in placed[:place])
    assert not any(label.touches(*circle) for label in placed for circle in circles)
    assert labels.placed(names, circles, 10, 10) == {}
