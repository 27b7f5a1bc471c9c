"""What people write into one cell, taken apart: dates, yes and no, phones, addresses, web addresses, e-mail.

Text goes in, text or plain values come out; nothing here knows the database. A part that fits nowhere is given back,
so that the caller can keep it.
"""

import html
import re
from datetime import date, timedelta

from organisations import phones as numbers

YES = {"ja", "j", "yes", "y", "x", "1", "wahr", "true", "✓", "✔", "☑", "vorhanden", "+"}
NO = {"nein", "n", "no", "0", "falsch", "false", "-", "–", "✗", "☐", "nicht", "keine"}
# What stands in a cell that says nothing.
NOTHING = {"-", "–", "—", "--", "---", "k.a.", "k. a.", "ka", "n/a", "na", "n.a.", "null", "none", "nan", "?", "./."}
NOTHING |= {"http://", "https://", "www.", "keine angabe", "unbekannt", "#n/a", "#nv", "#ref!", "#value!", "#wert!"}
# Excel counts days from here, and takes 1900 for a leap year.
SERIAL_START = date(1899, 12, 30)
SERIALS = range(20_000, 80_000)
MONTHS = [
    "januar",
    "februar",
    "marz",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
]
EMAIL = re.compile(r"[\w.+%'-]+\s?(?:@|\(at\)|\[at\]|\s+at\s+(?=[\w-]+\.[a-z]))\s?[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}")
WEB = re.compile(r"(?:https?://?|www\.)[^\s<>;,\"]+", re.IGNORECASE)
HOST = re.compile(r"^(?:[a-z0-9äöüß-]+\.)+[a-z]{2,}(?::\d+)?(?:/\S*)?$", re.IGNORECASE)
LABEL = r"(?:Telefonnummer|Telefon|Tele?\.?|Fon|Phone|Mobil|Handy|Ruf|T)\s*[.:]*\s*"
FAX = re.compile(
    r"(?:(?<![/+&])(?<![/+&]\s)\b(?:Tele)?fax\b[\s.:–-]*|\bF\s*[.:]+\s*|\bF\s+(?=[+(]?0))"
    r"[+(]?\d(?:[\d\s()/.–-]*\d)?",
    re.IGNORECASE,
)
BOTH = re.compile(r"^(?:Tele?f?o?n?|Tel)\.?\s*(?:/|und|u\.|\+|&)\s*(?:Tele)?fax\s*[.:]*\s*", re.IGNORECASE)
PHONE = re.compile(r"(?<!\d)(?:\+|\(?0)[\d\s()/.–-]{4,}\d|\b1(?:1[025]|16\s?117|16\s?0\d\d)\b")
POSTAL = re.compile(r"(?:\b[Dd][ –-]{0,3})?\b(\d{5})\b\s*")
# A country with postal codes of four digits: a cell that is its name, a number with its code, an address of it.
ABROAD = re.compile(
    r"^\s*(?:AT|CH|FL|Österreich|Austria|Schweiz|Suisse|Svizzera|Switzerland|Liechtenstein)\s*$|"
    r"(?:\+|\b00)(?:41|43|423)|[\w-]\.(?:at|ch|li)(?=[/\s,;)]|$)",
    re.IGNORECASE,
)
HOUSE_NUMBER = re.compile(r"\d+\s*[a-zA-Z]?(?:\s*[-–/+]\s*\d+\s*[a-zA-Z]?)*$")


# Marks of a web page that got into a cell, and what of them begins a new line.
MARKUP = re.compile(
    r"</?(?:p|br|a|div|span|b|i|u|strong|em|ul|ol|li|h[1-6]|font|table|tr|td)\b[^<>]{0,400}>", re.IGNORECASE
)
ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,5}|#x[0-9a-fA-F]{1,4});")
NEW_LINE = re.compile(r"<br\s*/?>|</(?:p|div|li|h[1-6]|tr)>", re.IGNORECASE)
LINK = re.compile(r"<a\b[^<>]*?href=[\"']?(?:mailto:|tel:)?([^\"'\s>]+)[^<>]*>(.*?)</a>", re.IGNORECASE | re.DOTALL)


