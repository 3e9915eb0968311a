"""The question of a request: where, through which air, and when.

A value that cannot be used is refused with a sentence and the name of the parameter.
So is a parameter that does not exist, since a slip in its name would silently move
the observer to Greenwich."""

import math
import re
from collections import namedtuple
from datetime import datetime, timezone
from urllib.parse import unquote

import notation

Observer = namedtuple("Observer", "lat lon elevation air default")
Air = namedtuple("Air", "pressure temperature shown")  # hPa (0 for none) and °C
Question = namedtuple("Question", "observer time shown")  # shown: the time as the answer writes it

GREENWICH = (51.4769, -0.0005, 0.0)
EXAMPLES = {
    "lat": "lat=-39.754",
    "lon": "lon=145.051",
    "elevation": "elevation=120",
    "pressure": "pressure=1010",
    "temperature": "temperature=10",
    "time": "time=2026-11-22T12:00:00Z",
}
FIRST = datetime(1600, 1, 1, tzinfo=timezone.utc)
END = datetime(2400, 1, 1, tzinfo=timezone.utc)

DECIMAL = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
BLANK = re.compile(r"^([0-9]{4}-[0-9]{2}-[0-9]{2})\+(?=.{5})")
BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


class Refusal(Exception):
    """An answer that is an error: its status, the input that it belongs to, and
    a sentence with the remedy."""

    def __init__(self, status, field, sentence, headers=()):
        super().__init__(sentence)
        self.status = status
        self.field = field
        self.sentence = sentence
        self.headers = headers


def clip(text, most=60):
    """Shorten a received value for use in a sentence."""
    return text if len(text) <= most else text[:most] + "…"


def parse(query, now):
    """Read the query of a request for planets."""
    values = split(query)
    instant, shown = parse_time(values["time"]) if "time" in values else clock(now)
    numbers = {name: decimal(name, values[name]) for name in EXAMPLES if name in values and name != "time"}
    check(numbers)

    place, default = where(numbers)
    return Question(Observer(*place, air(numbers, place[2]), default), instant, shown)


def air(numbers, elevation):
    """The air at the observer: the given values, else the standard ones of the
    elevation. Air is shown where it is not that of almanacs at sea level."""
    given = "pressure" in numbers or "temperature" in numbers
    pressure = numbers.get("pressure", standard_pressure(elevation))
    return Air(pressure, numbers.get("temperature", 10.0), given or elevation != 0)


def standard_pressure(elevation):
    """The pressure in hPa at an elevation, to 0.1: the 1010 of almanacs at sea
    level, and less above in the ratio of the standard atmosphere (ISO 2533)."""
    if elevation == 0:
        return 1010.0
    tropopause = 11_000
    ratio = (1 - min(elevation, tropopause) / 44330.77) ** 5.25588
    if elevation > tropopause:
        ratio *= math.exp((tropopause - elevation) / 6341.62)
    return math.floor(10 * 1010 * ratio + 0.5) / 10


def where(numbers):
    """The place, and whether it is Greenwich because the query names none. An
    elevation alone is a place forgotten, not Greenwich lifted."""
    if not numbers.keys() & {"lat", "lon", "elevation"}:
        return GREENWICH, True
    if "lat" not in numbers:
        raise Refusal(400, "lat", f"the latitude is missing; add degrees north, as in {EXAMPLES['lat']}")
    if "lon" not in numbers:
        raise Refusal(400, "lon", f"the longitude is missing; add degrees east, as in {EXAMPLES['lon']}")
    return (numbers["lat"], numbers["lon"], numbers.get("elevation", 0.0)), False


