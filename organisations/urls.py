"""Addresses of the directory; the contract keeps them stable."""

from django.urls import path, re_path

from organisations.views import browse, directory, embedding, exports, hsds, lists, maps, paper, site

urlpatterns = [
    path("", directory.StartView.as_view(), name="start"),
    path("organisationen/", directory.ListView.as_view(), name="list"),
    path("organisationen/karte/", maps.MapView.as_view(), name="map"),
    path("organisationen/karte/orte.json", maps.PlacesView.as_view(), name="map_places"),
    path("organisationen/karte/grenzen/<slug:level>.json", maps.BoundariesView.as_view(), name="map_boundaries"),
    path("organisationen.pdf", paper.PdfView.as_view(), name="pdf"),
    path("organisationen.labels.pdf", paper.LabelsView.as_view(), name="labels"),
    path("organisationen.<str:ending>", exports.ExportView.as_view(), name="export"),
    path("organisationen/druck/", paper.PrintView.as_view(), name="print"),
    path("organisationen/druck/<int:number>.png", paper.PictureView.as_view(), name="picture"),
    path("organisationen/einbetten/", embedding.EmbedView.as_view(), name="embed"),
    path("o/<int:key>/", paper.short, name="short"),
    path("organisationen/auswahl/<slug:name>/", directory.OptionsView.as_view(), name="options"),
    path("organisationen/<slug:slug>/", directory.OrganisationView.as_view(), name="organisation"),
    path("organisationen/<slug:slug>/steckbrief.pdf", paper.ProfileView.as_view(), name="profile"),
    path("arten/<slug:slug>/", browse.TypeView.as_view(), name="type"),
    path("listen/<str:token>/", lists.PartnerListView.as_view(), name="partner_list"),
    path("listen/<str:token>/liste.pdf", lists.ListPdfView.as_view(), name="list_pdf"),
    path("listen/<str:token>/druck/", lists.ListPrintView.as_view(), name="list_print"),
    path("listen/<str:token>/druck/<int:number>.png", lists.ListPictureView.as_view(), name="list_picture"),
    path("hsds/", hsds.AboutView.as_view(), name="hsds"),
    path("hsds/profile", hsds.AboutView.as_view(), {"name": "profile"}),
    path("hsds/openapi.json", hsds.AboutView.as_view(), {"name": "openapi.json"}),
    path("hsds/datapackage.zip", hsds.PackageView.as_view(), name="hsds_package"),
    re_path(r"^hsds/(?P<name>[a-z_]+)/?$", hsds.ListView.as_view(), name="hsds_list"),
    re_path(r"^hsds/(?P<name>[a-z_]+)/(?P<key>[^/]+)/?$", hsds.OneView.as_view(), name="hsds_one"),
    path("hsds/<path:name>", hsds.UnknownView.as_view()),
    path("suche/", directory.SuggestionsView.as_view(), name="suggestions"),
    path("netzwerke/", browse.NetworksView.as_view(), name="networks"),
    path("netzwerke/<slug:slug>/", browse.NetworkView.as_view(), name="network"),
    path("kommunen/", browse.CommunesView.as_view(), name="communes"),
    path("kommunen/vergleich/", browse.CompareView.as_view(), name="compare_communes"),
    path("kommunen/<slug:slug>/zahlen/<slug:indicator>/", browse.FiguresView.as_view(), name="figures"),
    path("fundstellen/", browse.LibraryView.as_view(), name="library"),
    path("kommunen/<slug:slug>/", browse.CommuneView.as_view(), name="commune"),
    # Impressum, Datenschutz, Barrierefreiheit, Leichte Sprache: whatever pages there are.
    path("<slug:slug>/", site.PageView.as_view(), name="page"),
]
