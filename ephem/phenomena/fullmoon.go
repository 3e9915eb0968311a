package phenomena

import (
	"context"
	"errors"
	"math"
	"slices"
	"time"

	"perihelion/ephem"
)

// NamedMoon is a full Moon with its names, as the head of the package defines them.
type NamedMoon struct {
	Event
	// Names are one or two, as in "Harvest Moon", or "Sturgeon Moon" and "seasonal Blue
	// Moon".
	Names []string
	// Nearness is where the distance lies between those of the apogee (0) and of the
	// perigee (1) between which the full Moon falls. It is NaN where the years of the
	// ephemeris end before one of them.
	Nearness float64
}

// The nearness from which a full Moon is a supermoon, and up to which it is a micromoon.
const (
	supermoon = 0.9
	micromoon = 0.1
)

// Super reports whether it is a supermoon.
func (m NamedMoon) Super() bool { return m.Nearness >= supermoon }

// Micro reports whether it is a micromoon.
func (m NamedMoon) Micro() bool { return m.Nearness <= micromoon }

// namesOfMonths are those of the farmers' almanacs, from January on.
var namesOfMonths = [...]string{
	"Wolf Moon", "Snow Moon", "Worm Moon", "Pink Moon", "Flower Moon", "Strawberry Moon",
	"Buck Moon", "Sturgeon Moon", "Corn Moon", hunters, "Beaver Moon", "Cold Moon",
}

const (
	harvest = "Harvest Moon"
	hunters = "Hunter's Moon"
)

// NamedMoons lists the full Moons from an instant up to another, which is not included, in
// order of time. Months are those of the zone of the span's start. The errors are those of
// Find.
func NamedMoons(ctx context.Context, from, to time.Time) (found []NamedMoon, err error) {
	if err := checked(from, to); err != nil {
		return nil, err
	}
	// What a name depends on is in the season or in the months beside it.
	const beside = 110 * 24 * time.Hour
	around, err := Find(ctx, possible(from.Add(-beside)), possible(to.Add(beside)), []ephem.Body{ephem.Sun, ephem.Moon},
		FullMoon, Perigee, Apogee, MarchEquinox, JuneSolstice, SeptemberEquinox, DecemberSolstice)
	if err != nil {
		return nil, err
	}
	moons := only(around, FullMoon)
	apsides, seasons := only(around, Perigee, Apogee), only(around, MarchEquinox, JuneSolstice, SeptemberEquinox, DecemberSolstice)
	equinoxes := only(around, SeptemberEquinox)
	for i, moon := range moons {
		if moon.Time.Before(from) || !moon.Time.Before(to) {
			continue
		}
		found = append(found, NamedMoon{moon, names(moons, i, equinoxes, seasons), nearness(moon, apsides)})
	}
	return found, nil
}

// possible returns the instant nearest to another for which there are positions.
func possible(t time.Time) time.Time {
	_, err := ephem.At(t)
	if outside, ok := errors.AsType[*ephem.RangeError](err); ok {
		if t.Before(outside.From) {
			return outside.From.In(t.Location())
		}
		return outside.To.Add(-1).In(t.Location())
	}
	return t
}

func only(events []Event, kinds ...Kind) (chosen []Event) {
	for _, e := range events {
		if slices.Contains(kinds, e.Kind) {
			chosen = append(chosen, e)
		}
	}
	return chosen
}

// names returns the names of one of the full Moons.
func names(moons []Event, i int, equinoxes, seasons []Event) (all []string) {
	month := moons[i].Time.Month()
	second := i > 0 && moons[i-1].Time.Month() == month
	switch {
	case isHarvest(moons, i, equinoxes):
		all = append(all, harvest)
	case isHarvest(moons, i-1, equinoxes):
		all = append(all, hunters)
	}
	switch {
	case second:
		return append(all, "Blue Moon")
	case len(all) == 0 || month != time.September && month != time.October:
		all = append(all, namesOfMonths[month-1])
	}
	if thirdOfFour(moons, i, seasons) {
		all = append(all, "seasonal Blue Moon")
	}
	return all
}

// isHarvest reports whether a full Moon is the one nearest to a September equinox.
func isHarvest(moons []Event, i int, equinoxes []Event) bool {
	if i < 0 {
		return false
	}
	for _, e := range equinoxes {
		away := func(k int) time.Duration {
			if k < 0 || k >= len(moons) {
				return math.MaxInt64
			}
			return moons[k].Time.Sub(e.Time).Abs()
		}
		if here := away(i); here < 16*24*time.Hour && here <= away(i-1) && here < away(i+1) {
			return true
		}
	}
	return false
}

// thirdOfFour reports whether a full Moon is the third of four in a season.
func thirdOfFour(moons []Event, i int, seasons []Event) bool {
	for k := range len(seasons) - 1 {
		in := func(j int) bool {
			return j >= 0 && j < len(moons) && !moons[j].Time.Before(seasons[k].Time) && moons[j].Time.Before(seasons[k+1].Time)
		}
		if in(i) {
			return in(i-2) && in(i+1)
		}
	}
	return false
}

// nearness returns where the distance lies between those of the apsides beside.
func nearness(moon Event, apsides []Event) float64 {
	for k := range len(apsides) - 1 {
		if before, after := apsides[k], apsides[k+1]; !before.Time.After(moon.Time) && after.Time.After(moon.Time) {
			far := max(before.Geocentric.Distance, after.Geocentric.Distance)
			near := min(before.Geocentric.Distance, after.Geocentric.Distance)
			return (far - moon.Geocentric.Distance) / (far - near)
		}
	}
	return math.NaN()
}
