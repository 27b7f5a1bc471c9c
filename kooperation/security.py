"""Two guards that stand before every view: the Content-Security-Policy and the refusal of NUL."""

from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.exceptions import BadRequest

from organisations.views.errors import bad_request

NULL = "\x00"
FORM_TYPES = {"application/x-www-form-urlencoded", "multipart/form-data"}


class ContentSecurityPolicyMiddleware:
    """Sends the policy of `settings.SECURE_CSP` with every response; a view may have a policy of its own.

    Settings, header and attribute are those of Django 6's middleware; delete this class with Django 6.2.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.policy = policy(settings.SECURE_CSP)

    def __call__(self, request):
        response = self.get_response(request)
        own = getattr(response, "_csp_config", None)
        response.headers.setdefault("Content-Security-Policy", policy(own) if own else self.policy)
        return response


def policy(directives):
    """The header for directives with their sources."""
    return "; ".join(f"{directive} {' '.join(sources)}" for directive, sources in directives.items())


class RefuseNonsenseMiddleware:
    """Answers 400 to a NUL in path, query or form and to numbers no database can hold.

    A NUL is taken differently by each database; a huge key is an OverflowError on SQLite.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if NULL in request.path_info or b"\0" in unquote_to_bytes(request.META.get("QUERY_STRING", "")):
            raise BadRequest("NUL in the address")
        if request.content_type in FORM_TYPES and any(
            NULL in text for name, values in request.POST.lists() for text in (name, *values)
        ):
            raise BadRequest("NUL in the form")

    def process_exception(self, request, exception):
        return bad_request(request, exception) if isinstance(exception, OverflowError) else None
