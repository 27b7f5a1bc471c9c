"""The desk's pages on duplicates: the list of pairs, two entries side by side, merges that can be undone. No rules."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from curation.duplicates import beside, hanging, merging, searching, undoing
from curation.duplicates.entry import AtTheEntry
from curation.duplicates.rights import JUDGING, MERGING, SEEING, demand
from curation.models import DuplicateSearch, Merge, PossibleDuplicate
from organisations.models import Organisation


def back(name):
    """Leads to a list of this app."""
    return HttpResponseRedirect(reverse(f"admin:curation_{name}_changelist"))


def link(organisation):
    """The name, leading to the entry at the desk."""
    address = reverse("admin:organisations_organisation_change", args=[organisation.pk])
    return format_html('<a href="{}">{}</a>', address, organisation.name)


def button(name, words, *keys):
    """A button of the list's form that sends it to an address of this app."""
    address = reverse(f"admin:curation_{name}", args=keys)
    return format_html('<button type="submit" class="button" formaction="{}">{}</button>', address, words)


class ReadOnly(admin.ModelAdmin):
    """A list that only the program writes."""

    list_display_links = None
    actions = None
    list_per_page = 50

    def changelist_view(self, request, extra_context=None):
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, {**title, **(extra_context or {})})

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(PossibleDuplicate)
class PossibleDuplicateAdmin(AtTheEntry, ReadOnly):
    """Pairs to judge, the likeliest first."""

    change_list_template = "admin/curation/possibleduplicate/change_list.html"
    list_display = ["names", "score", "why", "where", "remedy"]
    list_select_related = ["first__commune", "second__commune"]
    search_fields = ["first__name", "second__name"]

    def get_urls(self):
        view, name = self.admin_site.admin_view, "curation_possibleduplicate_"
        own = [
            path("suchen/", view(require_POST(self.search_view)), name=f"{name}search"),
            path("<int:left>/<int:right>/", view(self.merge_view), name=f"{name}merge"),
            path("<int:one>/<int:other>/kein-duplikat/", view(require_POST(self.judge_view)), name=f"{name}judge"),
        ]
        return [*own, *self.urls_at_the_entry(), *super().get_urls()]

    @admin.display(description=gettext_lazy("Organisationen"), ordering="first__name")
    def names(self, pair):
        return format_html("<p>{}</p><p>{}</p>", link(pair.first), link(pair.second))

    @admin.display(description=gettext_lazy("Gründe"))
    def why(self, pair):
        sentences = ((reason.sentence,) for reason in searching.told_reasons(pair))
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", sentences))

    @admin.display(description=gettext_lazy("Wo?"))
    def where(self, pair):
        places = [side.city or (side.commune.name if side.commune else "") for side in (pair.first, pair.second)]
        return format_html_join(", ", "{}", ((place,) for place in dict.fromkeys(filter(None, places))))

    @admin.display(description=gettext_lazy("Was tun?"))
    def remedy(self, pair):
        keys = pair.first_id, pair.second_id
        address = reverse("admin:curation_possibleduplicate_merge", args=keys)
        compare = format_html('<p><a href="{}">{}</a></p>', address, _("Vergleichen"))
        return compare + button("possibleduplicate_judge", _("kein Duplikat"), *keys)

    def changelist_view(self, request, extra_context=None):
        context = {"last_search": DuplicateSearch.objects.first(), "may_search": request.user.has_perm(JUDGING)}
        return super().changelist_view(request, {**context, **(extra_context or {})})

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """A pair has no page but the one where it is compared."""
        pair = self.get_object(request, object_id)
        if pair is None:
            return back("possibleduplicate")
        return HttpResponseRedirect(
            reverse("admin:curation_possibleduplicate_merge", args=[pair.first_id, pair.second_id])
        )

    def search_view(self, request):
        """Searches the whole directory now, where it is small enough to wait for."""
        demand(request, "curation.view_possibleduplicate", JUDGING)
        if Organisation.objects.count() > searching.MOST_AT_ONCE:
            messages.info(request, _("Bei so vielen Organisationen wird nur nachts gesucht."))
            return back("possibleduplicate")
        try:
            words = _("Gesucht. Mögliche Duplikate: %(number)d.") % {"number": searching.search()}
            messages.success(request, words)
        except IntegrityError:
            messages.info(request, _("Gerade sucht schon jemand anderes. Die Liste ist gleich neu."))
        return back("possibleduplicate")

    def judge_view(self, request, one, other):
        """Remembers that two entries are two organisations."""
        demand(request, JUDGING)
        left, right = both(one, other)
        searching.say_not_duplicate(left.pk, right.pk, request.user)
        words = _("Gemerkt: „%(one)s“ und „%(other)s“ sind zwei Organisationen.")
        messages.success(request, words % {"one": left.name, "other": right.name})
        return back("possibleduplicate")

    def merge_view(self, request, left, right):
        """Two entries side by side; the right one is merged into the left one."""
        demand(request, *SEEING)
        sides = both(left, right)
        if request.method == "POST":
            demand(request, *MERGING)
            try:
                merge = merging.merge(left, right, request.POST, request.user, request.POST.get("based_on", ""))
                words = _("Zusammengeführt: „%(name)s“ führt jetzt zu „%(survivor)s“.")
                messages.success(request, words % {"name": merge.name, "survivor": merge.survivor.name})
                return back("merge")
            except ValidationError as error:
                messages.error(request, " ".join(error.messages))
                sides = both(left, right)
        return TemplateResponse(request, "admin/curation/possibleduplicate/merge.html", self.compared(request, *sides))

    def compared(self, request, left, right):
        """What the page shows of two entries."""
        rows = beside.rows(left, right, request.POST)
        return {
            **self.admin_site.each_context(request),
            "title": _("Zwei Einträge vergleichen"),
            "opts": self.opts,
            "left": left,
            "right": right,
            "differing": [row for row in rows if row.differs and not row.is_one_sided],
            "one_sided": [row for row in rows if row.is_one_sided],
            "same": [row for row in rows if not row.differs and row.left],
            "hanging": hanging.counted(left, right),
            "based_on": merging.state(left, right),
            "may_merge": request.user.has_perms(MERGING),
            "may_judge": request.user.has_perm(JUDGING),
        }


