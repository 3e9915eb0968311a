"""Coordinates, elevations and times as people write them, in the notations of
Perihelion's other servers and with the same refusals.

A value that is wrong is a ValueError with a sentence."""

import re
from datetime import datetime, timedelta, timezone

KINDS = {
    "lat": ("latitude", 90, 90, 2, "NS", "degrees north, such as -39.754 or 39°45′14″S",
            "degrees north, negative for south",
            (("NORTH", "N"), ("SOUTH", "S"), ("NORTE", "N"), ("NORD", "N"), ("SÜD", "S"), ("SUD", "S"), ("SUR", "S"))),
    "lon": ("longitude", 180, 360, 3, "EW", "degrees east, such as 145.051 or 145°03′04″E",
            "degrees east, negative for west, or up to 360 eastward",
            (("OUEST", "W"), ("OESTE", "W"), ("EAST", "E"), ("WEST", "W"), ("ESTE", "E"), ("OST", "E"), ("EST", "E"))),
}
DASHES = str.maketrans({"−": "-", "–": "-", "‐": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " "})
ASTROPY = re.compile(r"^([+-]?[0-9]+) *D *([0-9]+) *M *([0-9]+(?:[.,][0-9]*)?) *S")
COMPACT = re.compile(r"([0-9]{4,7})([.,][0-9]{1,12})?")
NUMBER = re.compile(r"[0-9.,]{1,20}")
MARKS = (("°", "º", "˚", ":", "D"), ("′′", "′", "''", "'", "’’", "’", "´", ":", "M"), ("″", '"', "”", "''", "′′", "’’"))


def clip(text):
    """Shorten a received value for use in a sentence."""
    return text if len(text) <= 40 else text[:40] + "…"


def coordinate(name, typed):
    """Degrees of a latitude (lat) or a longitude (lon), north and east positive."""
    kind, limit, turn, digits, letters, example, bounds, words = KINDS[name]
    typed = typed.strip()
    if not typed:
        raise ValueError(f"the {kind} is empty; write {example}")
    wrong = ValueError(f"“{clip(typed)}” is not a {kind}; write {example}")
    rest = ASTROPY.sub(r"\1° \2′ \3″", typed.upper().translate(DASHES))
    for word, stands in words:
        if rest.endswith(word):
            rest = rest[:-len(word)] + stands
            break
        if rest.startswith(word):
            rest = stands + rest[len(word):]
            break
    letter = ""
    if rest[0] in letters:
        letter, rest = rest[0], rest[1:]
    elif rest[-1] in letters:
        letter, rest = rest[-1], rest[:-1]
    elif name == "lon" and "O" in (rest[0], rest[-1]):
        raise ValueError(f"“{clip(typed)}” has an O, which is east in German and west in French, "
                         "Italian and Spanish; write E or W")
    rest, sign = rest.strip(), 1
    if rest[:1] in ("-", "+"):
        if letter:
            raise ValueError(f"“{clip(typed)}” has a sign and a letter; write one of them, as in {example}")
        sign, rest = (-1 if rest[0] == "-" else 1), rest[1:].strip()
    compact = COMPACT.fullmatch(rest) if letter else None
    if compact and len(compact[1]) in (digits + 2, digits + 4):
        whole = compact[1]
        parts = [whole[:digits], whole[digits:digits + 2], whole[digits + 2:]]
        rest = " ".join(part for part in parts if part) + (compact[2] or "")
    degrees = sexagesimal(rest)
    if degrees is None:
        raise wrong
    degrees *= sign * (-1 if letter == letters[1] else 1)
    if not -limit <= degrees <= turn:
        number = format(degrees, ".12g").replace("-", "−")
        raise ValueError(f"{kind} {number} is outside −{limit} to {limit}; write {bounds}")
    return degrees - 360 if degrees > limit else degrees


def sexagesimal(text):
    """Degrees of one to three numbers, each with its mark or a blank after it; only
    the last may have a fraction. None where it is something else."""
    degrees, scale = 0.0, 1
    for i, marks in enumerate(MARKS):
        found = NUMBER.match(text)
        try:
            digits = found[0].replace(",", ".", 1)
            number = float(digits)
        except (TypeError, ValueError):
            return None
        if i > 0 and number > 60:
            return None
        degrees += number / scale
        scale *= 60
        text = text[found.end():]
        blank = text.startswith(" ")
        text = text.lstrip(" ")
        mark = next((m for m in marks if text.startswith(m)), "")
        text = text[len(mark):].lstrip(" ")
        if not text:
            return degrees
        if not mark and not blank or "." in digits:
            return None
    return None


