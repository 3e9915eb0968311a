"""How a contestant in Python talks with the program that measures it.

The first line that it writes is "ready" with its version, or "absent" with the
Debian packages that it lacks. Then it obeys orders, one on a line:

    places WORKLOAD N      answers the first N questions: a line of altitude and
                           azimuth in degrees for each
    time WORKLOAD SECONDS  answers for at least so long: one line, how many
                           answers in how many seconds

A folder holds the questions, a file for each workload.
"""

import os
import sys
import time
from math import degrees


def absent(*packages):
    print("absent", *packages, flush=True)
    sys.exit()


def rows(folder, workload):
    """The questions as tuples: days of TT and of UT1 from J2000.0, latitude
    and longitude in degrees, elevation in metres, number of the body."""
    with open(os.path.join(folder, workload)) as lines:
        for line in lines:
            _, tt, ut1, latitude, longitude, elevation, body = line.split()
            yield (float(tt), float(ut1), float(latitude), float(longitude),
                   float(elevation), int(body))


def serve(version, folder, workloads, chunk, prepare=lambda row: row):
    """Obeys until the orders end. A workload is a function from some
    consecutive questions to their altitudes and azimuths in radians; prepare
    puts a question into the library's own terms before the clock runs."""
    print("ready", version, flush=True)
    questions, cursor = {}, {}
    for order in sys.stdin:
        verb, workload, figure = order.split()
        answer = workloads[workload]
        if workload not in questions:
            questions[workload] = [prepare(row) for row in rows(folder, workload)]
            cursor[workload] = 0
        asked, at = questions[workload], cursor[workload]
        if verb == "places":
            for altitude, azimuth in answer(asked[:int(figure)]):
                print("%.9f %.9f" % (degrees(altitude), degrees(azimuth)))
        else:
            seconds, count, start = float(figure), 0, time.perf_counter()
            while True:
                count += len(answer(asked[at:at + chunk]))
                at = at + chunk if at + chunk < len(asked) else 0
                elapsed = time.perf_counter() - start
                if elapsed >= seconds:
                    break
            cursor[workload] = at
            print(count, elapsed)
        sys.stdout.flush()


def tens(questions):
    """Scenes: the questions ten at a time."""
    return (questions[i:i + 10] for i in range(0, len(questions), 10))