def without_markup(text):
    """A text without the marks of a web page; the addresses of its links are kept."""
    if not MARKUP.search(text) and not ENTITY.search(text):
        return text
    text = LINK.sub(lambda found: found[2] if found[1] in found[2] else f"{found[2]} ({found[1]})", text)
    plain = html.unescape(MARKUP.sub("", NEW_LINE.sub("\n", text)))
    return re.sub(r"\s*\n\s*", "\n", plain)


def bare(text):
    """A cell without blanks around it, without markup and what means "nothing"; invisible signs go."""
    plain = (
        re.sub("[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u00ad]", "", without_markup(text))
        .replace("\u00a0", " ")
        .strip()
    )
    plain = re.sub(r"[ \t]+", " ", plain)
    return "" if plain.casefold() in NOTHING else plain


def one_line(text):
    """A text on one line."""
    return " ".join(text.split())


def yes_or_no(text):
    """True, False, or None where the cell says neither."""
    word = text.strip().casefold().rstrip(".!")
    return True if word in YES else False if word in NO else None


def day(text):
    """The day that a text names, German, ISO or as Excel's number; None where it names none, or only a month."""
    text = text.strip().split("T")[0]
    text = re.sub(r"\s+\d{1,2}:\d{2}(?::\d{2})?(?: Uhr)?$", "", text)
    text = re.sub(r"^(?:Stand|am|vom|seit)?[:\s]*(?:(?:Mo|Di|Mi|Do|Fr|Sa|So)[a-z]*\.?,?\s+)?", "", text)
    try:
        if found := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", text):
            return date(*map(int, found.groups()))
        if found := re.fullmatch(r"(\d{1,2})[./-]\s?(\d{1,2})[./-]\s?(\d{4}|\d{2})", text):
            in_month, month, year = map(int, found.groups())
            return date(year + 2000 * (year < 100), month, in_month)
        if found := re.fullmatch(r"(\d{1,2})\.?\s+([^\W\d]+)\.?\s+(\d{4})", text):
            return date(int(found[3]), month_number(found[2]), int(found[1]))
        if text.removesuffix(".0").isdigit() and int(float(text)) in SERIALS:
            return SERIAL_START + timedelta(days=int(float(text)))
    except ValueError:
        return None
    return None


def month_number(name):
    """The number of a German month, whole or abbreviated; 0 where there is none."""
    plain = name.casefold().replace("ä", "a")[:3]
    return next((number for number, month in enumerate(MONTHS, 1) if len(plain) == 3 and month.startswith(plain)), 0)


def year(text):
    """The year that a text names ("1998", "seit 1998", "12.03.1998"); the text itself where it names not just one."""
    found = set(re.findall(r"(?<!\d)(?:1[0-9]|20)\d{2}(?!\d)", text))
    return found.pop() if len(found) == 1 and len(text) < 30 else text


def phones(text):
    """The phone numbers of a cell as one text, and what was fax: "Tel./Fax: 0221 1-0 / -11" keeps its numbers."""
    text = BOTH.sub("", one_line(text.replace("\n", "; ")))
    faxes = [found.group().strip() for found in FAX.finditer(text)]
    text = one_line(re.sub(rf",?\s*{FAX.pattern}", " ", text, flags=re.IGNORECASE))
    rest = re.sub(rf"(?<!\w){LABEL}(?=[+(]?\s?\d)", "; ", text, flags=re.IGNORECASE)
    parts = [
        part.strip(" ,;/|‘’'")
        for part in re.split(r"\s*[;|]\s*|\s+(?:oder|und|u\.|sowie)\s+(?=[+(]?0)|,\s*(?=[+(]?0)", rest)
    ]
    return "; ".join(dict.fromkeys(whole(part) for part in parts if part)), faxes


def whole(number):
    """A number with the zero or plus that a spreadsheet took: "221 123456" stays, "49221123456" becomes "+49…"."""
    digits = re.sub(r"\D", "", number)
    if re.fullmatch(r"\d+", number) and digits.startswith("49") and len(digits) >= 11:
        return f"+{digits}"
    if re.fullmatch(r"[2-9]\d{7,11}", number) and numbers.international(f"0{number}"):
        return f"0{number}"
    return number