ELEVATION = re.compile(r"([+-]?)([0-9]{1,9}(?:[.,][0-9]{0,9})?) *(m|metres?|meters?|ft|feet|foot)?")
AMBIGUOUS = re.compile(r"\+?([1-9][0-9]?|100)[.,][0-9]{3}")


def elevation(typed):
    """Metres of a height in metres or feet."""
    write = "write metres above sea level, such as 120, or feet, such as 400 ft"
    found = ELEVATION.fullmatch(typed.strip().lower().translate(DASHES))
    if not found:
        raise ValueError(f"“{clip(typed)}” is not an elevation; {write}")
    metres = float(found[1] + found[2].replace(",", "."))
    if AMBIGUOUS.fullmatch(found[1] + found[2]):
        raise ValueError(f"“{clip(typed)}” can be read in two ways; write {1000 * metres:.0f} or {round(metres, 2):g}")
    return metres * 0.3048 if (found[3] or "").startswith("f") else metres


WRITE = "write it as 2026-11-22T12:00:00Z"
CALENDAR = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:(?:T| +)([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?"
    r" *(Z|UTC|GMT|[-+][0-9]{2}(?::?[0-9]{2})?)?)?")
COUNT = re.compile(r"(JD|MJD|@) *([-+]?[0-9]{1,12}(?:\.[0-9]{1,12})?)")
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
# The days that ended with a leap second.
LEAPS = {(y, 6, 30) for y in (1972, 1981, 1982, 1983, 1985, 1992, 1993, 1994, 1997, 2012, 2015)} | {
    (y, 12, 31) for y in (1972, 1973, 1974, 1975, 1976, 1977, 1978, 1979, 1987, 1989, 1990, 1995, 1998, 2005, 2008, 2016)}


def instant(typed):
    """The UTC of a time. There is no zone for one that does not name its own."""
    text = typed.strip().upper().translate(DASHES)
    if not text:
        raise ValueError(f"the time is empty; {WRITE}")
    counted = COUNT.fullmatch(text)
    if counted:
        whole, _, fraction = counted[2].partition(".")
        part = float(f"{'-' if whole.startswith('-') else ''}0.{fraction or 0}")
        days, origin = {"JD": (86_400, 2_440_587.5), "MJD": (86_400, 40_587), "@": (1, 0)}[counted[1]]
        try:
            return EPOCH + timedelta(seconds=(int(whole) - origin) * days, microseconds=round(part * days * 1e6))
        except OverflowError:
            raise ValueError(f"“{clip(typed)}” is outside the years that can be written; {WRITE}") from None
    found = CALENDAR.fullmatch(text)
    if not found:
        raise ValueError(f"“{clip(typed)}” is not a time; {WRITE}")
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    fraction, zone = found[7] or "", found[8]
    last = 31 if month == 12 else (datetime(2000 + year % 400, month % 12 + 1, 1) - timedelta(days=1)).day
    if not 1 <= month <= 12:
        raise ValueError(f"“{clip(typed)}” has a month that does not exist; {WRITE}")
    if not 1 <= day <= last:
        name = datetime(2000, month, 1).strftime("%B")
        raise ValueError(f"“{clip(typed)}” is no day: {name} {year} has the days 1 to {last}; {WRITE}")
    if hour > 23 or minute > 59 or second > 60:
        raise ValueError(f"“{clip(typed)}” has a time of day that does not exist; {WRITE}")
    if zone is None:
        raise ValueError(f"“{clip(typed)}” names no zone; {WRITE}")
    ahead = 0
    if zone[0] in "+-":
        digits = zone[1:].replace(":", "").ljust(4, "0")
        ahead = int(digits[:2]) * 60 + int(digits[2:])
        if ahead >= 24 * 60 or int(digits[2:]) > 59:
            raise ValueError(f"“{clip(typed)}” has a zone that does not exist; {WRITE}")
        ahead = -ahead if zone[0] == "-" else ahead
    try:
        utc = datetime(year, month, day, hour, minute, min(second, 59), int(fraction[:6].ljust(6, "0")), timezone.utc)
        utc -= timedelta(minutes=ahead)
    except (ValueError, OverflowError):
        raise ValueError(f"“{clip(typed)}” is outside the years that can be written; {WRITE}") from None
    if second == 60:
        if (utc.year, utc.month, utc.day) in LEAPS and (utc.hour, utc.minute) == (23, 59):
            raise ValueError(f"“{clip(typed)}” is a leap second, which has no place in the scale computed with here; "
                             "write the second before or after")
        raise ValueError(f"“{clip(typed)}” has a second 60, which only a leap second has, and there was none then; {WRITE}")
    return utc
