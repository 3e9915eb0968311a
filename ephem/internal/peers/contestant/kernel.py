"""Writes the JPL kernel that Skyfield reads, which Debian does not carry, from
the Swiss Ephemeris' files of DE431, which it does.

    python3 kernel.py KERNEL FROM TO     the span in days from J2000.0

Each body gets Chebyshev polynomials (SPK type 2) through the Chebyshev nodes of
segments short enough to follow the files within a metre nearly everywhere. Where
two of the files' own segments meet they jump, and the polynomials are up to 2 km
off (Pluto 17 km), 0.005″ at most.
"""

import ctypes
import sys

from answer import absent

try:
    import numpy
    from jplephem.daf import DAF, FTPSTR
except ImportError:
    absent("python3-skyfield")
try:
    swe = ctypes.CDLL("libswe.so.2")
except OSError:
    absent("libswe-dev")

J2000 = 2451545.0
AU = 149597870.7  # km
EARTH_MOON_RATIO = 81.30056907419062

# SWIEPH, TRUEPOS, J2000, NONUT, NOGDEFL, NOABERR, EQUATORIAL, XYZ, ICRS
ICRF = 2 | 16 | 32 | 64 | 512 | 1024 | 2048 | 4096 | 131072
BARYCENTRIC = 16384
FROM_FILES = 2

# The number of libswe (Earth: 14), the flags, days of a segment, coefficients,
# and what the vector gives: NAIF's target and centre, and the factor.
BODIES = [
    (0, BARYCENTRIC, 64, 12, [(10, 0, 1)]),
    (2, BARYCENTRIC, 16, 16, [(1, 0, 1), (199, 1, 0)]),
    (3, BARYCENTRIC, 32, 14, [(2, 0, 1), (299, 2, 0)]),
    (4, BARYCENTRIC, 64, 14, [(4, 0, 1)]),
    (5, BARYCENTRIC, 128, 10, [(5, 0, 1)]),
    (6, BARYCENTRIC, 128, 10, [(6, 0, 1)]),
    (7, BARYCENTRIC, 128, 10, [(7, 0, 1)]),
    (8, BARYCENTRIC, 128, 10, [(8, 0, 1)]),
    (9, BARYCENTRIC, 128, 10, [(9, 0, 1)]),
    (None, BARYCENTRIC, 32, 14, [(3, 0, 1)]),
    (1, 0, 8, 15, [(301, 3, EARTH_MOON_RATIO / (1 + EARTH_MOON_RATIO)),
                   (399, 3, -1 / (1 + EARTH_MOON_RATIO))]),
]

result, message = (ctypes.c_double * 6)(), ctypes.create_string_buffer(256)
swe.swe_calc.argtypes = [ctypes.c_double, ctypes.c_int, ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p]
swe.swe_set_ephe_path(b"/usr/share/libswe/ephe")


def vector(tdb, number, flags):
    """km, ICRF"""
    used = swe.swe_calc(J2000 + tdb, number, ICRF | flags, result, message)
    if used < 0 or not used & FROM_FILES:
        absent("swe-basic-data")
    return numpy.array(result[:3]) * AU


def sample(tdb, number, flags):
    if number is not None:
        return vector(tdb, number, flags)
    # The centre of mass of the Earth and the Moon.
    return vector(tdb, 14, flags) + vector(tdb, 1, 0) / (1 + EARTH_MOON_RATIO)


def fit(number, flags, start, days, segments, count):
    """Chebyshev coefficients, by segment, coordinate and degree."""
    angles = (numpy.arange(count) + 0.5) * numpy.pi / count
    analysis = numpy.cos(numpy.outer(numpy.arange(count), angles)) * 2 / count
    analysis[0] /= 2
    table = numpy.empty((segments, 3, count))
    for i in range(segments):
        middle = start + (i + 0.5) * days
        samples = [sample(middle + x * days / 2, number, flags) for x in numpy.cos(angles)]
        table[i] = (analysis @ numpy.array(samples)).T
    return table


def empty(path):
    """A DAF file of the kind SPK without segments."""
    file = open(path, "w+b")
    file.write(b"DAF/SPK ".ljust(1024, b"\0") + numpy.array([0, 0, 0], "<f8").tobytes().ljust(1024, b"\0")
               + b" " * 1024)
    file.seek(8)
    file.write(numpy.array([2, 6], "<i4").tobytes() + b"DE431 through the Swiss Ephemeris".ljust(60))
    file.write(numpy.array([2, 2, 385], "<i4").tobytes() + b"LTL-IEEE")
    file.seek(699)
    file.write(FTPSTR)
    return file


def write(path, start, end):
    with empty(path) as file:
        daf = DAF(file)
        for number, flags, days, count, uses in BODIES:
            segments = int((end - start) // days) + 1
            table = fit(number, flags, start, days, segments, count)
            middles = (start + (numpy.arange(segments) + 0.5) * days) * 86400
            for target, centre, factor in uses:
                records = numpy.empty((segments, 2 + 3 * count))
                records[:, 0], records[:, 1] = middles, days * 43200
                records[:, 2:] = factor * table.reshape(segments, 3 * count)
                tail = [start * 86400, days * 86400, 2 + 3 * count, segments]
                span = (start * 86400, (start + segments * days) * 86400)
                daf.add_array(b"DE431", span + (target, centre, 1, 2, 0, 0),
                              numpy.append(records.ravel(), tail))


write(sys.argv[1], float(sys.argv[2]), float(sys.argv[3]))
print("ready")
