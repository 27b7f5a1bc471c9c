"""Addresses of the strategist's desk; the contract keeps them stable."""

from django.urls import path

from cooperations.views import beginning, comparing, finding, gaps, network, records

urlpatterns = [
    path("kooperation/", beginning.BeginView.as_view(), name="begin"),
    path("kooperation/vergleich/", comparing.ComparisonView.as_view(), name="compare"),
    path("kooperation/vergleich/gespraech/", comparing.MeetingSheetView.as_view(), name="meeting_sheet"),
    path("kooperation/luecken/", gaps.GapsView.as_view(), name="gaps"),
    path("kooperation/luecken.csv", gaps.GapsCsvView.as_view(), name="gaps_csv"),
    path("kooperation/netz/", network.NetworkPictureView.as_view(), name="network_picture"),
    path("kooperation/netz.graphml", network.GraphmlView.as_view(), name="network_graphml"),
    path("kooperation/netz.csv", network.TiesCsvView.as_view(), name="network_csv"),
    path("kooperation/netz-knoten.csv", network.NodesCsvView.as_view(), name="network_nodes"),
    path("kooperation/laufende/", records.CooperationsView.as_view(), name="cooperations"),
    path("kooperation/bestaetigen/<str:token>/", records.ConfirmView.as_view(), name="confirm_cooperation"),
    path("kooperation/finden/", finding.FindingView.as_view(), name="find_partners"),
]
