"""Keeps the words by which organisations are found true."""

from organisations.models import Organisation


def refresh_mentions(row):
    """Renews the words of all organisations that refer to a term, network or place, after it was renamed."""
    relations = [relation for relation in row._meta.related_objects if relation.related_model is Organisation]
    for relation in relations:
        for organisation in getattr(row, relation.get_accessor_name()).all():
            words = organisation.searchable_text()
            Organisation.objects.filter(pk=organisation.pk).update(search_text=words)
