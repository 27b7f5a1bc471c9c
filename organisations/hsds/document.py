"""What the API says about itself: root, profile, and a document of its addresses (OpenAPI 3.1)."""

from django.urls import reverse
from django.utils.translation import gettext as _

from organisations.exchange.listing import whole
from organisations.hsds.answers import THINGS
from organisations.hsds.parameters import FORMATS, MOST_PER_PAGE

VERSION = "3.0"
SPECIFICATION = "https://docs.openreferral.org/en/v3.0.0/"
SCHEMAS = "https://raw.githubusercontent.com/openreferral/specification/3.0/schema"
# Name in the address to the schema of one record.
SCHEMA_OF = {
    "organizations": "compiled/organization.json",
    "services": "compiled/service.json",
    "service_at_locations": "compiled/service_at_location.json",
    "taxonomies": "taxonomy.json",
    "taxonomy_terms": "taxonomy_term.json",
}
TEXT, FLAG, NUMBER = {"type": "string"}, {"type": "boolean"}, {"type": "integer", "minimum": 1}
OF_ALL = {"search": TEXT, "page": NUMBER, "per_page": {**NUMBER, "maximum": MOST_PER_PAGE}}
OF_ALL["format"] = {"type": "string", "enum": list(FORMATS)}
OF_SERVICES = {
    "taxonomy_term_id": TEXT, "taxonomy_id": TEXT, "organization_id": TEXT,
    "modified_after": {"type": "string", "format": "date-time"}, "full": FLAG,
}  # fmt: skip
PARAMETERS_OF = {
    "organizations": {**OF_ALL, "full": FLAG, "full_service": FLAG},
    "services": {**OF_ALL, **OF_SERVICES, "minimal": FLAG},
    "service_at_locations": {**OF_ALL, **OF_SERVICES, "postcode": TEXT, "proximity": NUMBER},
    "taxonomies": OF_ALL,
    "taxonomy_terms": {**OF_ALL, "taxonomy_id": TEXT, "top_only": FLAG, "parent_id": TEXT},
}
ERROR = {"type": "object", "properties": {"error": {"type": "string"}}, "required": ["error"]}
PAGE = {
    "total_items": "integer", "total_pages": "integer", "page_number": "integer", "size": "integer",
    "first_page": "boolean", "last_page": "boolean", "empty": "boolean",
}  # fmt: skip


def root():
    """Version, profile and document of the API."""
    here = reverse("hsds")
    return {"version": VERSION, "profile": whole(f"{here}profile"), "openapi_url": whole(f"{here}openapi.json")}


def profile():
    """How this API uses the specification: without fields of its own, with one location an organisation."""
    return {
        "name": "Kooperation",
        "version": VERSION,
        "based_on": SPECIFICATION,
        "openapi_url": root()["openapi_url"],
        "description": _(
            "HSDS 3.0 ohne eigene Felder. Die Art einer Organisation, ihre Werte, Ziele und Ressourcen stehen in "
            "„attributes“ mit eigenen Taxonomien. Jedes Angebot ist ein Service; eine Organisation ohne Angebote hat "
            "einen allgemeinen Service. Jede Organisation hat einen Ort."
        ),
    }


def openapi():
    """The addresses with their parameters and answers."""
    paths = {"/": {"get": answering(_("Auskunft über diese Schnittstelle"), {"type": "object"}, [])}}
    for name in THINGS:
        schema = {"$ref": f"{SCHEMAS}/{SCHEMA_OF[name]}"}
        asked = [{"name": one, "in": "query", "schema": kind} for one, kind in PARAMETERS_OF[name].items()]
        paths[f"/{name}"] = {"get": answering(name, page_of(schema), asked)}
        identity = {"name": "id", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}
        paths[f"/{name}/{{id}}"] = {"get": answering(name, schema, [identity])}
    about = {"title": "Kooperation: HSDS", "version": VERSION, "description": profile()["description"]}
    about["license"] = {"name": _("Siehe Impressum"), "url": whole(reverse("page", args=["impressum"]))}
    return {
        "openapi": "3.1.0",
        "info": about,
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "servers": [{"url": whole(reverse("hsds")).rstrip("/")}],
        "paths": paths,
    }


def page_of(schema):
    """The schema of a page of records."""
    properties = {name: {"type": kind} for name, kind in PAGE.items()}
    return {"type": "object", "properties": {**properties, "contents": {"type": "array", "items": schema}}}


def answering(summary, schema, parameters):
    """One operation: what it gives, and that it can refuse."""
    found = {"description": summary, "content": {"application/json": {"schema": schema}}}
    refused = {"description": "error", "content": {"application/json": {"schema": ERROR}}}
    return {"summary": summary, "parameters": parameters, "responses": {"200": found, "400": refused, "404": refused}}