def both(one, other):
    """Two organisations by key, or 404."""
    return get_object_or_404(Organisation, pk=one), get_object_or_404(Organisation.objects.exclude(pk=one), pk=other)


@admin.register(Merge)
class MergeAdmin(ReadOnly):
    """What was merged, the newest first, to take it back."""

    list_display = ["name", "stays", "at", "who", "remedy"]
    list_select_related = ["survivor", "by"]
    search_fields = ["name", "survivor__name"]

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.undo_view))
        return [path("<int:pk>/zuruecknehmen/", view, name="curation_merge_undo"), *super().get_urls()]

    @admin.display(description=gettext_lazy("bleibt"), ordering="survivor__name")
    def stays(self, merge):
        return link(merge.survivor)

    @admin.display(description=gettext_lazy("zusammengeführt von"), ordering="by__username")
    def who(self, merge):
        return merge.by

    @admin.display(description=gettext_lazy("Was tun?"))
    def remedy(self, merge):
        return button("merge_undo", _("zurücknehmen"), merge.pk) if merge.is_undoable else None

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """A merge has no page of its own."""
        return back("merge")

    def undo_view(self, request, pk):
        """Takes a merge apart again."""
        demand(request, *MERGING)
        merge = get_object_or_404(Merge, pk=pk)
        try:
            merged = undoing.undo(merge)
            messages.success(request, _("Zurückgenommen: „%(name)s“ ist wieder da.") % {"name": merged.name})
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return back("merge")
