package command

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/soniakeys/unit"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"perihelion/assets/field"
	"perihelion/ephem"
	"perihelion/ephem/almanac"
	"perihelion/ephem/gazetteer"
	"perihelion/ephem/stars"
	"perihelion/ephem/text"
)

// skyFlags are the flags that the commands of the sky share: the observer, the horizon
// and the zone. They are kept as typed, so that every spelling which the window
// understands is understood here too.
type skyFlags struct {
	flags                       *pflag.FlagSet
	place, lat, lon, elev, zone string
	calendar                    string
	centre                      bool
}

func (f *skyFlags) add(flags *pflag.FlagSet) {
	f.flags = flags
	flags.StringVar(&f.place, "place", "", "`city` or observatory, or both coordinates, instead of --lat and --lon; a city sets the elevation, where it is known, and the zone")
	flags.StringVar(&f.lat, "lat", "", "`latitude` in degrees, north positive: -39.754 or 39°45'14\"S; or both coordinates: \"-39.754, 145.051\"")
	flags.StringVar(&f.lon, "lon", "", "`longitude` in degrees, east positive: 145.051 or 145°3'4\"E")
	flags.StringVar(&f.elev, "elevation", "", "height in `metres` above sea level; strictly, above the WGS84 ellipsoid (default 0)")
	flags.String("horizon", "", "altitude in `degrees` of the skyline at which bodies rise and set (default 0)")
	flags.BoolVar(&f.centre, "centre", false, "take --horizon for the altitude of a body's centre without refraction, as in --horizon -4 --centre")
	flags.String("eye-height", "", "`metres` of the eye above the sea or a plain, which lower the horizon (default 0)")
	flags.String("pressure", "", "of the observer's air in `hPa`, 0 for none (default that of the standard atmosphere at the elevation, 1010 at sea level)")
	flags.String("temperature", "", "of the observer's air in degrees `Celsius` (default 10)")
	flags.String("polar-motion", "", "place of the Earth's pole, `x,y` in arcseconds, as the IERS publishes it, such as 0.11,0.35 (default none: it moves altitudes by up to 0.6″)")
	flags.StringVar(&f.zone, "zone", "", "IANA `zone` of the civil day, of the table and of times without a zone, as in Australia/Melbourne or +10:00 (default: the zone of the place; for the default place UTC, and times that are typed have to name theirs)")
	flags.StringVar(&f.calendar, "calendar", text.Historic.String(), "of dates that are typed and shown: `auto` (Julian before 15 October 1582), gregorian or julian; times in RFC 3339 (2026-11-22T12:00:00Z), in JSON and CSV are Gregorian in all years")
}

// asked is the question of the flags, without a time and bodies, and how it came
// about.
type asked struct {
	almanac.Question
	others    []gazetteer.Place // that have the same name as the observer's
	zoned     bool              // the zone was named
	isDefault bool              // nobody named an observer, so that it is Greenwich
}

// question reads the flags.
func (f *skyFlags) question() (q asked, err error) {
	zone := ""
	if f.flags.Changed("place") {
		zone, err = f.named(&q)
	} else {
		q.Observer, q.isDefault, err = f.coordinates()
	}
	if err != nil {
		return q, err
	}
	if f.flags.Changed("elevation") {
		if q.Observer.Elevation, err = text.ParseElevation(f.elev); err != nil {
			return q, err
		}
	}
	switch {
	case f.flags.Changed("zone"):
		zone, q.zoned = f.zone, true
	case q.isDefault:
		zone = "UTC"
	case zone == "":
		zone = gazetteer.ZoneAt(q.Observer.Latitude, q.Observer.Longitude)
	}
	if q.Zone, err = text.Zone(zone); err != nil {
		return q, err
	}
	if q.Calendar, err = text.ParseCalendar(f.calendar); err != nil {
		return q, err
	}
	if f.flags.Changed("polar-motion") {
		if q.Observer.Pole, err = text.ParsePole(f.flags.Lookup("polar-motion").Value.String()); err != nil {
			return q, err
		}
	}
	if q.Observer, err = f.air(q.Observer); err != nil {
		return q, err
	}
	q.Horizon, err = f.horizon()
	return q, err
}

// instantFlags are the flags of the commands of one instant: skyFlags, the instant, ΔT and
// the air.
type instantFlags struct {
	skyFlags
	when       string
	refraction bool
}

func (f *instantFlags) add(flags *pflag.FlagSet) {
	f.skyFlags.add(flags)
	flags.StringVar(&f.when, "time", "now", "`instant`: as in 2026-11-22T12:00:00Z or, by the clock of the place or of --zone, 2026-11-22 23:00, tomorrow 9pm; JD 2461367, @1795348800, or now")
	flags.BoolVar(&f.refraction, "refraction", true, "give the altitude as seen through the air, too")
	deltaTFlag(flags)
}

// question reads the flags, the time and ΔT among them.
func (f *instantFlags) question() (q asked, err error) {
	if q, err = f.skyFlags.question(); err != nil {
		return q, err
	}
	if q.Time, err = instant("time", f.when, q.Calendar, q.clock()); err != nil {
		return q, err
	}
	q.DeltaT, err = givenDeltaT(f.flags)
	return q, err
}

// named reads --place: coordinates, or the name of a place; it returns the zone of a
// named place.
func (f *skyFlags) named(q *asked) (zone string, err error) {
	if f.flags.Changed("lat") || f.flags.Changed("lon") {
		return "", field.Errorf("place", "--place gives the latitude and the longitude: leave out --lat and --lon, or --place")
	}
	lat, lon, coordinates, err := text.Pair(f.place)
	if err != nil {
		return "", err
	}
	if coordinates {
		q.Observer = ephem.Observer{Latitude: lat, Longitude: lon}
		return "", nil
	}
	p, err := gazetteer.Named(f.place)
	if err != nil {
		return "", err
	}
	q.Place, q.others = p.String(), gazetteer.Others(f.place)
	q.Observer = ephem.Observer{Latitude: p.Latitude, Longitude: p.Longitude, Elevation: p.Elevation}
	return p.Zone, nil
}

