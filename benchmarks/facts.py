"""What must be known of a directory to ask it: `python -m benchmarks.facts` prints it as JSON."""

import json
from importlib import import_module

import django


def commonest(field):
    """Slug and key of the term that most organisations have in a field."""
    from django.db.models import Count

    from organisations.models import Organisation

    counted = Organisation.objects.published().exclude(**{field: None}).values_list(f"{field}__slug", field)
    return counted.annotate(number=Count("pk")).order_by("-number")[0][:2]


def session_of_an_administrator():
    """The key of a session in which an administrator is signed in."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.auth.models import User

    user = User.objects.filter(username="benchmark").first() or User.objects.create_superuser("benchmark")
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return session.session_key


def rare_word():
    """A word in few entries: the name of the commune in which the fewest organisations work."""
    from django.db.models import Count

    from communes.models import Commune
    from organisations.models import Organisation

    working = Commune.objects.filter(active_organisations__in=Organisation.objects.published())
    return working.annotate(number=Count("active_organisations")).order_by("number", "pk")[0].name


def facts():
    """The facts as plain values."""
    from organisations.index import kept
    from organisations.models import Organisation

    # As `prepare` does before the site is served.
    kept.save(kept.current())
    published = Organisation.objects.published()
    total = published.count()
    entry = published.order_by("pk")[total // 2]
    (art, type_key), (thema, topic), (sprache, language) = map(commonest, ("type", "topics", "languages"))
    seeking = published.exclude(networks=None).exclude(resources_sought=None).order_by("pk")[0]
    return {
        "total": total,
        "entry": entry.slug,
        "seeking": seeking.slug,
        "rare": rare_word(),
        "slugs": {"art": art, "thema": thema, "sprache": sprache},
        "keys": {"type": type_key, "topics": topic, "languages": language},
        "left": published.filter(type=type_key, topics=topic, languages=language).count(),
        "session": session_of_an_administrator(),
    }


if __name__ == "__main__":
    django.setup()
    print(json.dumps(facts()))
