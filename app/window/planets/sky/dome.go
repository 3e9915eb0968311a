package sky

import (
	"cmp"
	"math"
	"slices"

	"github.com/soniakeys/unit"

	"perihelion/app/chart"
	"perihelion/ephem"
	"perihelion/ephem/stars"
)

// Behind is what a picture of the sky shows behind the bodies.
type Behind struct{ Stars, Figures, Ecliptic, Path, Names bool }

// Dome is the picture of the whole sky, with the path of the selected body.
func (s Sky) Dome(path []Waypoint, selected ephem.Body, show Behind) (chart.DomeData, error) {
	at := s.Time.In(s.Zone)
	d := chart.DomeData{
		Title: "The sky at " + s.Units.Minute(at) + " on " + s.Calendar.Date(at), Subtitle: Whereabouts(s),
		Caption: "Perihelion. As seen looking up: north above, east at the left, the zenith in the middle; circles at 30° and 60° of altitude. Bodies outside the rim are below the horizon.",
	}
	heavens, err := s.Heavens()
	if err != nil {
		return d, err
	}
	for _, b := range s.All {
		if b.Up || !s.OnlyUp || b.Body == selected {
			d.Bodies = append(d.Bodies, chart.DomeBody{
				Direction: chart.Direction{Altitude: b.Seen, Azimuth: b.Azimuth},
				Body:      b.Body, Up: b.Up, Magnitude: b.Magnitude, Selected: b.Body == selected,
			})
		}
	}
	epoch, err := s.Epoch(s.Time)
	if err != nil {
		return d, err
	}
	sun, err := epoch.From(s.Observer).Position(ephem.Sun)
	if err != nil {
		return d, err
	}
	d.Light = lightOf(sun.Altitude)
	if show.Stars {
		d.Stars = heavens.drawn(d.Light)
	}
	if d.Light > chart.Civil && show.Figures { // no star is seen before
		for _, f := range stars.Figures() {
			d.Lines = append(d.Lines, heavens.lines(f)...)
		}
	}
	if d.Light > chart.Civil && show.Names {
		for _, c := range heavens.Constellations() {
			d.Names = append(d.Names, chart.DomeName{Direction: c.Middle, Name: c.Name})
		}
	}
	if show.Ecliptic {
		d.Ecliptic = directions(heavens.Ecliptic)
	}
	if show.Path {
		for _, w := range path {
			d.Path = append(d.Path, chart.Direction{Altitude: w.Altitude, Azimuth: w.Azimuth})
		}
	}
	return d, nil
}

// lightOf is the light of the sky with the Sun's centre at an altitude.
func lightOf(sun unit.Angle) chart.Shade {
	limits := [...]float64{chart.Daylight: -50. / 60, chart.Civil: -6, chart.Nautical: -12, chart.Astronomical: -18}
	for shade, limit := range limits {
		if sun.Deg() >= limit {
			return chart.Shade(shade)
		}
	}
	return chart.Night
}

// drawn are the stars that a picture shows in a light, with the names of the brightest.
func (h Heavens) drawn(light chart.Shade) (all []chart.DomeStar) {
	faintest := [...]float64{chart.Daylight: -9, chart.Civil: 0, chart.Nautical: 2.5, chart.Astronomical: 4, chart.Night: 4.8}[light]
	const named = 1.3
	for i, s := range Catalogue() {
		if s.Magnitude > faintest {
			break
		}
		star := chart.DomeStar{Direction: directions(h.Stars[i : i+1])[0], Magnitude: s.Magnitude}
		if s.Magnitude < named {
			star.Name = s.Proper
		}
		all = append(all, star)
	}
	return all
}

// lines are those of a constellation's figure.
func (h Heavens) lines(f stars.Figure) (lines [][]chart.Direction) {
	for _, line := range f.Lines {
		var all []chart.Direction
		for _, i := range line {
			all = append(all, directions(h.Stars[i:i+1])...)
		}
		lines = append(lines, all)
	}
	return lines
}

// Constellation is where the figure of a constellation stands in a sky.
type Constellation struct {
	Name      string          // the IAU's, as in "Ursa Major"
	Middle    chart.Direction // of its stars
	Brightest float64         // magnitude of the brightest of them
}

// Constellations returns the constellations, those with the brightest stars first. The
// Serpent is there twice, with its head and its tail.
func (h Heavens) Constellations() []Constellation {
	var all []Constellation
	for _, f := range stars.Figures() {
		var x, y, z float64
		brightest := math.Inf(1)
		for _, line := range f.Lines {
			for _, i := range line {
				brightest = min(brightest, Catalogue()[i].Magnitude)
				sa, ca := math.Sincos(h.Stars[i].Altitude.Rad())
				sz, cz := math.Sincos(h.Stars[i].Azimuth.Rad())
				x, y, z = x+ca*cz, y+ca*sz, z+sa
			}
		}
		middle := chart.Direction{Altitude: unit.Angle(math.Atan2(z, math.Hypot(x, y))), Azimuth: unit.Angle(math.Atan2(y, x))}
		all = append(all, Constellation{f.Constellation, middle, brightest})
	}
	slices.SortStableFunc(all, func(a, b Constellation) int { return cmp.Compare(a.Brightest, b.Brightest) })
	return all
}

func directions(places []ephem.StarPlace) []chart.Direction {
	all := make([]chart.Direction, len(places))
	for i, p := range places {
		all[i] = chart.Direction{Altitude: p.Altitude, Azimuth: p.Azimuth}
	}
	return all
}