// coordinates reads --lat and --lon; without them, and without --elevation, it is
// Greenwich.
func (f *skyFlags) coordinates() (o ephem.Observer, isDefault bool, err error) {
	lat, lon := f.flags.Changed("lat"), f.flags.Changed("lon")
	if !lat && !lon && !f.flags.Changed("elevation") {
		return ephem.Greenwich(), true, nil
	}
	if lat && !lon {
		var both bool
		if o.Latitude, o.Longitude, both, err = text.Pair(f.lat); both {
			return o, false, err
		}
	}
	// A wrong value is reported before a missing one.
	if lat {
		if o.Latitude, err = text.ParseLatitude(f.lat); err != nil {
			return o, false, err
		}
	}
	if lon {
		if o.Longitude, err = text.ParseLongitude(f.lon); err != nil {
			return o, false, err
		}
	}
	switch {
	case !lat:
		return o, false, field.Errorf("lat", "the latitude is missing: add --lat with degrees north, as in --lat -39.754")
	case !lon:
		return o, false, field.Errorf("lon", "the longitude is missing: add --lon with degrees east, as in --lon 145.051")
	}
	return o, false, nil
}

// air reads --pressure and --temperature. The air that is given counts for rises and
// sets too.
func (f *skyFlags) air(o ephem.Observer) (ephem.Observer, error) {
	pressure, err := number(f.flags, "pressure", math.NaN(), "hectopascals, such as 1010, or 0 for no air")
	if err != nil {
		return o, err
	}
	temperature, err := number(f.flags, "temperature", math.NaN(), "degrees Celsius, such as 10")
	return o.WithAir(pressure, temperature), err
}

// horizon reads --horizon, --centre and --eye-height.
func (f *skyFlags) horizon() (h ephem.Horizon, err error) {
	altitude, err := number(f.flags, "horizon", 0, "the skyline's altitude in degrees, such as 5")
	if err != nil {
		return h, err
	}
	h.Altitude, h.Centre = unit.AngleFromDeg(altitude), f.centre
	if f.centre && f.flags.Changed("eye-height") {
		return h, field.Errorf("eye-height", "--eye-height lowers a skyline, and --centre takes an altitude as it is: leave out one of them")
	}
	h.Height, err = number(f.flags, "eye-height", 0, "metres, such as 30")
	return h, err
}

// clock is the zone of times that do not name theirs, nil where none can be assumed.
func (q asked) clock() *time.Location {
	if q.isDefault && !q.zoned {
		return nil
	}
	return q.Zone
}

// report names the observer on standard error, where it is the default one or was
// given by a name.
func (q asked) report(cmd *cobra.Command) {
	if q.isDefault {
		fmt.Fprintln(cmd.ErrOrStderr(), "observer: Greenwich; --place, or --lat, --lon and --elevation, name another")
	}
	if q.Place != "" {
		fmt.Fprintf(cmd.ErrOrStderr(), "observer: %s, zone %s\n", q.Place, q.Zone)
	}
	if len(q.others) > 0 {
		const most = 3
		var names []string
		for _, p := range q.others[:min(most, len(q.others))] {
			names = append(names, p.String())
		}
		fmt.Fprintf(cmd.ErrOrStderr(), "there is also %s; write more of the name to choose it\n", strings.Join(names, "; "))
	}
}

// number reads a flag that holds a number in digits; where it was not given it
// is the default.
func number(flags *pflag.FlagSet, name string, otherwise float64, write string) (float64, error) {
	flag := flags.Lookup(name)
	if !flag.Changed {
		return otherwise, nil
	}
	typed := flag.Value.String()
	x, ok := text.ParseNumber(typed)
	if !ok {
		return 0, field.Errorf(name, "--%s: “%.40s” is not a number in digits; write %s", name, typed, write)
	}
	return x, nil
}

// deltaTFlag adds --delta-t.
func deltaTFlag(flags *pflag.FlagSet) {
	flags.String("delta-t", "", "`seconds` of TT − UT1 for the positions instead of the program's own")
}

// givenDeltaT reads --delta-t.
func givenDeltaT(flags *pflag.FlagSet) (d almanac.DeltaT, err error) {
	d.Given = flags.Changed("delta-t")
	d.Seconds, err = number(flags, "delta-t", 0, "the seconds of TT − UT1, such as 69.1")
	return d, err
}

// parseBodies reads the arguments, each body once; nil is all ten.
func parseBodies(names []string) ([]ephem.Body, error) {
	var bodies []ephem.Body
	for _, name := range names {
		b, err := ephem.ParseBody(name)
		if s, known := stars.Named(name); err != nil && known == nil {
			return nil, field.Errorf("name", "“%.40s” is a star: write perihelion stars %q", name, s.Name)
		}
		if err != nil {
			return nil, err
		}
		if !slices.Contains(bodies, b) {
			bodies = append(bodies, b)
		}
	}
	return bodies, nil
}

// instant parses a flag that holds a time, in a calendar and by the clock of a zone where it
// does not name others, or "now", which is cut to the milliseconds that are worth
// writing.
func instant(flag, value string, calendar text.Calendar, zone *time.Location) (time.Time, error) {
	t, err := calendar.ParseTime(value, time.Now().Truncate(time.Millisecond), zone)
	if err != nil {
		return t, field.Errorf(flag, "--%s: %v", flag, err)
	}
	return t, nil
}
