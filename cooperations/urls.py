"""Addresses of the strategist's desk; the contract keeps them stable."""

urlpatterns = []
