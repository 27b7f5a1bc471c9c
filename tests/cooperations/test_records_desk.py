"""Cooperations at the desk: form, list, board, steps, as Redaktion, Leitung, and as somebody without rights."""

from datetime import date, timedelta
from urllib.parse import unquote

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from cooperations.models import Cooperation, Partner, Step
from tests import factories
from tests.cooperations.made import cooperation
from tests.queries import assert_same_number

pytestmark = pytest.mark.django_db
LIST = "/verwaltung/cooperations/cooperation/"
BOARD = f"{LIST}tafel/"
PARTS = ("organisation", "role", "benefit", "confirmed_on", "message")


def change(made):
    """The address of the form."""
    return f"{LIST}{made.pk}/change/"


def rows(prefix, given, initial=0):
    """The fields of rows below the form."""
    data = {f"{prefix}-TOTAL_FORMS": len(given), f"{prefix}-INITIAL_FORMS": initial}
    for number, row in enumerate(given):
        data |= {f"{prefix}-{number}-{name}": value for name, value in row.items() if value is not None}
    return data


def form_data(client, made, partners=None, steps=(), **changes):
    """What a browser would send: the form as it was opened, with changes."""
    form = client.get(change(made)).context["adminform"].form
    data = {name: form[name].value() for name in form.fields}
    kept = [
        {"id": one.pk, "cooperation": made.pk, "organisation": one.organisation.name, "role": one.role,
         "benefit": one.benefit, "confirmed_on": one.confirmed_on, "message": one.message}
        for one in made.partners.all()
    ]  # fmt: skip
    partners = kept if partners is None else [*kept, *partners]
    data = {name: value for name, value in data.items() if value not in (None, False)}
    return {**data, **rows("partners", partners, len(kept)), **rows("steps", steps), **changes}


def text(response):
    """The text of a page that was found."""
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def made(two):
    """A cooperation in talks, of which one partner has said yes."""
    return cooperation(*two, confirmed=two[:1], state="talks")


def test_a_new_cooperation_with_partners_and_steps_in_one_go(redaktion, two):
    partners = [{"organisation": "eins", "role": "Raum"}, {"organisation": "Zwei", "confirmed_on": "1.3.2026"}]
    data = {"title": "Neu", "state": "running", "goal": "Mehr Deutsch", "responsible": User.objects.get().pk}
    data |= {**rows("partners", partners), **rows("steps", [{"what": "Anrufen", "due_on": "1.4.2026"}])}
    assert redaktion.post(f"{LIST}add/", data).status_code == 302
    made = Cooperation.objects.get()
    assert {str(one.organisation): one.role for one in made.partners.all()} == {"Eins": "Raum", "Zwei": ""}
    assert made.partners.get(organisation=two[1]).confirmed_on == date(2026, 3, 1)
    assert (made.steps.get().due_on, made.starts_on) == (date(2026, 4, 1), timezone.localdate())
    assert [record.history_type for record in made.history.all()] == ["+"]
    assert made.history.get().history_user.username == "rana"


def test_whoever_enters_one_is_responsible_unless_somebody_else_is_chosen(redaktion):
    assert redaktion.get(f"{LIST}add/").context["adminform"].form["responsible"].value() == User.objects.get().pk


def test_other_words_are_told_to_be_confirmed_anew(redaktion, made):
    page = text(redaktion.post(change(made), form_data(redaktion, made, title="Neu"), follow=True))
    assert "Eine Antwort gilt nicht mehr" in page
    assert not made.partners.exclude(confirmed_on=None).exists()


def test_saving_without_changes_leaves_the_confirmations(redaktion, made):
    data = form_data(redaktion, made, goal="  ")
    assert redaktion.post(change(made), data).status_code == 302
    assert made.partners.exclude(confirmed_on=None).count() == 1


WRONG = [
    ("Gibt es nicht", "steht nicht im Verzeichnis"),
    ("Doppelt", "So heißen mehrere"),
    ("Vorbei e. V.", "steht nicht im Verzeichnis"),
    ("Eins", "nicht"),
    ("x" * 5000, "höchstens"),
]


@pytest.mark.parametrize(("typed", "said"), WRONG)
def test_what_was_typed_for_an_organisation_is_never_lost(redaktion, made, retired, typed, said):
    for _number in range(2):
        factories.organisation("Doppelt")
    data = form_data(redaktion, made, [{"organisation": typed, "role": "Raum"}], goal="Viel getippt")
    page = text(redaktion.post(change(made), data))
    for part in (typed, said, "Viel getippt", "Raum"):
        assert part in page
    assert made.partners.count() == 2


