package sky

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"perihelion/app/chart"
	"perihelion/ephem"
	"perihelion/ephem/text"
)

// During is from when to when the body is seen: "22:04–04:14 +1 d".
func (v Visit) During(s Sky) string { return s.during(span{v.From, v.To}) }

// AllNight stands in place of the best time of a body that stays at its altitude.
const AllNight = "all night"

// When is the best time of a visit, with its day: "05:21", "+1 d".
func (v Visit) When(s Sky) (clock, day string) {
	if v.Level {
		return AllNight, ""
	}
	return s.Units.clock(v.Best.In(s.Zone)), later(s.Time, v.Best, s.Zone)
}

// Where is where the body stands at its best: "52° S". One that stays at its altitude goes
// round the whole sky: "52°".
func (v Visit) Where(s Sky) string {
	seen := v.At.Altitude
	if s.Refraction {
		seen = v.At.Refracted
	}
	if v.Level {
		return fmt.Sprintf("%.0f°", seen.Deg())
	}
	return fmt.Sprintf("%.0f° %s", seen.Deg(), text.Compass(v.At.Azimuth))
}

// With is what it takes to see the body.
func (v Visit) With() string {
	if v.Binoculars() {
		return "binoculars"
	}
	return "eye"
}

// Past reports whether the visit is over.
func (v Visit) Past(s Sky) bool { return v.To.Before(s.Time) }

// bars is how many altitudes a Profile has.
const bars = 48

// Profile is the altitude of a body through the night, from sunset to sunrise: of each part
// of the night the altitude in its middle, as a part of 90°, 0 below the horizon, and whether
// the body is seen then.
func (d Day) Profile(v Visit) (heights []float32, seen []bool) {
	whole := v.Night.to.Sub(v.Night.from)
	track := d.Tracks[v.Body]
	for i := range bars {
		at := v.Night.from.Add(whole * time.Duration(2*i+1) / (2 * bars))
		k := int(at.Sub(d.From) / Step)
		height := 0.0
		if k >= 0 && k+1 < len(track) {
			part := float64(at.Sub(d.From)%Step) / float64(Step)
			height = max(0, (track[k].Deg()*(1-part)+track[k+1].Deg()*part)/90)
		}
		heights = append(heights, float32(height))
		seen = append(seen, !at.Before(v.From) && !at.After(v.To))
	}
	return heights, seen
}

// Part is where in the night a time is, from 0 at sunset to 1 at sunrise.
func (v Visit) Part(t time.Time) float32 {
	return float32(float64(t.Sub(v.Night.from)) / float64(v.Night.to.Sub(v.Night.from)))
}

// Listed returns the visits of the bodies that the sky was asked for.
func (n Tonight) Listed(s Sky) []Visit {
	return slices.DeleteFunc(slices.Clone(n.Visits), func(v Visit) bool { return !slices.Contains(s.Asked(), v.Body) })
}

// Notes returns sentences on the night: what is to be seen beside the bodies, what
// disturbs, and which bodies are out of sight.
func (n Tonight) Notes(s Sky) []string {
	if !n.Known() {
		return nil
	}
	var all []string
	for _, e := range n.Encounters {
		when := " at " + s.clock(e.Time)
		if !e.Until.IsZero() {
			when = " " + s.during(span{e.Time, e.Until})
		}
		all = append(all, e.Words+when+".")
	}
	all = append(all, n.disturbs(s))
	if missing := n.missing(s); missing != "" && n.Sun.State != ephem.AlwaysUp {
		all = append(all, missing)
	}
	return all
}

// disturbs is the sentence on the light in the sky: that of the Sun, then the Moon's.
func (n Tonight) disturbs(s Sky) string {
	const thin = 0.1 // of the Moon's disc: a crescent that dims no star
	dark := n.dark(chart.Night)
	twilight := ""
	switch {
	case n.Sun.State == ephem.AlwaysUp:
		return n.byDay()
	case len(n.dark(chart.Nautical)) == 0:
		return "The twilight stays bright all night and hides all but the brightest bodies."
	case len(dark) == 0:
		twilight, dark = "Twilight lasts all night and hides faint bodies. ", n.dark(chart.Nautical)
	}
	var up []span
	for _, v := range n.Visits {
		if both := (span{v.From, v.To}).and(dark[0]); v.Body == ephem.Moon && !both.empty() {
			up = append(up, both)
		}
	}
	var does string
	switch {
	case len(up) == 0:
		does = "is not up while it is dark."
	case n.Lit < thin:
		does = "dims no stars."
	case up[0] == dark[0]:
		does = "dims faint bodies as long as it is dark."
	case up[0].from.Equal(dark[0].from):
		does = "dims faint bodies until " + s.clock(up[0].to) + "."
	default:
		does = "dims faint bodies from " + s.clock(up[0].from) + " on."
	}
	return twilight + n.moon() + ", " + does
}

// byDay is the sentence on a day that does not end.
func (n Tonight) byDay() string {
	moon, venus := slices.Contains(n.Daylit, ephem.Moon), slices.Contains(n.Daylit, ephem.Venus)
	switch {
	case moon && venus:
		return "It stays day: only the Moon and Venus can be found in it."
	case moon:
		return "It stays day: only the Moon can be found in it."
	case venus:
		return "It stays day: only Venus can be found in it."
	}
	return "It stays day: the Moon and Venus are too near the Sun, or too low, to be found in it."
}

// moon is the Moon with its phase: "The Moon, 70 % lit and waning".
func (n Tonight) moon() string {
	way := "waxing"
	if n.Moon.Angle.Deg() > 180 {
		way = "waning"
	}
	return "The Moon, " + text.Percent(n.Lit, 0) + " lit and " + way
}

// missing names the bodies that are out of sight.
func (n Tonight) missing(s Sky) string {
	var names []string
	for _, b := range n.Missing {
		if slices.Contains(s.Asked(), b) {
			names = append(names, b.String())
		}
	}
	switch k := len(names); k {
	case 0:
		return ""
	case 1:
		return names[0] + " is not up, or too low, while it is dark enough to see it."
	default:
		return strings.Join(names[:k-1], ", ") + " and " + names[k-1] + " are not up, or too low, while it is dark enough to see them."
	}
}
