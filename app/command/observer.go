package command

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/soniakeys/unit"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"perihelion/ephem"
	"perihelion/ephem/almanac"
	"perihelion/ephem/field"
	"perihelion/ephem/place"
	"perihelion/ephem/text"
)

// skyFlags are what planets and events ask alike: where the observer stands,
// where his sky ends, and by which clock he lives. They are kept as typed, so
// that every spelling which the window understands is understood here too.
type skyFlags struct {
	flags                       *pflag.FlagSet
	place, lat, lon, elev, zone string
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
	flags.String("eye-height", "", "`metres` of the eye above the sea or a plain, whose horizon lies lower then (default 0)")
	flags.String("pressure", "", "of the observer's air in `hPa`, 0 for none (default that of the standard atmosphere at the elevation, 1010 at sea level)")
	flags.String("temperature", "", "of the observer's air in degrees `Celsius` (default 10)")
	flags.StringVar(&f.zone, "zone", "", "IANA `zone` of the civil day, of the table and of times that do not name theirs, as in Australia/Melbourne or +10:00 (default that of the place, or UTC where none is named)")
}

// sky is what the flags say.
type sky struct {
	observer  ephem.Observer
	horizon   ephem.Horizon
	zone      *time.Location
	place     string        // the name of the observer's place, where he gave one
	others    []place.Place // that are called the same
	zoned     bool          // the zone was named
	isDefault bool          // nobody named an observer, so that it is Greenwich
}

func (f *skyFlags) sky() (s sky, err error) {
	zone := ""
	switch {
	case f.flags.Changed("place"):
		if f.flags.Changed("lat") || f.flags.Changed("lon") {
			return s, field.Errorf("place", "--place gives the latitude and the longitude: leave out --lat and --lon, or --place")
		}
		lat, lon, coordinates, err := text.Pair(f.place)
		if err != nil {
			return s, err
		}
		if coordinates {
			s.observer = ephem.Observer{Latitude: lat, Longitude: lon}
			break
		}
		p, err := place.Named(f.place)
		if err != nil {
			return s, err
		}
		s.place, s.others, zone = p.String(), place.Others(f.place), p.Zone
		s.observer = ephem.Observer{Latitude: p.Latitude, Longitude: p.Longitude, Elevation: p.Elevation}
	default:
		if s.observer, s.isDefault, err = f.coordinates(); err != nil {
			return s, err
		}
	}
	if f.flags.Changed("elevation") {
		if s.observer.Elevation, err = text.ParseElevation(f.elev); err != nil {
			return s, err
		}
	}
	switch {
	case f.flags.Changed("zone"):
		zone, s.zoned = f.zone, true
	case s.isDefault:
		zone = "UTC"
	case zone == "":
		zone = place.ZoneAt(s.observer.Latitude, s.observer.Longitude)
	}
	if s.zone, err = text.Zone(zone); err != nil {
		return s, err
	}
	if err := f.air(&s.observer); err != nil {
		return s, err
	}
	altitude, err := number(f.flags, "horizon", 0, "the skyline's altitude in degrees, such as 5")
	if err != nil {
		return s, err
	}
	s.horizon.Altitude, s.horizon.Centre = unit.AngleFromDeg(altitude), f.centre
	if f.centre && f.flags.Changed("eye-height") {
		return s, field.Errorf("eye-height", "--eye-height lowers a skyline, and --centre takes an altitude as it is: leave out one of them")
	}
	s.horizon.Height, err = number(f.flags, "eye-height", 0, "metres, such as 30")
	return s, err
}

// coordinates reads --lat and --lon; without them it is Greenwich, if nothing
// else was said of the place either.
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
	// What was written wrong comes before what was not written.
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

// air reads --pressure and --temperature. What is given counts for rises and sets
// too.
func (f *skyFlags) air(o *ephem.Observer) (err error) {
	if !f.flags.Changed("pressure") && !f.flags.Changed("temperature") {
		return nil
	}
	o.Pressure, err = number(f.flags, "pressure", ephem.StandardPressure(o.Elevation), "hectopascals, such as 1010, or 0 for no air")
	if err != nil {
		return err
	}
	o.Airless = o.Pressure == 0
	o.Temperature, err = number(f.flags, "temperature", 10, "degrees Celsius, such as 10")
	return err
}

// clock is the zone of times that do not name theirs, nil where nothing says which
// that might be.
func (s sky) clock() *time.Location {
	if s.isDefault && !s.zoned {
		return nil
	}
	return s.zone
}

// label enters in a document what it cannot know of its observer.
func (s sky) label(o *almanac.Observer) {
	o.Place, o.Default = s.place, &s.isDefault
}

// tell says on standard error whose sky it is, where nobody said so or a name
// stands for it.
func (s sky) tell(cmd *cobra.Command) {
	if s.isDefault {
		fmt.Fprintln(cmd.ErrOrStderr(), "observer: Greenwich; --place, or --lat, --lon and --elevation, name another")
	}
	if s.place != "" {
		fmt.Fprintf(cmd.ErrOrStderr(), "observer: %s, zone %s\n", s.place, s.zone)
	}
	if len(s.others) > 0 {
		const most = 3
		var names []string
		for _, p := range s.others[:min(most, len(s.others))] {
			names = append(names, p.String())
		}
		fmt.Fprintf(cmd.ErrOrStderr(), "there is also %s; write more of the name if that is meant\n", strings.Join(names, "; "))
	}
}

// number reads a flag that holds a number in digits; where it was not given it
// is the default. Hexadecimal, infinity and the like are no quantities of the
// sky.
func number(flags *pflag.FlagSet, name string, otherwise float64, write string) (float64, error) {
	flag := flags.Lookup(name)
	if !flag.Changed {
		return otherwise, nil
	}
	typed := flag.Value.String()
	digits := strings.NewReplacer("−", "-", "–", "-").Replace(strings.TrimSpace(typed))
	x, err := strconv.ParseFloat(digits, 64)
	if err != nil || strings.Trim(digits, "+-.0123456789") != "" {
		return 0, field.Errorf(name, "--%s: “%.40s” is not a number in digits; write %s", name, typed, write)
	}
	return x, nil
}

// parseBodies reads the arguments, each body once; nil is all ten.
func parseBodies(names []string) ([]ephem.Body, error) {
	var bodies []ephem.Body
	for _, name := range names {
		b, err := ephem.ParseBody(name)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(bodies, b) {
			bodies = append(bodies, b)
		}
	}
	return bodies, nil
}

// instant parses a flag that holds a time, by the clock of a zone where it does
// not name another, or "now", which is cut to the milliseconds that are worth
// writing.
func instant(flag, value string, zone *time.Location) (time.Time, error) {
	t, err := text.ParseTime(value, time.Now().Truncate(time.Millisecond), zone)
	if err != nil {
		return t, field.Errorf(flag, "--%s: %v", flag, err)
	}
	return t, nil
}
