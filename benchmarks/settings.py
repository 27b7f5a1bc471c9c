"""The site's own settings, with the extra views of the benchmark and a header that counts queries."""

from kooperation.settings import *  # noqa: F403
from kooperation.settings import MIDDLEWARE as SITE_MIDDLEWARE

ROOT_URLCONF = "benchmarks.urls"
MIDDLEWARE = ["benchmarks.views.CountQueriesMiddleware", *SITE_MIDDLEWARE]
