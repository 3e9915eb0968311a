package almanac

import (
	"context"
	"slices"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
)

// hourLimits are the altitudes of the Sun's centre between the blue hour, the golden hour
// and the day, as photographers have them, degrees.
var hourLimits = [...]float64{-6, -4, 6}

// sunAltitudes returns the altitudes of the Sun's centre that are asked for: those of the
// golden and the blue hour where none is named.
func (s Span) sunAltitudes() []unit.Angle {
	if len(s.SunAltitudes) > 0 {
		return s.SunAltitudes
	}
	var limits []unit.Angle
	for _, deg := range hourLimits {
		limits = append(limits, unit.AngleFromDeg(deg))
	}
	return limits
}

// hours lists when the Sun's centre passes altitudes, without refraction.
func (s Span) hours(ctx context.Context, wanted []Kind) (found []Happening, err error) {
	if !slices.Contains(wanted, Hours) || !slices.Contains(s.Bodies, ephem.Sun) {
		return nil, nil
	}
	for _, altitude := range s.sunAltitudes() {
		horizon := ephem.Horizon{Altitude: altitude, Centre: true}
		err := s.months(ctx, func(from, to time.Time) error {
			day, err := ephem.Events(s.Observer, ephem.Sun, horizon, from, to)
			for _, e := range day.Rises {
				found = append(found, passage(e, altitude, "rising"))
			}
			for _, e := range day.Sets {
				found = append(found, passage(e, altitude, "sinking"))
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

// passage is the Sun's passage through an altitude.
func passage(e ephem.Event, altitude unit.Angle, motion string) Happening {
	at := figure(round(altitude.Deg(), 6)) + "°"
	summary := "Sun " + motion + " through " + at
	if name := hourName(altitude, motion == "rising"); name != "" {
		summary += ": " + name
	}
	return Happening{
		Time: second(e.Time), Body: ephem.Sun.Key(), Event: motion + " through " + at, Kind: Hours, Summary: summary,
		Azimuth: existing(e.Azimuth.Deg(), 4), Altitude: existing(e.Altitude.Deg(), 4),
	}
}

// hourName returns which of the photographers' hours begin or end at an altitude; empty
// where none does.
func hourName(altitude unit.Angle, rising bool) string {
	names := [...][2]string{
		{"blue hour begins", "blue hour ends"},
		{"blue hour ends, golden hour begins", "golden hour ends, blue hour begins"},
		{"golden hour ends", "golden hour begins"},
	}
	for i, deg := range hourLimits {
		switch {
		case altitude != unit.AngleFromDeg(deg):
		case rising:
			return names[i][0]
		default:
			return names[i][1]
		}
	}
	return ""
}
