"""Accounts: the Leitung looks after curators, but can make nobody more powerful than itself."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q
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
    filter_horizontal = []

    def get_changeform_initial_data(self, request):
        return {"is_staff": True}

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows if request.user.is_superuser else rows.filter(is_superuser=False)

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return super().get_fieldsets(request, obj)
        return [BASICS, PERSON, ALL_RIGHTS if request.user.is_superuser else RIGHTS]

    def has_change_permission(self, request, obj=None):
        """Nobody changes an account (or its password) that may do more than they may themselves."""
        weaker = obj is None or obj.get_all_permissions() <= request.user.get_all_permissions()
        return weaker and super().has_change_permission(request, obj)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        """Offers only groups that give nothing the user has not got already."""
        if db_field.name == "groups" and not request.user.is_superuser:
            own = Permission.objects.filter(Q(user=request.user) | Q(group__user=request.user))
            beyond = Permission.objects.exclude(pk__in=own.values("pk"))
            kwargs["queryset"] = Group.objects.exclude(permissions__in=beyond)
        if db_field.name == "groups":
            kwargs["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)
