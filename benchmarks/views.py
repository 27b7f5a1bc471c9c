"""The floor: the list's template drawn from prepared data, and a view that only greets."""

import os

from django.db import connection, reset_queries
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import resolve, reverse

from benchmarks.recording import recorded
from organisations.context import site
from organisations.views.directory import ListView

# Query string to the context of the page; every worker process has its own.
PREPARED = {}
COUNT, COUNTED = "HTTP_X_COUNT_QUERIES", "X-Queries"


def hello(request):
    """The least that a view can do."""
    return HttpResponse(b"hello")


def floor(request):
    """The list page; from the second request for a query string on, nothing is asked or calculated any more."""
    query = request.META["QUERY_STRING"]
    request.path = request.path_info = reverse("list")
    request.resolver_match = resolve(request.path)
    if query not in PREPARED:
        PREPARED[query] = prepared(request)
    return render(request, ListView.template_name, PREPARED[query])


def prepared(request):
    """What the list's own view gives to its template, with a record; what every template may ask, evaluated."""
    view = ListView()
    view.setup(request)
    context = {name: recorded(value) for name, value in view.get_context_data().items()}
    return {**context, "has_demo": bool(site(request)["has_demo"])}


class CountQueriesMiddleware:
    """Answers a request that asks for it with the number of queries that it took and the process that answered."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if COUNT not in request.META:
            return self.get_response(request)
        connection.force_debug_cursor = True
        reset_queries()
        try:
            response = self.get_response(request)
            response.headers[COUNTED] = str(len(connection.queries_log))
            response.headers["X-Worker"] = str(os.getpid())
        finally:
            connection.force_debug_cursor = False
        return response
