"""Phone numbers as people enter them."""

import pytest

from organisations import phones


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0221 33822-49", "+492213382249"),
        ("(0228) 77 60 00", "+49228776000"),
        ("+49 (0)221 888278-0", "+492218882780"),
        ("089-123456 (Mo-Fr 9-12)", "+4989123456"),
        ("0228 - 965 31 91", "+492289653191"),
        ("Zentrale", ""),
        ("0800 1110111", "+498001110111"),
        ("116 117", "116117"),
        ("112", "112"),
        ("", ""),
        ("12", ""),
        ("0221/88 82 78-24", "+49221888278" + "24"),
        ("0221-1234567/68", "+492211234567"),
        ("9" * 500, ""),
    ],
)
def test_dialled(text, number):
    assert phones.dialled(text) == number


def test_shown_stays_on_one_line():
    assert phones.shown("0221 88827-0") == "0221\u00a088827\u20110"
    assert phones.shown("0221 1 (Mo-Fr 9-12)") == "0221\u00a01 (Mo-Fr 9\u201112)"
