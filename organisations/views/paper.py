"""Everything for paper: what will be printed, its PDF, its pages as pictures, and short addresses."""

import hashlib
import time
from functools import cached_property

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language
from django.views.generic import TemplateView, View

from organisations.freshness import code_version, data_version, index_of, may
from organisations.models import ContactPerson, FormerSlug, Organisation
from organisations.printing import gathering, pictures, press
from organisations.printing.forms import FORMS
from organisations.printing.options import BY_TYPE, Options, divided
from organisations.selection import Selection

# Seconds that a request waits for a PDF: a person sees how far it is, a script has nothing else to do.
PERSON_WAITS, SCRIPT_WAITS = 4, 15
MOST_PICTURES = 6


def is_curator(request):
    """Whether the reader may see names meant for paper only; asked only where somebody is signed in."""
    return may(request, "organisations.view_contactperson")


class Paper:
    """For views of a list on paper: `source` says what is to be printed, `usual_group` how it is grouped if unasked."""

    usual_group = "keine"

    @property
    def day(self):
        """Today: the date that stands on the paper."""
        return timezone.localdate()

    @cached_property
    def options(self):
        """What was chosen. A heading of one's own is for curators: it stands above the agency's name."""
        choices = self.choices().copy()
        if not is_curator(self.request):
            choices.pop("titel", None)
        return Options(choices, self.usual_group)

    def choices(self):
        """Where the choices stand: in the address."""
        return self.request.GET

    def source(self):
        """The selection that the address asks for (`gathering.Source`)."""
        return gathering.of_selection(self.selection(), reverse("list"))

    def selection(self):
        """The selection without the parameters that are about paper only."""
        return Selection(self.asked(), index_of(self.request))

    def asked(self):
        """The parameters that are not about paper."""
        return divided(self.request.GET)[0]

    def document(self, source):
        """The whole document of a source."""
        shown = ContactPerson.objects.shown_on_paper if is_curator(self.request) else None
        demo = bool(index_of(self.request).having("demo", [True]))
        return gathering.document(source, self.options, self.day, shown and shown(self.day), demo)

    def key(self, source):
        """A name for the PDF of a source, from all that it depends on."""
        depends_on = (data_version(self.request), code_version(), settings.SITE_URL, self.day, get_language())
        whole = (*depends_on, source.path, self.options.chosen, is_curator(self.request))
        return hashlib.blake2b(repr(whole).encode(), digest_size=16).hexdigest()

    def typeset(self, seconds):
        """Has the PDF made where it is not there yet, waits for it at most so long; returns key and state.

        Only one request of the site gathers and waits at a time; the others come again.
        """
        source, end = self.source(), time.monotonic() + seconds
        key = self.key(source)
        if (state := press.state(key)) in (press.State.READY, press.State.FAILED):
            return key, state
        press.check_room()
        with press.only_waiter() as alone:
            if not alone:
                return key, press.State.WAITING
            if press.state(key) is press.State.ABSENT:
                press.start(key, self.document(source))
            return key, press.wait(key, end - time.monotonic())


class PrintView(Paper, TemplateView):
    """What will be printed, with all that can be chosen: lists as they are, other forms as pictures of their pages."""

    template_name = "organisations/print.html"
    usual_group = BY_TYPE

    def get(self, request, *args, **kwargs):
        response = super().get(request, *args, **kwargs)
        response["Cache-Control"] = kept_by(request)
        return response

    def get_context_data(self, **kwargs):
        options, source = self.options, self.source()
        document = self.document(source)
        form = options.shown_form()
        return super().get_context_data(
            document=document,
            options=options,
            form=form,
            forms=FORMS.values(),
            shown_fields=[form[name] for name in options.questions if name != "titel" or is_curator(self.request)],
            kept=[(name, one) for name, values in self.asked().lists() for one in values],
            total=source.total,
            query=self.query(),
            back=source.path,
            pdf=self.pdf_path(),
            **(self.desk_paths() if is_curator(self.request) else {}),
            picture_folder=self.picture_folder(),
            **({} if options.form.screen else self.pages()),
            **kwargs,
        )

    def query(self):
        """The query string with the grouping, which other forms of the list want to be told."""
        params = self.choices().copy()
        params["gruppe"] = self.options.group
        return params.urlencode()

    def pages(self):
        """Which pages of the PDF can be shown as pictures; none while it is being made."""
        try:
            key, state = self.typeset(PERSON_WAITS)
        except press.Busy:
            return {"is_refused": True}
        number = pictures.pages(press.file(key)) if state is press.State.READY else 0
        return {
            "is_refused": state is press.State.FAILED,
            "number": number,
            "pictures": range(1, min(MOST_PICTURES, number) + 1),
        }

    def desk_paths(self):
        """What a curator can do with the list besides printing it."""
        if not self.request.user.has_perm("organisations.add_partnerlist"):
            return {}
        return {"make_list": f"{reverse('admin:organisations_partnerlist_fill')}?{self.query()}"}

    def pdf_path(self):
        """Where the PDF is."""
        return reverse("pdf")

    def picture_folder(self):
        """Where the pictures of its pages are."""
        return reverse("print")


