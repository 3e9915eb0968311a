"""The sky by PyEphem, in JSON.

All that is computed with is made anew for each question: PyEphem's bodies and
observers change when they are used, and servers have threads.

PyEphem takes UTC for UT1, which turns the sky by up to 0.004°, and has a ΔT of
its own. Beside Perihelion's positions, ten bodies from 2000 to 2050 as seen from
five places, at sea level and at 2000 m, the worst differences are, in degrees,

                      altitude as seen    azimuth × cos altitude
                      Moon   Pluto  rest  Moon   Pluto  rest
    above 15°         .007   .005   .003  .006   .005   .003
    0° to 15°         .008   .007   .006  .006   .005   .003
    below             .008   .006   .005  .006   .004   .003

The azimuth by itself differs by more near the zenith. Refraction, which is
computed by another formula, has .0047 of that at the horizon, .0012 at 3° and
.0019 at 10°. Where the altitude without air passes −1°, and refraction ends
(see altitudes), a body may be on the other side, and is then seen 0.65° away.

Quantities that PyEphem defines differently are left out: the illuminated part of the
Moon (from the Earth's centre, up to 0.008 away), the magnitudes of the Moon,
Mercury and Venus (up to 3 away), the diameter of Pluto (more than twice today's
value) and its elongations (from the Earth's centre, and coarse; the one
here is from the places of the body and the Sun). The astrometric place of the
Moon is good to 0.012°."""

import math

import ephem

BODIES = {
    "sun": ephem.Sun,
    "moon": ephem.Moon,
    "mercury": ephem.Mercury,
    "venus": ephem.Venus,
    "mars": ephem.Mars,
    "jupiter": ephem.Jupiter,
    "saturn": ephem.Saturn,
    "uranus": ephem.Uranus,
    "neptune": ephem.Neptune,
    "pluto": ephem.Pluto,
}

# The names of the International Astronomical Union, where PyEphem has others.
CONSTELLATIONS = {"Bootes": "Boötes", "Serpens Caput": "Serpens", "Serpens Cauda": "Serpens"}


def observer_of(question):
    """PyEphem's observer. Its angles are degrees as strings only: a float would
    be radians."""
    where = question.observer
    observer = ephem.Observer()
    observer.lat, observer.lon = str(where.lat), str(where.lon)
    observer.elevation = where.elevation
    observer.pressure, observer.temp = where.air.pressure, where.air.temperature
    observer.date = question.time
    return observer


def one_body(key, question):
    """The answer for one body, in JSON: name, alt and az first, as in the
    experiment that compared web frameworks with such an app."""
    observer = observer_of(question)
    body = BODIES[key](observer)
    airless, seen = altitudes(body, observer)
    members = [
        f'"name":"{key}"',
        number("alt", seen, 7),
        number("az", math.degrees(body.az), 7),
        *place(key, body, airless, seen),
        *looks(key, body),
        f'"time":"{question.shown}"',
        number("siderealTime", math.degrees(observer.sidereal_time()), 7),
        f'"observer":{told(question.observer)}',
    ]
    return "{" + ",".join(members) + "}"


def all_bodies(question):
    """The answer for all bodies, in JSON."""
    observer = observer_of(question)
    sun = ephem.Sun(observer)
    entries = []
    for key, kind in BODIES.items():
        body = kind(observer)
        airless, seen = altitudes(body, observer)
        members = [f'"name":"{key}"', *place(key, body, airless, seen), *looks(key, body)]
        if key != "sun":
            apart = ephem.separation((body.ra, body.dec), (sun.ra, sun.dec))
            members.append(number("elongation", math.degrees(apart), 5))
        entries.append("{" + ",".join(members) + "}")
    members = [
        f'"time":"{question.shown}"',
        number("siderealTime", math.degrees(observer.sidereal_time()), 7),
        f'"observer":{told(question.observer)}',
        f'"bodies":[{",".join(entries)}]',
    ]
    return "{" + ",".join(members) + "}"


def altitudes(body, observer):
    """The altitude without air and as seen, in degrees.

    PyEphem has one of them, by the pressure; the other follows from the hour
    angle and the declination. Below −1° there is nothing to see, and the
    altitude as seen is the one without air: PyEphem would lift it by up to
    1.5°."""
    lat, dec, angle = observer.lat, body.dec, body.ha
    sine = math.sin(lat) * math.sin(dec) + math.cos(lat) * math.cos(dec) * math.cos(angle)
    airless = math.degrees(math.asin(max(-1.0, min(1.0, sine))))
    return airless, math.degrees(body.alt) if airless >= -1 else airless


def place(key, body, airless, seen):
    """Where a body stands: right ascension and declination are apparent and
    topocentric, astrometric (J2000) and geocentric."""
    yield number("altitude", airless, 7)
    yield number("azimuth", math.degrees(body.az), 7)
    yield number("refracted", seen, 7)
    yield number("ra", math.degrees(body.ra), 7)
    yield number("dec", math.degrees(body.dec), 7)
    yield number("raAstrometric", math.degrees(body.a_ra), 7)
    yield number("decAstrometric", math.degrees(body.a_dec), 7)
    yield number("raGeocentric", math.degrees(body.g_ra), 7)
    yield number("decGeocentric", math.degrees(body.g_dec), 7)
    yield number("hourAngle", math.degrees(math.remainder(body.ha, math.tau)), 7)
    yield number("distance", body.earth_distance, 9)
    if key != "sun":
        yield number("distanceHeliocentric", body.sun_distance, 9)


def looks(key, body):
    """How a body looks."""
    if key != "moon":
        yield number("illuminated", body.phase / 100, 5)
    if key != "pluto":
        yield number("diameter", body.size, 3)
    if key not in ("moon", "mercury", "venus"):
        yield number("magnitude", body.mag, 2)
    _, name = ephem.constellation(body)
    yield f'"constellation":"{CONSTELLATIONS.get(name, name)}"'


def number(key, value, decimals):
    """A member of an object. Decimals are fixed, not trimmed, so that answers
    keep their length while the clock runs."""
    return f'"{key}":{value:.{decimals}f}'


def told(observer):
    """The observer in JSON, in as many digits as were given."""
    members = [number("lat", observer.lat, 7), number("lon", observer.lon, 7)]
    members.append(number("elevation", observer.elevation, 3))
    if observer.air.shown:
        members.append(number("pressure", observer.air.pressure, 3))
        if observer.air.pressure > 0:
            members.append(number("temperature", observer.air.temperature, 3))
    members = [member.rstrip("0").rstrip(".") for member in members]
    return "{" + ",".join(members) + f',"default":{"true" if observer.default else "false"}}}'
