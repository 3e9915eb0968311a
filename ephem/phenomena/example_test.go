package phenomena_test

import (
	"context"
	"fmt"
	"time"

	"github.com/soniakeys/meeus/v3/julian"

	"perihelion/ephem"
	"perihelion/ephem/phenomena"
)

// The days around the eclipse of the Sun of 12 August 2026: the Moon is new and
// comes to its node a few hours later.
func ExampleFind() {
	from := time.Date(2026, 8, 10, 0, 0, 0, 0, time.UTC)
	events, err := phenomena.Find(context.Background(), from, from.AddDate(0, 0, 7), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range events {
		fmt.Println(e.Time.Round(time.Minute).Format("02 Jan 15:04"), e)
	}
	// Output:
	// 10 Aug 11:10 Moon at perigee, 363,265 km
	// 12 Aug 17:37 New Moon
	// 13 Aug 09:57 Moon at descending node, 149.8°
	// 14 Aug 09:13 Mercury at perihelion, 0.30750 au
	// 15 Aug 06:32 Venus at greatest elongation east, 45.9°
}

// Examples 27.b, 49.a and 49.b of Meeus, Astronomical Algorithms: the solstice
// of June 1962 (21h 24m 42s), the new moon of February 1977 (3h 37m 40s by the
// complete theory) and the last quarter of January 2044 (23h 48m), in dynamical
// time.
func ExampleFind_meeus() {
	for _, x := range []struct {
		year  int
		month time.Month
		body  ephem.Body
		kind  phenomena.Kind
	}{
		{1962, time.June, ephem.Sun, phenomena.JuneSolstice},
		{1977, time.February, ephem.Moon, phenomena.NewMoon},
		{2044, time.January, ephem.Moon, phenomena.LastQuarter},
	} {
		from := time.Date(x.year, x.month, 1, 0, 0, 0, 0, time.UTC)
		events, err := phenomena.Find(context.Background(), from, from.AddDate(0, 1, 0), []ephem.Body{x.body}, x.kind)
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, e := range events {
			epoch, err := ephem.At(e.Time)
			if err != nil {
				fmt.Println(err)
				return
			}
			dynamical := julian.JDToTime(epoch.TT())
			fmt.Println(e, dynamical.Round(time.Minute).Format("2006 January 2, 15:04"))
		}
	}
	// Output:
	// June solstice 1962 June 21, 21:25
	// New Moon 1977 February 18, 03:38
	// Last Quarter 2044 January 21, 23:48
}

// The perihelion of the Earth, which the Naval Observatory has at 17:16.
func ExampleEvent_Figure() {
	from := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	events, err := phenomena.Find(context.Background(), from, from.AddDate(0, 1, 0), []ephem.Body{ephem.Sun}, phenomena.Perihelion)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range events {
		f := e.Figure()
		fmt.Printf("%s: %s %.7f %s\n", e.Time.Round(time.Minute).Format("2 January 15:04"), f.Name, f.Value, f.Unit)
	}
	// Output:
	// 3 January 17:16: distance from the Sun 0.9833021 au
}
