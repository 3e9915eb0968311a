package eclipse_test

import (
	"context"
	"fmt"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/eclipse"
)

func ExampleFind() {
	from := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	found, err := eclipse.Find(context.Background(), from, from.AddDate(2, 0, 0))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range found {
		fmt.Printf("%s  %-23s  gamma %+.2f  magnitude %+.2f\n", e.Greatest.Format("2006 Jan 02 15:04"), e, e.Gamma, e.Magnitude)
	}
	// Output:
	// 2026 Feb 17 12:11  annular solar eclipse    gamma -0.97  magnitude +0.96
	// 2026 Mar 03 11:33  total lunar eclipse      gamma -0.38  magnitude +1.15
	// 2026 Aug 12 17:45  total solar eclipse      gamma +0.90  magnitude +1.04
	// 2026 Aug 28 04:12  partial lunar eclipse    gamma +0.50  magnitude +0.93
	// 2027 Feb 06 15:59  annular solar eclipse    gamma -0.30  magnitude +0.93
	// 2027 Feb 20 23:12  penumbral lunar eclipse  gamma -1.05  magnitude -0.06
	// 2027 Jul 18 16:03  penumbral lunar eclipse  gamma -1.58  magnitude -1.07
	// 2027 Aug 02 10:06  total solar eclipse      gamma +0.14  magnitude +1.08
	// 2027 Aug 17 07:13  penumbral lunar eclipse  gamma +1.28  magnitude -0.53
}

// The eclipse of 12 August 2026 from Burgos in Spain.
func ExampleEclipse_From() {
	from := time.Date(2026, 8, 12, 0, 0, 0, 0, time.UTC)
	found, err := eclipse.Find(context.Background(), from, from.AddDate(0, 0, 1))
	if err != nil {
		fmt.Println(err)
		return
	}
	burgos := ephem.Observer{Latitude: unit.AngleFromDeg(42.34), Longitude: unit.AngleFromDeg(-3.70), Elevation: 860}
	c, err := found[0].From(burgos)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(c.Kind, c.Duration.Round(time.Second))
	for _, v := range c.Views {
		fmt.Printf("%-8s %s  Sun at %4.1f°, %3.0f %% of it covered, up: %v\n",
			v.Phase, v.Time.Format("15:04"), v.Altitude.Deg(), 100*v.Obscuration, v.Up)
	}
	// Output:
	// total 1m44s
	// C1       17:33  Sun at 18.4°,   0 % of it covered, up: true
	// C2       18:28  Sun at  8.3°, 100 % of it covered, up: true
	// maximum  18:29  Sun at  8.2°, 100 % of it covered, up: true
	// C3       18:30  Sun at  8.0°, 100 % of it covered, up: true
	// set      19:20  Sun at -0.8°,   1 % of it covered, up: true
	// C4       19:21  Sun at -1.1°,   0 % of it covered, up: false
}
