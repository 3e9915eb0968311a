package phenomena

import (
	"math"
	"testing"
	"time"

	"github.com/soniakeys/meeus/v3/apsis"
	"github.com/soniakeys/meeus/v3/base"
	"github.com/soniakeys/meeus/v3/moonmaxdec"
	"github.com/soniakeys/meeus/v3/moonnode"
	"github.com/soniakeys/meeus/v3/moonphase"
	"github.com/soniakeys/meeus/v3/perihelion"
	"github.com/soniakeys/meeus/v3/planetary"
	"github.com/soniakeys/meeus/v3/solstice"
	"github.com/soniakeys/unit"

	"perihelion/ephem"
)

// The short series of Meeus, Astronomical Algorithms, share nothing with this package.
// The minutes are the largest errors in 200 years; the errors of the Moon's declination
// drift, by 10 minutes at most around 2000.
var meeus = []struct {
	body    ephem.Body
	kind    Kind
	jde     func(year float64) float64
	minutes float64
}{
	{ephem.Moon, NewMoon, moonphase.New, 0.5},
	{ephem.Moon, FirstQuarter, moonphase.First, 0.5},
	{ephem.Moon, FullMoon, moonphase.Full, 0.5},
	{ephem.Moon, LastQuarter, moonphase.Last, 0.5},
	{ephem.Moon, Perigee, apsis.Perigee, 36},
	{ephem.Moon, Apogee, apsis.Apogee, 21},
	{ephem.Moon, AscendingNode, moonnode.Ascending, 3},
	{ephem.Moon, DescendingNode, moonnode.Descending, 3},
	{ephem.Moon, GreatestDeclinationNorth, first(moonmaxdec.North), 75},
	{ephem.Moon, GreatestDeclinationSouth, first(moonmaxdec.South), 75},
	{ephem.Sun, MarchEquinox, season(solstice.March, 0.22), 1},
	{ephem.Sun, JuneSolstice, season(solstice.June, 0.47), 1},
	{ephem.Sun, SeptemberEquinox, season(solstice.September, 0.73), 1},
	{ephem.Sun, DecemberSolstice, season(solstice.December, 0.97), 1},
	{ephem.Mercury, InferiorConjunction, planetary.MercuryInfConj, 15},
	{ephem.Mercury, SuperiorConjunction, planetary.MercurySupConj, 40},
	{ephem.Mercury, GreatestElongationEast, first(planetary.MercuryEastElongation), 25},
	{ephem.Mercury, GreatestElongationWest, first(planetary.MercuryWestElongation), 25},
	{ephem.Venus, InferiorConjunction, planetary.VenusInfConj, 25},
	{ephem.Mars, Opposition, planetary.MarsOpp, 240},
	{ephem.Mars, RetrogradeEnds, planetary.MarsStation2, 300},
	{ephem.Jupiter, Opposition, planetary.JupiterOpp, 260},
	{ephem.Saturn, Opposition, planetary.SaturnOpp, 120},
	{ephem.Saturn, Conjunction, planetary.SaturnConj, 120},
	{ephem.Uranus, Opposition, planetary.UranusOpp, 180},
	{ephem.Neptune, Opposition, planetary.NeptuneOpp, 130},
	{ephem.Sun, Perihelion, orbital(perihelion.Perihelion, perihelion.Earth), 450},
	{ephem.Sun, Aphelion, orbital(perihelion.Aphelion, perihelion.Earth), 700},
	{ephem.Mercury, Perihelion, orbital(perihelion.Perihelion, perihelion.Mercury), 4},
	{ephem.Mercury, Aphelion, orbital(perihelion.Aphelion, perihelion.Mercury), 4},
	{ephem.Venus, Perihelion, orbital(perihelion.Perihelion, perihelion.Venus), 360},
	{ephem.Venus, Aphelion, orbital(perihelion.Aphelion, perihelion.Venus), 360},
	{ephem.Mars, Perihelion, orbital(perihelion.Perihelion, perihelion.Mars), 330},
	{ephem.Mars, Aphelion, orbital(perihelion.Aphelion, perihelion.Mars), 330},
}

func first(f func(float64) (float64, unit.Angle)) func(float64) float64 {
	return func(year float64) float64 {
		jde, _ := f(year)
		return jde
	}
}

// season asks for the event of that part of a year.
func season(f func(int) float64, part float64) func(float64) float64 {
	return func(year float64) float64 { return f(int(math.Round(year - part))) }
}

func orbital(f func(int, float64) float64, planet int) func(float64) float64 {
	return func(year float64) float64 { return f(planet, year) }
}

func TestMeeus(t *testing.T) {
	var events []Event
	for _, year := range []int{1900, 1990, 2075} { // the ends, where the series are worst
		some, err := Find(t.Context(), day(year, 1, 1), day(year+25, 1, 1), nil)
		if err != nil {
			t.Fatal(err)
		}
		events = append(events, some...)
	}
	for _, m := range meeus {
		var worst float64
		var n int
		for _, e := range events {
			if e.Body != m.body || e.Kind != m.kind {
				continue
			}
			tt := julianTT(t, e.Time)
			worst = max(worst, math.Abs(m.jde(base.JDEToJulianYear(tt))-tt)*1440)
			n++
		}
		t.Logf("%v, %v: %d, within %.1f minutes", m.body, m.kind, n, worst)
		if n == 0 || worst > m.minutes {
			t.Errorf("%v, %v: %d within %.1f minutes, want %v", m.body, m.kind, n, worst, m.minutes)
		}
	}
}

func julianTT(t *testing.T, at time.Time) float64 {
	t.Helper()
	e, err := ephem.At(at)
	if err != nil {
		t.Fatal(err)
	}
	return e.TT()
}