def split(query):
    """The value of each parameter. A plus sign stays one: no parameter has a use
    for spaces, and 12:00:00+01:00 is typed as it is meant."""
    values = {}
    for pair in query.split("&"):
        if not pair:
            continue
        key, _, value = pair.partition("=")
        key = unescape(key, key)
        if key not in EXAMPLES:
            raise Refusal(400, clip(key), f"there is no parameter “{clip(key)}”; "
                                          "use lat, lon, elevation and time, or pressure and temperature")
        if key in values:
            raise Refusal(400, key, f"{key} is given twice; give it once")
        values[key] = unescape(key, value)
    return values


def unescape(key, text):
    if BAD_ESCAPE.search(text):
        raise Refusal(400, clip(key), f"“{clip(text)}” is not percent-encoded correctly; "
                                      "write %25 for a percent sign")
    return unquote(text)


def decimal(name, text):
    """Read a number in decimal digits; float() alone would take nan, inf and
    underscores. Other text may be a coordinate in another notation. A plus sign in it
    stands for a blank, as browsers and libraries encode blanks."""
    number = float(text) if DECIMAL.fullmatch(text) else math.inf
    if not math.isinf(number) and not (name == "lon" and number > 180):
        return number
    typed = (text[:1] + text[1:].replace("+", " ")).strip()
    try:
        if typed and name in notation.KINDS:
            return notation.coordinate(name, typed)
        if typed and name == "elevation":
            return notation.elevation(typed)
    except ValueError as wrong:
        raise Refusal(400, name, str(wrong)) from None
    raise Refusal(400, name, f"“{clip(text)}” is not a number; "
                             f"write it in digits, as in {EXAMPLES[name]}")


def check(numbers):
    """Refuse values that no observer can have, even where they are not used."""
    lat, lon, elevation = (numbers.get(name, 0) for name in ("lat", "lon", "elevation"))
    pressure, temperature = numbers.get("pressure", 1010), numbers.get("temperature", 10)

    def refuse(field, sentence):
        raise Refusal(400, field, sentence)

    if abs(lat) > 90:
        refuse("lat", f"latitude {figure(lat)} is outside −90 to 90; write degrees north, negative for south")
    if abs(lon) > 180:
        refuse("lon", f"longitude {figure(lon)} is outside −180 to 180; write degrees east, negative for west")
    if not -500 <= elevation <= 100_000:
        refuse("elevation", f"elevation {figure(elevation)} is outside −500 to 100,000; write metres above sea level")
    if not 0 <= pressure <= 1200:
        refuse("pressure", "the pressure must be between 0 and 1200; write hectopascals, such as 1010")
    if pressure != 0 and not -150 < temperature < 100:
        refuse("temperature", "the temperature must be between −150 and 100; write degrees Celsius, such as 10")


def figure(number):
    """A number for a sentence: a power of ten where its digits would be many,
    and a minus sign that is one."""
    return format(number, "g" if abs(number) >= 1e9 else ".15g").replace("-", "−")


def clock(now):
    """The instant of an answer where none was asked for, cut to the milliseconds
    that it shows, always three: load generators count an answer of another
    length as a failure."""
    now = now.replace(microsecond=now.microsecond // 1000 * 1000)
    return now, f"{now:%Y-%m-%dT%H:%M:%S}.{now.microsecond // 1000:03}Z"


def parse_time(text):
    """Read a time, to the microsecond. A plus sign behind the date stands for a
    blank, as browsers and libraries encode blanks."""
    if text.strip().lower() == "now":
        raise Refusal(400, "time", f"“{clip(text)}” is the default; leave the time out")
    try:
        instant = notation.instant(BLANK.sub(r"\1 ", text))
    except ValueError as wrong:
        raise Refusal(400, "time", str(wrong)) from None
    if not FIRST <= instant < END:
        date = f"{instant.day} {instant:%B} {instant.year:04}"
        raise Refusal(400, "time", f"{date} is outside the years for which positions can be computed; "
                                   "choose a time from 1 January 1600 to 31 December 2399")
    return instant, f"{instant:%Y-%m-%dT%H:%M:%S.%f}".rstrip("0").rstrip(".") + "Z"