def test_who_says_the_number_means_one_of_those_called_alike(redaktion, made):
    first, second = (factories.organisation("Doppelt", city=city) for city in ("Köln", "Bonn"))
    data = form_data(redaktion, made, [{"organisation": f"Doppelt (Nr. {second.pk})"}])
    assert redaktion.post(change(made), data).status_code == 302
    assert made.partners.filter(organisation=second).exists()
    data = form_data(redaktion, made, role="x")
    assert redaktion.post(change(made), data).status_code == 302
    assert not made.partners.filter(organisation=first).exists()


def test_a_partner_that_was_retired_since_stays_and_is_named_as_such(redaktion, made, two):
    two[0].retire()
    two[0].save()
    assert "inzwischen stillgelegt" in text(redaktion.get(change(made)))
    assert redaktion.post(change(made), form_data(redaktion, made, goal="Neu")).status_code == 302
    assert made.partners.filter(organisation=two[0]).exists()


def test_names_are_suggested_to_those_who_may_use_them(redaktion, outsider, visitor, published, retired, draft):
    assert redaktion.get(f"{LIST}namen/?q=SICHTB").json() == {"names": ["Sichtbar e. V."]}
    assert redaktion.get(f"{LIST}namen/?q=entwurf").json() == {"names": ["Entwurf e. V."]}
    assert redaktion.get(f"{LIST}namen/?q=vorbei").json() == {"names": []}
    assert outsider.get(f"{LIST}namen/?q=sichtbar").json() == {"names": []}
    assert visitor.get(f"{LIST}namen/?q=sichtbar").status_code == 302


@pytest.mark.parametrize("query", ["", "q=", "q=%20", "q=" + "x" * 9000, "q=%F0%9F%98%80", "q=%25_%5C"])
def test_no_text_makes_an_error_of_suggestions(redaktion, published, query):
    assert redaktion.get(f"{LIST}namen/?{query}").status_code == 200


def test_called_alike_they_are_suggested_with_their_numbers(redaktion):
    made = [factories.organisation("Doppelt") for _number in range(2)]
    assert redaktion.get(f"{LIST}namen/?q=doppelt").json()["names"] == [f"Doppelt (Nr. {one.pk})" for one in made]


def test_the_letter_asks_politely_and_holds_title_and_link(redaktion, made):
    page = unquote(text(redaktion.get(change(made))))
    partner = made.partners.first()
    assert f'<code class="copied">{partner.link}</code>' in page
    assert "mailto:eins@example.org?subject=Kooperation „Sprachcafé“: Stimmt das so?" in page
    assert partner.link.startswith("http://127.0.0.1")


def test_a_letter_cannot_be_bent_by_a_title(redaktion, two):
    cooperation(*two, title='x"&bcc=y@example.org<b>')
    page = text(redaktion.get(change(Cooperation.objects.get())))
    assert "&bcc=" not in page.replace("&amp;bcc=", "")
    assert "mailto:eins%40example.org?subject=Kooperation%20%E2%80%9Ex%22%26bcc%3Dy%40example.org%3Cb%3E" in page


def test_the_history_tells_what_changed_and_who(leitung, made):
    leitung.post(change(made), form_data(leitung, made, goal="Neu", responsible=User.objects.get().pk))
    page = text(leitung.get(f"{LIST}{made.pk}/history/"))
    for part in ("Lea", "Ziel", "Neu", "Beteiligte und Schritte", "Zuständig bei uns"):
        assert part in page
    assert "wiederherstellen" not in page


def test_whoever_saves_second_is_told_who_changed_what(redaktion, leitung, made):
    stale = form_data(redaktion, made, goal="Von Rana")
    leitung.post(change(made), form_data(leitung, made, notes="Von Lea"))
    page = text(redaktion.post(change(made), stale))
    for part in ("Nicht gespeichert", "Lea am ", "Notizen", "Von Rana"):
        assert part in page
    made.refresh_from_db()
    assert (made.goal, made.notes) == ("", "Von Lea")


def answered_meanwhile(client, made, partner, message, **typed):
    """A curator saves, told first, a form during which the partner said yes; the partner afterwards."""
    stale = {**form_data(client, made), **typed}
    with made.one_change():
        partner.answer(True, message, timezone.localdate())
    response = client.post(change(made), stale)
    known = response.context["adminform"].form["based_on"].value()
    assert client.post(change(made), {**stale, "based_on": known}).status_code == 302
    partner.refresh_from_db()
    return partner


