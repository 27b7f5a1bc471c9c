"""Settings of the tests: the site's own, with plain static files and quick passwords."""

import os

os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 40)

from kooperation.settings import *  # noqa: F403
from kooperation.settings import ALLOWED_HOSTS as SITE_HOSTS
from kooperation.settings import BASE_DIR

ALLOWED_HOSTS = [*SITE_HOSTS, "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT = BASE_DIR / "static"
