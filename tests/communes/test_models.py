"""Communes, districts and postal codes."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from communes.models import Commune, District, PostalCode
from tests import factories

pytestmark = pytest.mark.django_db


def test_two_communes_of_one_name_have_two_addresses():
    first = Commune.objects.create(ags="01000001", name="Neustadt")
    second = Commune.objects.create(ags="02000002", name="Neustadt")
    assert (first.slug, second.slug) == ("neustadt", "neustadt-02000002")


def test_a_district_is_named_with_its_commune_unless_that_says_it_twice():
    assert factories.district("Mülheim", of="Köln").label == "Köln-Mülheim"
    assert factories.district("Bonn", of="Bonn").label == "Bonn"
    assert factories.district("Mülheim", of="Köln").slug == "koeln-muelheim"


def test_a_postal_code_may_belong_to_several_communes():
    for name in ("Köln", "Bonn"):
        PostalCode.objects.create(commune=factories.commune(name), code="50999")
    assert PostalCode.objects.filter(code="50999").count() == 2


def test_two_spellings_of_a_district_have_two_addresses():
    assert factories.district("Mülheim").slug == "koeln-muelheim"
    assert factories.district("Muelheim").slug == "koeln-muelheim-2"


def test_half_a_position_is_refused():
    with pytest.raises(ValidationError, match="gehören zusammen"):
        Commune(ags="01000001", name="X", latitude=50.0).full_clean()
    with pytest.raises(IntegrityError, match="commune_on_earth"), transaction.atomic():
        Commune.objects.create(ags="01000001", name="X", latitude=50.0)


@pytest.mark.parametrize("key", ["", "5315000", "0531500a", "053150000"])
def test_the_official_key_has_eight_digits(key):
    with pytest.raises(ValidationError, match="acht Ziffern"):
        Commune(ags=key or "x", name="X").full_clean(exclude=["slug", "sort_key"])
    with pytest.raises(Exception, match=r"commune_ags_has_eight_digits|too long"), transaction.atomic():
        Commune.objects.create(ags=key, name="X")


def test_the_database_refuses_a_district_twice():
    factories.district("Porz")
    with pytest.raises(IntegrityError), transaction.atomic():
        District(commune=factories.commune(), name="Porz", slug="other").save()
