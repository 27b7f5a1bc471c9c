"""What a row says of an organisation, as values by field; what can't be read is noted at the row."""

from django.utils.translation import gettext as _

from organisations.exchange import cleaning
from organisations.exchange.columns import BY_FIELD
from organisations.exchange.known import parts
from organisations.exchange.quoting import fitting, is_cut_from
from organisations.exchange.texts import same_text
from organisations.models import Organisation


class Values:
    """Reads rows with what is known of terms and places, and with what people decided about unknown terms."""

    def __init__(self, known, options, identities):
        self.known, self.options, self.identities = known, options, identities
        self.decided = {
            name: decided(Organisation._meta.get_field(name).related_model, chosen)
            for name, chosen in options.term_choices.items()
        }

    def of(self, one, row, before):
        """The values by field of what the row says; what can't be read is noted at the row."""
        values = self.from_columns(one, row, before)
        for name in ("by_appointment", "migrant_led"):
            answer = cleaning.yes_or_no(one.texts.get(name, ""))
            if answer is not None:
                values[name] = answer if name == "by_appointment" else ("yes" if answer else "no")
            else:
                one.note(one.heading.get(name, ""), one.texts.get(name, ""))
        self.place(one, row, values)
        if row.is_new:
            self.complete(row, values)
        return values | self.note(one, row, before)

    def note(self, one, row, before):
        """The note with the lines that are not in it yet, as values; nothing where there are none."""
        note = row.organisation.internal_note
        as_before = before and says_the_same(one.raw.get("internal_note", ""), before["internal_note"])
        told = [] if as_before else one.texts.get("internal_note", "").splitlines()
        there = {"", *map(cleaning.one_line, fitting(note).splitlines())}
        fresh = [line for line in dict.fromkeys([*told, *one.notes]) if cleaning.one_line(line) not in there]
        return {"internal_note": "\n".join([*filter(None, [note]), *fresh])} if fresh else {}

    def from_columns(self, one, row, before):
        """The values of our own columns but commune and district, as far as the row says something else than before."""
        values = {}
        for name, column in BY_FIELD.items():
            text = one.texts.get(name, "")
            as_before = before and name in one.raw and says_the_same(one.raw[name], before[name])
            if name in {"commune", "district"} or as_before:
                continue
            if text and not self.is_vague(name, one):
                try:
                    values[name] = self.read_cell(column, text, one, row)
                except ValueError as error:
                    row.errors.append((name, f"{one.heading.get(name) or column.heading}: {error}"))
            elif not text and name in one.empty and self.options.empties and name not in {"name", "status"}:
                values[name] = column.read("", self.known)
        return values

    def is_vague(self, name, one):
        """Whether the coordinates of a row are those of very many: the middle of a town, not a place in it."""
        point = one.texts.get("latitude"), one.texts.get("longitude")
        return name in {"latitude", "longitude"} and point in self.options.vague_points

    def read_cell(self, column, text, one, row):
        """The value of one cell. Unknown terms are collected and noted, unless the reading is strict."""
        name = column.field
        if not column.holds_terms and name != "type":
            return column.read(text, self.known)
        decided = self.decided.get(name, {})
        vocabulary = Organisation._meta.get_field(name).related_model
        terms, unknown = self.known.terms_in(vocabulary, text, decided)
        if unknown and self.options.is_strict:
            return column.read(text, self.known)
        if unknown:
            row.unknown[name] = unknown
        left = [part for part in parts(text, decided.__contains__) if part in decided and not decided[part]]
        for part in [*unknown, *left]:
            one.note(column.heading, part)
        if column.holds_terms:
            return terms
        for other in terms[1:]:
            one.note(column.heading, other.name)
        return next(iter(terms), None)

    def place(self, one, row, values):
        """Commune and district."""
        commune, said = self.identities.commune_of(one), "commune" in one.texts or "commune_name" in one.texts
        named = one.texts.get("commune_name") or one.texts.get("city") or one.texts.get("postal_code")
        key = one.texts.get("commune")
        without = row.organisation.commune_id is None
        if key and not commune:
            row.errors.append(("commune", _("Eine Kommune mit dem Schlüssel „%s“ gibt es nicht.") % key))
        elif commune and (said or without or row.is_new):
            values["commune"] = commune
        elif named and not commune and without:
            row.unknown["place"] = [named]
            row.warnings.append(_("Zu „%s“ ist keine Kommune eindeutig. Bitte später wählen.") % named)
        if "district" in one.texts:
            self.place_district(one, row, values)

    def place_district(self, one, row, values):
        """The district, where the row names one within its commune; else its text goes into the note."""
        commune, text = values.get("commune") or row.organisation.commune, one.texts["district"]
        found = self.known.district(text, commune)
        if found and (commune is None or found.commune_id == commune.pk):
            values |= {"district": found, "commune": found.commune} if commune or self.known.is_sole(found) else {}
        elif self.options.is_strict:
            row.errors.append(("district", _("Den Stadtbezirk „%s“ gibt es nicht.") % text))
        else:
            one.note(one.heading["district"], text)

    def complete(self, row, values):
        """Sets the status of a new entry: published where the person wants it and enough is known."""
        new = row.organisation
        whole = (values.get("type") or new.type_id) and (values.get("commune") or new.commune_id)
        if self.options.publishes and "status" not in values:
            values["status"] = Organisation.Status.PUBLISHED if whole else Organisation.Status.DRAFT
            if not whole:
                row.warnings.append(_("Bleibt Entwurf: Zum Veröffentlichen fehlt die Art oder die Kommune."))


def says_the_same(cell, text):
    """Whether a cell says what is there already, be it only as far as a cell of an Excel file could hold it."""
    return same_text(cell, text) or is_cut_from(cell, text)


def decided(vocabulary, chosen):
    """What people decided about unknown terms: text to term, None for "leave out". Terms deleted since are unknown."""
    rows = vocabulary.objects.in_bulk([key for key in chosen.values() if key])
    return {text: rows.get(key) for text, key in chosen.items() if not key or key in rows}
