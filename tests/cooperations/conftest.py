"""What the tests of cooperations share."""

import pytest

from tests import factories


@pytest.fixture
def two(db):
    """Two organisations that could work together."""
    return [factories.organisation("Eins", email="eins@example.org"), factories.organisation("Zwei")]
