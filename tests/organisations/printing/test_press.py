"""Having PDFs made: once, bounded, whole."""

import fcntl
import json
import os
import subprocess
import sys
import time
from dataclasses import asdict

import pytest
from django.conf import settings

from organisations.printing import compiling, glyphs, imposing, press
from organisations.printing.press import State
from tests import factories
from tests.organisations.printing.papers import document

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_folder():
    """No PDF of another test."""
    for path in press.folder().glob("*"):
        path.unlink()


def test_a_pdf_is_made_once_and_kept(published):
    assert press.state("k") is State.ABSENT
    press.start("k", document())
    assert press.wait("k", 30) is State.READY
    assert press.file("k").read_bytes().startswith(b"%PDF")
    assert not press.file("k", "json").exists()


def test_a_document_that_cannot_be_set_is_told_and_tried_again_later(published, monkeypatch):
    task = {"template": "gibt-es-nicht", "data": asdict(document())}
    press.file("k", "json").write_text(json.dumps(task))
    command = [sys.executable, "-m", "organisations.printing.compiling", str(press.folder()), "k"]
    assert subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, check=False).returncode != 0
    assert press.state("k") is State.FAILED
    monkeypatch.setattr(press, "FAILED_FOR", -1)
    assert press.state("k") is State.ABSENT


def test_what_a_killed_process_left_is_begun_again(published):
    task = press.file("k", "json")
    task.write_text("{}")
    assert press.state("k") is State.WAITING
    os.utime(task, (0, 0))
    assert press.state("k") is State.ABSENT
    with task.open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert press.state("k") is State.WAITING


def test_too_many_at_once_are_refused(published, monkeypatch):
    press.check_room()
    monkeypatch.setattr(press, "MOST_WAITING", 1)
    press.file("other", "json").write_text("{}")
    with pytest.raises(press.Busy):
        press.check_room()


def test_only_one_request_waits(published):
    with press.only_waiter() as first, press.only_waiter() as second:
        assert (first, second) == (True, False)


def test_who_died_has_failed_and_is_not_begun_again(published):
    press.file("k", "json").write_text("{}")
    press.file("k", "failed").write_text("ended without a word")
    assert press.state("k") is State.FAILED
    press.start("k", document())
    assert press.wait("k", 30) is State.READY
    assert not press.file("k", "failed").exists()


def test_a_second_process_for_the_same_document_leaves_at_once(published):
    task = {"template": "list", "data": asdict(document())}
    press.file("k", "json").write_text(json.dumps(task))
    with press.file("k", "json").open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        compiling.main(press.folder(), "k")
    assert not press.file("k").exists()


def test_erasing_a_person_removes_all_pdfs(published):
    contact = factories.contact(published, "Kim")
    press.file("old").write_bytes(b"%PDF")
    contact.delete()
    assert not press.file("old").exists()


def test_what_was_used_last_stays_longest(monkeypatch):
    for name in ("used", "unused"):
        press.file(name).write_bytes(b"%PDF")
        os.utime(press.file(name), (time.time() - 100, time.time() - 100))
    press.opened("used").close()
    monkeypatch.setattr(press, "KEPT_FOR", 50)
    press.check_room()
    assert [path.name for path in press.folder().glob("*.pdf")] == ["used.pdf"]


def test_old_pdfs_go_first(monkeypatch):
    monkeypatch.setattr(press, "MOST_KEPT", 1)
    for number, name in enumerate(["old", "new"]):
        press.file(name).write_bytes(b"%PDF")
        os.utime(press.file(name), (time.time() - 10 + number, time.time() - 10 + number))
    press.file("left", "json").write_text("{}")
    os.utime(press.file("left", "json"), (0, 0))
    press.clean()
    assert {path.name for path in press.folder().iterdir()} == {"new.pdf"}


def test_pages_of_a_booklet_are_in_the_order_of_folded_sheets():
    assert imposing.order(8) == [(7, 0), (1, 6), (5, 2), (3, 4)]
    assert imposing.order(5) == [(None, 0), (1, None), (None, 2), (3, 4)]


def test_a_folded_booklet_has_two_pages_on_a_side(published):
    factories.many(6)
    press.start("k", document(choices="form=heft&falten=on&gruppe=art"))
    press.wait("k", 30)
    from pypdf import PdfReader

    pages = PdfReader(press.file("k")).pages
    assert len(pages) % 2 == 0
    assert pages[0].mediabox.width == pytest.approx(2 * 148 / 25.4 * 72, abs=0.2)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ä ß é", "Ä ß é"),
        ("a\x00b\u202ec", "abc"),
        ("👍 ok", "� ok"),
        ("e\u0301", "é"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_only_what_fonts_can_draw_is_drawn(text, shown):
    assert glyphs.drawable(text, glyphs.known()) == shown
