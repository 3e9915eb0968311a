package ephem_test

import (
	"fmt"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/text"
)

// dynamical returns the civil time of an instant that a book gives in
// Terrestrial Time, in a year with so many leap seconds.
func dynamical(year int, month time.Month, day, leaps int) time.Time {
	const ttMinusTAI = 32_184 * time.Millisecond
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Add(-ttMinusTAI - time.Duration(leaps)*time.Second)
}

// Meeus, Astronomical Algorithms, example 25.b: the apparent place of the Sun on
// 13 October 1992 at 0h TD, 13h13m30.75s, −7°47′01.7″, at 0.9976085 au.
func ExampleEpoch_Geocentric_sun() {
	epoch, err := ephem.At(dynamical(1992, time.October, 13, 27))
	if err != nil {
		fmt.Println(err)
		return
	}
	sun, err := epoch.Geocentric(ephem.Sun)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(text.HMS(sun.RA), text.SignedDMS(sun.Dec))
	fmt.Printf("λ %.4f°, %.6f au\n", sun.EclipticLongitude.Deg(), sun.Distance)
	// Output:
	// 13h 13m 30.8s −07° 47′ 02″
	// λ 199.9060°, 0.997609 au
}

// Meeus, example 33.a: the apparent place of Venus on 20 December 1992 at 0h TD,
// 21h04m41.454s, −18°53′16.84″; and 41.a, its phase: cos i = 0.29312, k = 0.647.
func ExampleEpoch_Geocentric_venus() {
	epoch, err := ephem.At(dynamical(1992, time.December, 20, 27))
	if err != nil {
		fmt.Println(err)
		return
	}
	venus, err := epoch.From(ephem.Greenwich()).Position(ephem.Venus)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(text.HMS(venus.Geocentric.RA), text.SignedDMS(venus.Geocentric.Dec))
	fmt.Printf("%.5f au, %.3f lit, phase angle %.1f°\n",
		venus.Geocentric.Distance, venus.Illuminated, venus.PhaseAngle.Deg())
	fmt.Printf("%.1f° %s of the Sun\n", venus.Geocentric.Elongation.Deg(), venus.Side)
	// Output:
	// 21h 04m 41.5s −18° 53′ 17″
	// 0.91095 au, 0.647 lit, phase angle 73.0°
	// 44.8° east of the Sun
}

// Meeus, example 47.a: the Moon on 12 April 1992 at 0h TD, λ = 133°10′00″,
// β = −3°13′45″ by the full theory that his chapter shortens. The distance is to
// where the Moon was when its light left, while the Earth went on by 38 km.
func ExampleEpoch_Geocentric_moon() {
	epoch, err := ephem.At(dynamical(1992, time.April, 12, 26))
	if err != nil {
		fmt.Println(err)
		return
	}
	moon, err := epoch.Geocentric(ephem.Moon)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("λ %s, β %s\n", text.SignedDMS(moon.EclipticLongitude), text.SignedDMS(moon.EclipticLatitude))
	fmt.Printf("RA %s, Dec %s, %.0f km\n", text.HMS(moon.RA), text.SignedDMS(moon.Dec), moon.Distance*ephem.KmPerAU)
	// Output:
	// λ +133° 10′ 00″, β −03° 13′ 45″
	// RA 08h 58m 45.1s, Dec +13° 46′ 06″, 368439 km
}

// Meeus, example 40.a: Mars near its closest approach, on 28 August 2003 at
// 3h17m UT from Palomar, is seen at 22h38m08.5s, −15°46′30″: 1.3s and 14″ from
// where the Earth's centre sees it.
func ExampleScene_Position() {
	epoch, err := ephem.At(time.Date(2003, 8, 28, 3, 17, 0, 0, time.UTC))
	if err != nil {
		fmt.Println(err)
		return
	}
	palomar := ephem.Observer{
		Latitude:  unit.AngleFromDeg(33.356),
		Longitude: unit.AngleFromDeg(-116.8625),
		Elevation: 1706,
	}
	mars, err := epoch.From(palomar).Position(ephem.Mars)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(text.HMS(mars.RA), text.SignedDMS(mars.Dec))
	fmt.Println(text.HMS(mars.Geocentric.RA), text.SignedDMS(mars.Geocentric.Dec))
	fmt.Printf("%.5f au, magnitude %.1f, %.1f″ wide, in %s\n", mars.Distance, mars.Magnitude, mars.Diameter.Sec(), mars.Constellation)
	// Output:
	// 22h 38m 08.6s −15° 46′ 30″
	// 22h 38m 07.3s −15° 46′ 16″
	// 0.37275 au, magnitude -2.9, 25.1″ wide, in Aquarius
}

