"""The options of the question "Partner finden": written here, since the form has hundreds of them."""

from html import escape

from django import template
from django.utils.safestring import mark_safe

register = template.Library()

CHECK_BOX = (
    '<li><label class="option"><input type="checkbox" name="{name}" value="{value}"{checked}> '
    "<span>{label}</span>{count}</label></li>"
)
CHOICE = '<option value="{value}"{selected}>{label} ({count})</option>'


@register.simple_tag
def check_boxes(choices):
    """The options of a question as check boxes with their numbers."""
    return mark_safe("".join(check_box(choices.name, option) for option in choices.options))


def check_box(name, option):
    """One option, escaped."""
    count = "" if option.count is None else f' <span class="number">{option.count}</span>'
    checked = " checked" if option.chosen else ""
    label, value = escape(str(option.label)), escape(option.value)
    return CHECK_BOX.format(name=name, value=value, label=label, count=count, checked=checked)


@register.simple_tag
def choices_of_one(choices):
    """The options of a question that has one answer, with their numbers."""
    return mark_safe("".join(map(choice, choices.options)))


def choice(option):
    """One option, escaped."""
    selected = " selected" if option.chosen else ""
    return CHOICE.format(value=escape(option.value), label=escape(option.label), count=option.count, selected=selected)
