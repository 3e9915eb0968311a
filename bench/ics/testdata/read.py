"""Writes the events of a calendar file, as icalendar or as vobject reads them, one JSON array a line.

Usage: read.py icalendar|vobject FILE
"""

import json
import sys
from datetime import timezone


def utc(value):
    """Returns a time as RFC 3339 in UTC, "" where there is none."""
    return value.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ") if value else ""


def by_icalendar(content):
    """Yields the events that icalendar finds."""
    import icalendar

    for event in icalendar.Calendar.from_ical(content).walk("VEVENT"):
        end = event.get("DTEND")
        geo = event["GEO"]
        yield [
            str(event["UID"]), utc(event["DTSTART"].dt), utc(end and end.dt), str(event["SUMMARY"]), str(event["LOCATION"]),
            str(event.get("DESCRIPTION", "")), event["CATEGORIES"].to_ical().decode(), geo.latitude, geo.longitude,
            str(event["TRANSP"]),
        ]


def by_vobject(content):
    """Yields the events that vobject finds."""
    import vobject

    for event in vobject.readOne(content.decode()).vevent_list:
        def text(name):
            return getattr(event, name).value if hasattr(event, name) else ""

        latitude, longitude = event.geo.value.split(";")
        yield [
            event.uid.value, utc(event.dtstart.value), utc(text("dtend")), event.summary.value, event.location.value,
            text("description"), ",".join(event.categories.value), float(latitude), float(longitude), event.transp.value,
        ]


with open(sys.argv[2], "rb") as file:
    READ = {"icalendar": by_icalendar, "vobject": by_vobject}[sys.argv[1]]
    for line in READ(file.read()):
        print(json.dumps(line))
