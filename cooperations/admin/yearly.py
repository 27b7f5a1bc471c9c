"""The yearly report at the desk: on screen, on paper, as a table."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.report import FIRST_YEAR, YearReport
from organisations.exchange import delimited


class Yearly:
    """For the admin of cooperations: the report's addresses."""

    def yearly_urls(self):
        """The addresses of these views."""
        guarded = self.admin_site.admin_view
        return [
            path("jahresbericht/", guarded(self.report_choice), name="cooperations_cooperation_report_choice"),
            path("jahresbericht/<int:year>/", guarded(self.report_view), name="cooperations_cooperation_report"),
            path("jahresbericht/<int:year>.csv", guarded(self.table_view), name="cooperations_cooperation_report_csv"),
        ]

    def report_choice(self, request):
        """Leads to the report of the current year."""
        year = timezone.localdate().year
        return HttpResponseRedirect(reverse("admin:cooperations_cooperation_report", args=[year]))

    def report_view(self, request, year):
        """The report on a page that prints well."""
        context = {
            **self.admin_site.each_context(request),
            "title": _("Jahresbericht %(year)d: Kooperationen") % {"year": year},
            "opts": self.opts,
            "report": self.report(request, year),
            "today": timezone.localdate(),
            "years": [one for one in (year - 1, year + 1) if FIRST_YEAR <= one <= timezone.localdate().year],
        }
        return TemplateResponse(request, "admin/cooperations/cooperation/report.html", context)

    def table_view(self, request, year):
        """The report as a file for spreadsheets."""
        return delimited.response(f"jahresbericht-{year}.csv", self.report(request, year).table)

    def report(self, request, year):
        """The report, for those who may see cooperations; 404 for a year of which nothing can be known."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if not FIRST_YEAR <= year <= timezone.localdate().year:
            raise Http404
        return YearReport(year)