class PdfView(Paper, View):
    """The list as PDF, complete, in its order; groups and form as asked for."""

    def get(self, request, *args, **kwargs):
        is_person = "text/html" in request.headers.get("Accept", "")
        try:
            key, state = self.typeset(PERSON_WAITS if is_person else SCRIPT_WAITS)
        except press.Busy:
            return later(request, "busy", 503)
        if state is press.State.READY:
            return self.file(key)
        if state is press.State.FAILED:
            return later(request, "failed", 500)
        return later(request, "waiting", 202 if is_person else 503, key)

    def file(self, key):
        """The file under a name that says what it is."""
        name = f"{slugify(self.name()) or 'liste'}-{self.day:%Y-%m-%d}.pdf"
        response = FileResponse(press.opened(key), content_type="application/pdf", filename=name)
        response["Cache-Control"] = kept_by(self.request)
        return response

    def name(self):
        """The beginning of the file's name."""
        return f"{self.options.form.slug} {self.options.title or 'organisationen'}"


class LabelsView(PdfView):
    """The same list as address labels."""

    form = "etiketten"

    def choices(self):
        params = self.request.GET.copy()
        params["form"] = self.form
        return params


class ProfileView(LabelsView):
    """One organisation on one page."""

    form = "profil"

    def get(self, request, slug, **kwargs):
        if former := FormerSlug.objects.filter(slug=slug, organisation__status="published").first():
            return HttpResponsePermanentRedirect(reverse("profile", args=[former.organisation.slug]))
        return super().get(request, slug=slug, **kwargs)

    def source(self):
        found = get_object_or_404(Organisation.objects.published(), slug=self.kwargs["slug"])
        return gathering.Source([found.pk], 1, found.get_absolute_url(), title=found.name)

    def name(self):
        return self.kwargs["slug"]


class PictureView(Paper, View):
    """A page of the PDF as a picture."""

    usual_group = BY_TYPE

    def get(self, request, number, **kwargs):
        try:
            key, state = self.typeset(PERSON_WAITS)
        except press.Busy:
            return HttpResponse(status=503)
        if state is not press.State.READY:
            return HttpResponse(status=503, headers={"Retry-After": "5"})
        try:
            picture = pictures.picture(press.file(key), number)
        except LookupError:
            raise Http404 from None
        return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": kept_by(request)})


def kept_by(request):
    """Who may keep an answer: what a curator sees, only her own browser; all must ask whether it still holds."""
    return "private, no-cache" if is_curator(request) else "no-cache"


def later(request, state, status, key=None):
    """A page that says how far the PDF is; it asks again by itself."""
    context = {"state": state, "progress": press.progress(key) if key else None}
    response = render(request, "organisations/pdf_later.html", context, status=status)
    if state != "failed":
        response["Retry-After"] = "5"
    if state == "waiting":
        response["Refresh"] = "2"
    return response


def short(request, key):
    """From the short address of an entry to the entry."""
    found = get_object_or_404(Organisation.objects.numbered(key).current().exclude(status="draft"))
    return HttpResponseRedirect(found.get_absolute_url())
