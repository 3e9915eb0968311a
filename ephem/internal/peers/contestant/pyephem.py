"""PyEphem as a contestant: python3 pyephem.py FOLDER"""

import platform
import sys
from math import radians

from answer import absent, serve, tens

try:
    import ephem
except ImportError:
    absent("python3-ephem")

BODIES = [ephem.Sun(), ephem.Moon(), ephem.Mercury(), ephem.Venus(), ephem.Mars(),
          ephem.Jupiter(), ephem.Saturn(), ephem.Uranus(), ephem.Neptune(), ephem.Pluto()]


def prepare(row):
    """PyEphem counts days of UT1 from noon of 1899-12-31, angles in radians; its
    ΔT is its own."""
    _, ut1, latitude, longitude, elevation, body = row
    return ut1 + 36525, radians(latitude), radians(longitude), elevation, BODIES[body]


def observer(question):
    date, latitude, longitude, elevation, _ = question
    o = ephem.Observer()
    o.lat, o.lon, o.elevation = latitude, longitude, elevation
    o.pressure = 0
    o.date = date
    return o


def unrelated(questions):
    places = []
    for question in questions:
        body = question[4]
        body.compute(observer(question))
        places.append((body.alt, body.az))
    return places


def scene(questions):
    places = []
    for ten in tens(questions):
        o = observer(ten[0])
        for *_, body in ten:
            body.compute(o)
            places.append((body.alt, body.az))
    return places


def series(questions):
    places = []
    o, body = observer(questions[0]), questions[0][4]
    for question in questions:
        o.date = question[0]
        body.compute(o)
        places.append((body.alt, body.az))
    return places


serve("PyEphem %s, Python %s" % (ephem.__version__, platform.python_version()), sys.argv[1],
      {"unrelated": unrelated, "scene": scene, "series": series}, 1000, prepare)
