"""Error pages in the reader's language. They ask the database nothing."""

from django.shortcuts import render


def error_page(status):
    """A view that answers with the page for an HTTP status."""

    def view(request, exception=None):
        return render(request, f"errors/{status}.html", {"quiet": True}, status=status)

    return view


bad_request = error_page(400)
permission_denied = error_page(403)
page_not_found = error_page(404)
server_error = error_page(500)


def csrf_failure(request, reason=""):
    """The form was open too long or came from elsewhere: says so, and how to keep what was typed."""
    return render(request, "errors/csrf.html", {"quiet": True}, status=403)
