"""The record of what a template asked: evaluated once, answered for ever."""

from types import SimpleNamespace

from django.utils.translation import gettext_lazy

from benchmarks.recording import recorded


class Counting:
    """Counts how often it is asked."""

    asked = 0

    @property
    def answer(self):
        """A property that costs something."""
        self.asked += 1
        return [SimpleNamespace(name=gettext_lazy("Ja")), 2]

    def method(self):
        """A method as templates call it."""
        self.asked += 1
        return "called"

    def with_argument(self, one):
        """A method that no template can call."""
        return one + 1


def test_attributes_and_methods_are_asked_for_once():
    source = Counting()
    kept = recorded(source)
    assert [kept.answer[0].name, kept.answer[1], kept.method, kept.method] == ["Ja", 2, "called", "called"]
    assert source.asked == 2
    assert kept.with_argument(1) == 2


def test_what_can_be_drawn_one_after_the_other_stays_so():
    kept = recorded(SimpleNamespace(rows=(pair for pair in [("a", 1)]), empty=[], pages={"q": "x"}))
    assert [kept.rows, kept.rows, kept.empty, kept.pages] == [[("a", 1)], [("a", 1)], [], {"q": "x"}]
    assert not hasattr(kept, "missing")
