"""Small helpers for templates: addresses in another language, texts, dates as people say them."""

from html import escape

from django import template
from django.urls import translate_url
from django.utils.formats import date_format
from django.utils.safestring import mark_safe
from markdown_it import MarkdownIt

from communes.series import in_words
from organisations import marking
from organisations.printing import qr as codes

register = template.Library()

# HTML from people stays text; only links that markdown-it finds harmless become links.
MARKDOWN = MarkdownIt("commonmark", {"html": False, "breaks": False})


OPTION = (
    '<li><label class="option{state}"><input type="checkbox" form="selection" name="{name}" value="{value}" '
    'data-count="{count}"{checked}><span>{label}</span> <span class="number">{count}</span></label></li>'
)


@register.simple_tag(takes_context=True)
def in_language(context, code):
    """The address of this page in another language, with its query string."""
    return translate_url(context["request"].get_full_path(), code)


@register.simple_tag(takes_context=True)
def canonical_in(context, code):
    """The canonical address of this page in another language: without order and trackers, as its own one there."""
    canonical = context.get("canonical")
    return translate_url(context["request"].path + (f"?{canonical}" if canonical else ""), code)


@register.simple_tag
def options(name, shown):
    """The options of a filter as check boxes with their numbers. Written here: a list shows hundreds of them."""
    return mark_safe("".join(OPTION.format(name=name, **option_parts(option)) for option in shown))


def option_parts(option):
    """What stands in the markup of an option, escaped."""
    return {
        "value": escape(option.value),
        "label": escape(option.label),
        "count": option.count,
        "state": "" if option.count else " option-empty",
        "checked": " checked" if option.chosen else "",
    }


@register.filter
def marked(text, words):
    """The text with each of the words marked; plain where there are none."""
    return marking.marked(text, words) if words else text


@register.filter
def excerpt(text, words):
    """The beginning of a text, or the part of it where the words stand, with the words marked."""
    return marked(marking.excerpt(text, words), words)


@register.filter
def shortened(names, most):
    """The first names, and a sign that there are more."""
    return ", ".join(names[:most]) + (" …" if len(names) > most else "")


@register.filter
def as_paragraphs(text):
    """A text with blank lines, "## " and "- " as HTML."""
    return mark_safe(MARKDOWN.render(text))


@register.filter
def as_month(day):
    """A date as people say it: "März 2026"."""
    return date_format(day, "F Y")


@register.filter
def as_number(value):
    """A number as people read it: "10.735", "12,5"."""
    return in_words(value)


@register.filter
def qr(address):
    """An address as a QR code."""
    return mark_safe(codes.svg(address))
