"""Accounts: the Leitung looks after curators, but can make nobody more powerful than itself."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

BASICS = (None, {"fields": ("username", "password")})
PERSON = (_("Person"), {"fields": ("first_name", "last_name", "email")})
RIGHTS = (_("Rechte"), {"fields": ("is_active", "is_staff", "groups")})
ALL_RIGHTS = (_("Rechte"), {"fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")})


admin.site.unregister(User)


@admin.register(User)
class CuratorAdmin(UserAdmin):
    """Django's form of accounts, without what only an administrator may grant."""

    add_form = UserCreationForm
    add_form_template = "admin/change_form.html"
    add_fieldsets = [
        (None, {"fields": ("username", "password1", "password2")}),
        PERSON,
        (_("Rechte"), {"fields": ("is_staff", "groups")}),
    ]
    list_display = ["username", "first_name", "last_name", "is_active"]
    list_filter = ["is_active", "groups"]

    def get_changeform_initial_data(self, request):
        return {"is_staff": True}

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows if request.user.is_superuser else rows.filter(is_superuser=False)

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return super().get_fieldsets(request, obj)
        return [BASICS, PERSON, ALL_RIGHTS if request.user.is_superuser else RIGHTS]