def test_an_answer_that_comes_while_the_form_is_open_is_not_lost(redaktion, made):
    partner = answered_meanwhile(redaktion, made, made.partners.get(confirmed_on=None), "Gern", notes="Neu")
    assert (partner.confirmed_on, partner.message) == (timezone.localdate(), "Gern")


def test_neither_is_it_when_something_else_changes_in_its_row(redaktion, made):
    made.partners.filter(confirmed_on=None).update(message="Alt")
    assert 'name="initial-partners-1-confirmed_on"' in text(redaktion.get(change(made)))
    typed = {"initial-partners-1-message": "Alt", "partners-1-message": ""}
    partner = answered_meanwhile(redaktion, made, made.partners.get(confirmed_on=None), "", **typed)
    assert (partner.confirmed_on, partner.message) == (timezone.localdate(), "")


def test_an_erased_account_leaves_no_name_behind(leitung, made):
    gone = User.objects.create_user("gone", first_name="Gerda", is_staff=True)
    leitung.post(change(made), form_data(leitung, made, responsible=gone.pk))
    gone.delete()
    assert "Gerda" not in text(leitung.get(f"{LIST}{made.pk}/history/"))
    made.refresh_from_db()
    assert made.responsible is None


FILTERS = [("", 3), ("state__exact=talks", 2), ("zu-tun=faellig", 1), ("zu-tun=ohne-schritt", 1),
           ("zu-tun=widerspruch", 1), ("form__exact=event", 1), ("website=zu-sehen", 1), ("q=kaffee", 1),
           ("zu-tun=x", 3), ("q=eins", 3)]  # fmt: skip


@pytest.mark.parametrize(("query", "number"), FILTERS)
def test_the_list_is_filtered(redaktion, two, query, number):
    late = cooperation(*two, state="talks", title="Käffee", form="event")
    late.steps.create(what="x", due_on=date(2020, 1, 1))
    late.partners.update(declined_on=date(2026, 1, 1))
    cooperation(*two, state="talks")
    cooperation(*two, confirmed=two, state="ended", is_public=True)
    for one in Cooperation.objects.all():
        one.save()
    assert redaktion.get(f"{LIST}?{query}").context["cl"].result_count == number


def test_the_board_shows_each_state_with_what_is_next(redaktion, made):
    made.steps.create(what="Anrufen", due_on=date(2020, 1, 1))
    page = text(redaktion.get(BOARD))
    for part in ("Idee", "nicht zustande gekommen", "Sprachcafé", "Eins, Zwei", "überfällig seit", "Anrufen"):
        assert part in page


def test_the_board_draws_the_latest_and_leads_to_all(redaktion, two):
    for number in range(32):
        cooperation(title=f"Nummer {number:02}")
    page = text(redaktion.get(BOARD))
    assert page.count("Stand ändern") == 30
    assert "alle 32 zeigen" in page


def move(client, made, state, **data):
    """Moves a cooperation on the board; the response, and the state afterwards."""
    response = client.post(f"{LIST}{made.pk}/stand/", {"state": state, **data})
    made.refresh_from_db()
    return response, made.state


def test_a_button_moves_a_cooperation(redaktion, made):
    response, state = move(redaktion, made, "running")
    assert (response.status_code, response.url, state) == (302, BOARD, "running")
    assert made.starts_on == timezone.localdate()
    assert made.history.first().history_user.username == "rana"


def test_what_fails_asks_for_the_reason(redaktion, made):
    response, state = move(redaktion, made, "failed")
    assert ("warum es nicht geklappt hat" in text(response), state) == (True, "talks")
    response, state = move(redaktion, made, "failed", why_not="Kein Geld")
    assert (response.status_code, state, made.why_not) == (302, "failed", "Kein Geld")


def test_a_move_that_is_impossible_is_refused_in_words(redaktion, two):
    made = cooperation(*two, starts_on=date(2999, 1, 1))
    response, state = move(redaktion, made, "ended")
    assert ("Das Ende liegt vor dem Beginn" in text(response), state) == (True, "idea")
    for nonsense in ("", "x", "9" * 999):
        assert move(redaktion, made, nonsense)[1] == "idea"


@pytest.fixture
def step(made):
    """A step of that cooperation that is late."""
    return made.steps.create(what="Anrufen", due_on=timezone.localdate() - timedelta(days=3))


def done(client, step, **data):
    """Marks a step as done."""
    return client.post(f"{LIST}schritte/{step.pk}/erledigt/", data)