def with_area_code(code, text):
    """Numbers behind their area code from another cell; those that have one keep it."""
    code = code.strip(" /-()")
    code = code if code.startswith(("0", "+")) else f"0{code}"
    return re.sub(r"(?:^|(?<=[;,]\s))\s*(?=[1-9(])", f"{code} ", text)


def emails(text):
    """The e-mail addresses of a text, in order; "(at)" is read as "@"."""
    found = []
    for match in EMAIL.finditer(text.replace("mailto:", "").replace("(dot)", ".")):
        found.append(re.sub(r"\s?(?:\(at\)|\[at\]|\s+at\s+|@)\s?", "@", match.group()).strip(".'"))
    return list(dict.fromkeys(found))


def web_addresses(text):
    """The web addresses of a text, in order, each with its scheme."""
    found = [match.group() for match in WEB.finditer(text)]
    if not found:
        found = [part for part in re.split(r"[\s;,]+", text) if HOST.match(part) and "@" not in part]
    return list(dict.fromkeys(with_scheme(address.rstrip(".)")) for address in found))


def with_scheme(address):
    """A web address with https where it has no scheme; a mistyped one ("http:/", "http//") is put right."""
    rest = re.sub(r"^(https?):?/{1,3}", r"\1://", address, flags=re.IGNORECASE)
    return rest if re.match(r"https?://", rest, re.IGNORECASE) else f"https://{rest}"


def postal_code(text):
    """A postal code with the zero that a spreadsheet took and without "D-"; else the text."""
    plain = re.sub(r"^[Dd][ –-]{1,3}", "", text.strip()).removesuffix(".0").replace(" ", "")
    return plain.zfill(5) if plain.isdigit() and len(plain) == 4 else plain


def is_abroad(cells):
    """Whether a row is of a neighbour whose postal codes have four digits, as its cells tell."""
    return any(ABROAD.search(cell[:200]) for cell in cells)


def place(text):
    """Postal code and town of "50823 Köln" or "Köln 50823"; either may be empty."""
    found = POSTAL.search(text)
    if not found:
        return "", text.strip(" ,")
    after, before = text[found.end() :].strip(" ,;"), text[: found.start()].strip(" ,;")
    return found[1], after or before


def address(text):
    """Street, postal code and town of an address in one cell, and what stands before the street (a building, "c/o").

    "Venloer Str. 10, 50823 Köln" and the same on several lines. Without postal code the last part is the town.
    """
    parts = [part.strip() for part in re.split(r"[\n;|]|,(?!\d)", text) if part.strip()]
    at = next((number for number, part in enumerate(parts) if POSTAL.search(part)), None)
    if at is None:
        streets = [part for part in parts if HOUSE_NUMBER.search(part)]
        towns = [part for part in parts if not re.search(r"\d", part)]
        street = streets[0] if streets else ""
        town = towns[-1] if towns and (street or len(parts) == 1) else ""
        return street, "", town, [part for part in parts if part not in {street, town}]
    found = POSTAL.search(parts[at])
    before, after = parts[at][: found.start()].strip(" ,-"), parts[at][found.end() :].strip(" ,-")
    lines = [*parts[:at], *([before] if before else [])]
    following = parts[at + 1 :]
    if not after and following:
        after, *following = following
    numbered = [line for line in [*following, *lines] if HOUSE_NUMBER.search(line)]
    numbered = numbered or [line for line in lines if re.match(r"\d+[a-z]?,?\s+[^\W\d]{2}", line)]
    street = (numbered or lines or [""])[-1]
    return street, found[1], after, [line for line in [*lines, *following] if line != street and line not in COUNTRIES]


COUNTRIES = {"Deutschland", "Germany", "D", "DE", "BRD"}


def point(text):
    """Latitude and longitude of "50.93, 6.95", "50,93 6,95", "POINT (6.95 50.93)" or GeoJSON; else two empty texts."""
    numbers = re.findall(r"-?\d{1,3}(?:[.,]\d+)", text.replace(";", " "))
    if len(numbers) != 2:
        return "", ""
    turned = re.match(r"\s*(?:SRID=\d+;\s*)?POINT\b|\s*\{", text, re.IGNORECASE)
    return (numbers[1], numbers[0]) if turned else (numbers[0], numbers[1])
