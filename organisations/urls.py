"""Addresses of the directory; the contract keeps them stable."""

from django.urls import path

from organisations.views import browse, directory, site

urlpatterns = [
    path("", directory.StartView.as_view(), name="start"),
    path("organisationen/", directory.ListView.as_view(), name="list"),
    path("organisationen/druck/", directory.PrintView.as_view(), name="print"),
    path("organisationen/auswahl/<slug:name>/", directory.OptionsView.as_view(), name="options"),
    path("organisationen/<slug:slug>/", directory.OrganisationView.as_view(), name="organisation"),
    path("arten/<slug:slug>/", browse.TypeView.as_view(), name="type"),
    path("suche/", directory.SuggestionsView.as_view(), name="suggestions"),
    path("netzwerke/", browse.NetworksView.as_view(), name="networks"),
    path("netzwerke/<slug:slug>/", browse.NetworkView.as_view(), name="network"),
    path("kommunen/", browse.CommunesView.as_view(), name="communes"),
    path("kommunen/<slug:slug>/", browse.CommuneView.as_view(), name="commune"),
    # Impressum, Datenschutz, Barrierefreiheit, Leichte Sprache: whatever pages there are.
    path("<slug:slug>/", site.PageView.as_view(), name="page"),
]