// Meeus, example 13.b: Venus from the U.S. Naval Observatory on 10 April 1987 at
// 19h21m00s UT stands 15.1249° high, 68.0337° from south towards west.
func ExampleTrack() {
	washington := ephem.Observer{
		Latitude:  unit.AngleFromDeg(38 + 55.0/60 + 17.0/3600),
		Longitude: -unit.AngleFromDeg(77 + 3.0/60 + 56.0/3600),
	}
	tracker, err := ephem.Track(washington, ephem.Venus)
	if err != nil {
		fmt.Println(err)
		return
	}
	for minute := range 3 {
		place, err := tracker.At(time.Date(1987, 4, 10, 19, 21+minute, 0, 0, time.UTC))
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("19:%d  altitude %.2f°, azimuth %.2f°\n", 21+minute, place.Altitude.Deg(), place.Azimuth.Deg())
	}
	// Output:
	// 19:21  altitude 15.12°, azimuth 248.03°
	// 19:22  altitude 14.94°, azimuth 248.21°
	// 19:23  altitude 14.76°, azimuth 248.39°
}

// Meeus, example 15.a: Venus on 20 March 1988 from Boston sets at 2h55m, rises
// at 12h25m and transits at 19h41m UT.
func ExampleEvents_venus() {
	boston := ephem.Observer{
		Latitude:  unit.AngleFromDeg(42 + 20.0/60),
		Longitude: -unit.AngleFromDeg(71 + 5.0/60),
	}
	from := time.Date(1988, 3, 20, 0, 0, 0, 0, time.UTC)
	day, err := ephem.Events(boston, ephem.Venus, ephem.Horizon{}, from, from.AddDate(0, 0, 1))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range day.Sets {
		fmt.Printf("sets %s at azimuth %.0f°\n", text.Clock(e.Time), e.Azimuth.Deg())
	}
	for _, e := range day.Rises {
		fmt.Printf("rises %s at azimuth %.0f°\n", text.Clock(e.Time), e.Azimuth.Deg())
	}
	for _, e := range day.Transits {
		fmt.Printf("transits %s, %.1f° high\n", text.Clock(e.Time), e.Altitude.Deg())
	}
	// Output:
	// sets 02:55 at azimuth 296°
	// rises 12:25 at azimuth 64°
	// transits 19:41, 66.4° high
}

// Meeus, example 16.a: the lower limb of the Sun, seen 30′ high, is 28.754′ lower
// without the air.
func ExampleRefractedAltitude() {
	airless := unit.AngleFromMin(30 - 28.754)
	seen := ephem.RefractedAltitude(airless, 1010, 10)
	fmt.Printf("%.1f′\n", seen.Min())
	// Output: 30.0′
}

// The night of Meeus's example 48.a: 12 April 1992, the Moon 68 % lit.
func ExampleMoonPhase() {
	phase, err := ephem.MoonPhase(dynamical(1992, time.April, 12, 26))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s, %.1f days old, %.1f° from the Sun\n", phase.Name, phase.Age.Hours()/24, phase.Angle.Deg())
	// Output: Waxing Gibbous, 8.8 days old, 110.8° from the Sun
}

// With another ΔT the body stands elsewhere in its orbit, and where civil time is
// UTC the Earth has turned less: by 15″ a second.
func ExampleAtDeltaT() {
	when := time.Date(2050, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, seconds := range []float64{71.4, 93} {
		epoch, err := ephem.AtDeltaT(when, seconds)
		if err != nil {
			fmt.Println(err)
			return
		}
		moon, err := epoch.Geocentric(ephem.Moon)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("ΔT %.1f s: the Moon at %.4f°\n", epoch.DeltaT(), moon.EclipticLongitude.Deg())
	}
	// Output:
	// ΔT 71.4 s: the Moon at 18.6759°
	// ΔT 93.0 s: the Moon at 18.6793°
}
