"""The site's own addresses, with the floor and Django's plain changelist beside them."""

from django.urls import path

from benchmarks import views
from benchmarks.changelist import site
from kooperation.urls import handler400, handler403, handler404, handler500
from kooperation.urls import urlpatterns as addresses

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [
    path("bench/hello/", views.hello),
    path("bench/floor/", views.floor),
    path("bench/admin/", site.urls),
    *addresses,
]
