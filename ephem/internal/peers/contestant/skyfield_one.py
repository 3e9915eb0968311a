"""Skyfield as a contestant: python3 skyfield_one.py FOLDER KERNEL [vectors]

With vectors, a series is one array of times; otherwise a time after the other.
"""

import sys

from answer import absent, serve, tens

try:
    import numpy
    import skyfield
    from skyfield.api import load, load_file, wgs84
except ImportError:
    absent("python3-skyfield")

J2000 = 2451545.0

timescale = load.timescale(builtin=True)
kernel = load_file(sys.argv[2])
earth = kernel["earth"]
BODIES = [kernel[name] for name in (
    "sun", "moon", "mercury", "venus", "mars barycenter", "jupiter barycenter",
    "saturn barycenter", "uranus barycenter", "neptune barycenter", "pluto barycenter")]


def instant(tt, ut1):
    t = timescale.tt_jd(J2000 + tt)
    t.delta_t = (tt - ut1) * 86400
    return t


def site(question):
    _, _, latitude, longitude, elevation, _ = question
    return earth + wgs84.latlon(latitude, longitude, elevation)


def place(seen_from, body):
    altitude, azimuth, _ = seen_from.observe(body).apparent().altaz()
    return altitude.radians, azimuth.radians


def unrelated(questions):
    return [place(site(q).at(instant(q[0], q[1])), BODIES[q[5]]) for q in questions]


def scene(questions):
    places = []
    for ten in tens(questions):
        seen_from = site(ten[0]).at(instant(ten[0][0], ten[0][1]))
        places += [place(seen_from, BODIES[q[5]]) for q in ten]
    return places


def series(questions):
    observer, body = site(questions[0]), BODIES[questions[0][5]]
    return [place(observer.at(instant(q[0], q[1])), body) for q in questions]


def series_of_vectors(questions):
    times = numpy.array([q[:2] for q in questions])
    observer, body = site(questions[0]), BODIES[questions[0][5]]
    return list(zip(*place(observer.at(instant(times[:, 0], times[:, 1])), body)))


version = "Skyfield %s, NumPy %s" % (skyfield.__version__, numpy.__version__)
if sys.argv[3:] == ["vectors"]:
    serve(version, sys.argv[1], {"series": series_of_vectors}, 10000)
else:
    serve(version, sys.argv[1], {"unrelated": unrelated, "scene": scene, "series": series}, 10)
