"""What hangs on a cooperation and is edited in its form."""

from urllib.parse import quote

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperations.admin.forms import PartnerForm
from cooperations.models import Partner, Step
from organisations.admin.inlines import KeepingInline


class PartnerInline(KeepingInline):
    """Who takes part, and what they say to it."""

    model = Partner
    form = PartnerForm
    fields = ["organisation", "role", "benefit", "answer", "confirmed_on", "message", "link"]
    readonly_fields = ["answer", "link"]
    view_on_site = False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("organisation", "cooperation")

    @admin.display(description=gettext_lazy("Antwort"))
    def answer(self, partner):
        retired = "" if partner.organisation.status != "retired" else _("inzwischen stillgelegt")
        return ", ".join(filter(None, (partner.answer_in_words, retired)))

    @admin.display(description=gettext_lazy("Link"))
    def link(self, partner):
        """The link to copy, and a mail that is written already where an address is known."""
        if not partner.pk:
            return _("Den Link gibt es nach dem Sichern.")
        address = format_html('<code class="copied">{}</code>', partner.link)
        return address + format_html('<a href="{}">{}</a>', mail(partner), _("E-Mail mit dem Link schreiben"))


class StepInline(KeepingInline):
    """What is to be done, and what was."""

    model = Step
    fields = ["what", ("due_on", "done_on")]


def mail(partner):
    """A mailto: address with a letter that asks the organisation to confirm."""
    words = {"title": partner.cooperation.title, "name": partner.organisation.name, "link": partner.link}
    subject = _("Kooperation „%(title)s“: Stimmt das so?") % words
    text = _(
        "Guten Tag,\n\n"
        "wir möchten auf unserer Website zeigen, wer mit wem zusammenarbeitet. "
        "Bei „%(title)s“ steht auch %(name)s als beteiligte Organisation.\n\n"
        "Bitte sehen Sie kurz nach, ob alles stimmt. Ein Klick genügt, ein Konto brauchen Sie nicht:\n"
        "%(link)s\n\n"
        "Zu sehen ist die Kooperation erst, wenn alle Beteiligten zugestimmt haben. "
        "Mit demselben Link können Sie Ihre Zustimmung jederzeit zurücknehmen.\n\n"
        "Vielen Dank und freundliche Grüße"
    )
    return f"mailto:{quote(partner.organisation.email)}?subject={quote(subject)}&body={quote(text % words)}"
