"""What gunicorn serves."""

import contextlib
import gc
import os

from django.core.wsgi import get_wsgi_application
from django.db import DatabaseError, connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kooperation.settings")
application = get_wsgi_application()

from organisations.index import kept  # noqa: E402

# What all processes share is read once, before they part; each then opens its own way to the database.
with contextlib.suppress(DatabaseError):
    kept.current()
connections.close_all()
# The index lives as long as the process: nobody need look through it for garbage again and again.
gc.collect()
gc.freeze()
