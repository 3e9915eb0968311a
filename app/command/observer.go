package command

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"perihelion/ephem"
	"perihelion/ephem/field"
	"perihelion/ephem/text"
)

// observerFlags are --lat, --lon and --elevation, kept as typed so that every
// spelling which the window understands is understood here too.
type observerFlags struct {
	flags          *pflag.FlagSet
	lat, lon, elev string
}

func (o *observerFlags) add(flags *pflag.FlagSet) {
	o.flags = flags
	flags.StringVar(&o.lat, "lat", "", "`latitude` in degrees, north positive: -39.754 or 39°45'14\"S")
	flags.StringVar(&o.lon, "lon", "", "`longitude` in degrees, east positive: 145.051 or 145°3'4\"E")
	flags.StringVar(&o.elev, "elevation", "", "`height` in metres above the ellipsoid (default 0)")
}

// observer returns the place that the flags describe; without any of them it is
// Greenwich, and isDefault says so.
func (o *observerFlags) observer() (observer ephem.Observer, isDefault bool, err error) {
	lat, lon, elev := o.flags.Changed("lat"), o.flags.Changed("lon"), o.flags.Changed("elevation")
	switch {
	case !lat && !lon && !elev:
		return ephem.Greenwich(), true, nil
	case !lat:
		return observer, false, field.Errorf("lat", "the latitude is missing: add --lat with degrees north, as in --lat -39.754")
	case !lon:
		return observer, false, field.Errorf("lon", "the longitude is missing: add --lon with degrees east, as in --lon 145.051")
	}
	if observer.Latitude, err = text.ParseLatitude(o.lat); err != nil {
		return observer, false, err
	}
	if observer.Longitude, err = text.ParseLongitude(o.lon); err != nil {
		return observer, false, err
	}
	if elev {
		if observer.Elevation, err = text.ParseElevation(o.elev); err != nil {
			return observer, false, err
		}
	}
	return observer, false, observer.Validate()
}

// tellDefault says whose sky it is where nobody said so.
func tellDefault(cmd *cobra.Command, isDefault bool) {
	if isDefault {
		fmt.Fprintln(cmd.ErrOrStderr(), "observer: Greenwich; --lat, --lon and --elevation name another")
	}
}

// instant parses a flag that holds RFC 3339 or "now".
func instant(flag, value string) (time.Time, error) {
	t, err := text.ParseTime(value, time.Now())
	if err != nil {
		return t, field.Errorf(flag, "--%s: %v", flag, err)
	}
	return t, nil
}
