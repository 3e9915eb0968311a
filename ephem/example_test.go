package ephem_test

import (
	"fmt"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/text"
)

// The transit of Venus of 6 June 2012, seen from Melbourne while Venus stands
// before the Sun.
func Example() {
	epoch, err := ephem.At(time.Date(2012, 6, 6, 1, 30, 0, 0, time.UTC))
	if err != nil {
		fmt.Println(err)
		return
	}
	scene := epoch.From(ephem.Observer{
		Latitude:  unit.AngleFromDeg(-37.820),
		Longitude: unit.AngleFromDeg(144.975),
		Elevation: 31,
	})
	venus, err := scene.Position(ephem.Venus)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("altitude %.2f°, azimuth %.2f°, in %s\n", venus.Altitude.Deg(), venus.Azimuth.Deg(), venus.Constellation)
	fmt.Printf("%.1f′ from the Sun's centre, %.1f″ wide, %.1f %% lit\n",
		venus.Elongation.Min(), venus.Diameter.Sec(), venus.Illuminated*100)
	// Output:
	// altitude 28.28°, azimuth 12.73°, in Taurus
	// 9.5′ from the Sun's centre, 57.8″ wide, 0.0 % lit
}

func ExampleEvents() {
	observer := ephem.Observer{Latitude: unit.AngleFromDeg(78.217), Longitude: unit.AngleFromDeg(15.55)}
	from := time.Date(2026, 6, 21, 0, 0, 0, 0, time.UTC)
	day, err := ephem.Events(observer, ephem.Sun, ephem.Horizon{}, from, from.AddDate(0, 0, 1))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(day.State, "and highest at", text.Clock(day.Transits[0].Time))
	// Output: always up and highest at 11:00
}