def test_the_desk_opens_with_what_is_due(redaktion, made, step):
    made.steps.create(what="Bald", due_on=timezone.localdate() + timedelta(days=14))
    made.steps.create(what="Später", due_on=timezone.localdate() + timedelta(days=15))
    page = text(redaktion.get("/verwaltung/"))
    for part in ("Nächste Schritte", "überfällig seit", "Anrufen", "Bald", "Sprachcafé"):
        assert part in page
    assert "Später" not in page


def test_one_click_is_enough_and_what_comes_next_is_asked(redaktion, made, step):
    response = done(redaktion, step)
    assert (response.status_code, response.url) == (302, "/verwaltung/")
    step.refresh_from_db()
    assert step.done_on == timezone.localdate()
    page = text(redaktion.get("/verwaltung/"))
    assert "Was kommt bei „Sprachcafé“ als Nächstes?" in page
    assert "Eine Kooperation ohne nächsten Schritt" in page


def test_what_comes_next_can_be_said_at_once(redaktion, made, step):
    assert done(redaktion, step, what="Besuchen", due_on="1.4.2027").status_code == 302
    assert str(made.steps.open().get()) == "Besuchen"
    assert "Besuchen · bis 01.04.2027" in made.history.first().details


def test_clicking_twice_does_it_once(redaktion, made, step):
    for _click in range(2):
        done(redaktion, step, what="Besuchen")
    assert made.steps.count() == 2


@pytest.mark.parametrize(
    "data", [{"what": "Besuchen", "due_on": "morgen"}, {"due_on": "1.4.2027"}, {"what": "x" * 201}]
)
def test_a_next_step_that_is_not_understood_is_asked_again(redaktion, step, data):
    page = text(done(redaktion, step, **data))
    assert all(value in page for value in data.values())
    step.refresh_from_db()
    assert step.done_on is None


def test_what_somebody_said_no_to_stands_on_the_start_page(redaktion, made):
    made.partners.filter(confirmed_on=None).update(declined_on=timezone.localdate())
    assert "Bei einer hat jemand „Nein“ gesagt" in text(redaktion.get("/verwaltung/"))


def rights(client, made, step):
    """What each page answers to somebody."""
    read = [LIST, BOARD, change(made), f"{LIST}{made.pk}/history/", f"{LIST}add/", "/verwaltung/cooperations/standing/"]
    write = [f"{LIST}{made.pk}/stand/", f"{LIST}schritte/{step.pk}/erledigt/"]
    return [client.get(one).status_code for one in read] + [
        client.post(one, {"state": "idea"}).status_code for one in write
    ]


def test_rights(visitor, outsider, redaktion, leitung, made, step):
    assert rights(visitor, made, step) == [302] * 8
    assert rights(outsider, made, step) == [403] * 8
    step.refresh_from_db()
    assert step.done_on is None
    assert rights(redaktion, made, step) == rights(leitung, made, step) == [200] * 6 + [302] * 2
    assert "Nächste Schritte" not in text(outsider.get("/verwaltung/"))


def test_a_link_moves_nothing(redaktion, made, step):
    for address in (f"{LIST}{made.pk}/stand/?state=ended", f"{LIST}schritte/{step.pk}/erledigt/"):
        assert redaktion.get(address).status_code == 403


def test_an_organisation_that_takes_part_is_not_deleted_and_the_page_says_why(leitung, made, two):
    address = f"/verwaltung/organisations/organisation/{two[0].pk}/delete/"
    assert "Eins in „Sprachcafé“" in text(leitung.get(address))
    assert leitung.post(address, {"post": "yes"}).status_code == 200
    assert made.partners.count() == 2
    assert leitung.post(f"{LIST}{made.pk}/delete/", {"post": "yes"}).status_code == 302
    assert leitung.post(address, {"post": "yes"}).status_code == 302


def test_a_demo_cooperation_that_a_curator_touches_is_the_agencys_own(redaktion, two):
    saved, moved, stepped = (cooperation(*two, is_demo=True, title=title) for title in "abc")
    redaktion.post(change(saved), form_data(redaktion, saved))
    move(redaktion, moved, "talks")
    done(redaktion, Step.objects.create(cooperation=stepped, what="x"))
    assert not Cooperation.objects.filter(is_demo=True).exists()


def test_as_many_queries_for_three_as_for_sixty(redaktion, two):
    large = cooperation(*two)

    def more(number):
        for organisation in factories.many(number):
            one = cooperation(*two, title="x", state="talks", responsible=User.objects.get())
            one.steps.create(what="x", due_on=timezone.localdate())
            Partner.objects.create(cooperation=large, organisation=organisation)

    assert_same_number(redaktion.get, [LIST, BOARD, "/verwaltung/", change(large)], more)
