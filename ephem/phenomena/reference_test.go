package phenomena

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"testing"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/internal/reference"
)

// row is a line of testdata/events.csv: an event as Skyfield 1.54 finds it in JPL's
// DE431.
type row struct {
	group string
	body  ephem.Body
	kind  Kind
	tt    float64 // Julian date
	civil time.Time
	value float64 // NaN where there is none
}

// kindOf translates the table's column "detail".
var kindOf = map[string]Kind{
	"new": NewMoon, "first_quarter": FirstQuarter, "full": FullMoon, "last_quarter": LastQuarter,
	"march_equinox": MarchEquinox, "june_solstice": JuneSolstice,
	"september_equinox": SeptemberEquinox, "december_solstice": DecemberSolstice,
	"conjunction": Conjunction, "opposition": Opposition,
	"inferior_conjunction": InferiorConjunction, "superior_conjunction": SuperiorConjunction,
	"eastern": GreatestElongationEast, "western": GreatestElongationWest,
	"perigee": Perigee, "apogee": Apogee,
}

func tabulated(t *testing.T) []row {
	t.Helper()
	records := reference.Rows(t, "testdata/events.csv")
	var rows []row
	for _, r := range records[1:] {
		if r[0] == "lunar_eclipse_max" {
			continue // package eclipse
		}
		body, err := ephem.ParseBody(r[1])
		if err != nil {
			t.Fatal(err)
		}
		kind, ok := kindOf[r[2]]
		if !ok {
			t.Fatalf("no kind for %q", r[2])
		}
		tt, err := strconv.ParseFloat(r[3], 64)
		if err != nil {
			t.Fatal(err)
		}
		civil, err := time.Parse(time.RFC3339, r[5])
		if err != nil {
			t.Fatal(err)
		}
		value := math.NaN()
		if r[7] != "" {
			if value, err = strconv.ParseFloat(r[7], 64); err != nil {
				t.Fatal(err)
			}
		}
		rows = append(rows, row{r[0], body, kind, tt, civil, value})
	}
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(a.tt, b.tt) })
	// The table has an apogee of 2027 and a perigee of 2033 twice, two seconds
	// apart.
	return slices.CompactFunc(rows, func(a, b row) bool {
		return a.kind == b.kind && a.body == b.body && math.Abs(b.tt-a.tt) < 1./1440
	})
}

// groups of the table, with the largest errors that may be: in seconds, and of
// the value in its own unit (degrees, km).
var groups = map[string]struct {
	kinds             []Kind
	tt, civil, figure float64
	count             int
}{
	"moon_phase":          {[]Kind{NewMoon, FirstQuarter, FullMoon, LastQuarter}, 0.1, 2, 0, 1134},
	"season":              {[]Kind{MarchEquinox, JuneSolstice, SeptemberEquinox, DecemberSolstice}, 0.1, 2, 0, 92},
	"ecliptic_lon":        {[]Kind{Conjunction, Opposition, InferiorConjunction, SuperiorConjunction}, 0.5, 2, 0, 198},
	"greatest_elongation": {[]Kind{GreatestElongationEast, GreatestElongationWest}, 5, 5, 1e-5, 86},
	"lunar_apsis":         {[]Kind{Perigee, Apogee}, 5, 5, 0.1, 288},
}

// Every year that the table has of a group is searched, and nothing may be
// missing or too much.
func TestReference(t *testing.T) {
	years := make(map[string]map[int][]row)
	for _, r := range tabulated(t) {
		if years[r.group] == nil {
			years[r.group] = make(map[int][]row)
		}
		years[r.group][r.civil.Year()] = append(years[r.group][r.civil.Year()], r)
	}
	for name, g := range groups {
		t.Run(name, func(t *testing.T) {
			var worstTT, worstCivil, worstFigure float64
			compared := 0
			for year, rows := range years[name] {
				start := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)
				events, err := Find(t.Context(), start, start.AddDate(1, 0, 0), nil, g.kinds...)
				if err != nil {
					t.Fatal(err)
				}
				if len(events) != len(rows) {
					t.Errorf("%d: found %d events, want %d", year, len(events), len(rows))
					continue
				}
				for i, e := range events {
					r := rows[i]
					if e.Body != r.body || e.Kind != r.kind {
						t.Errorf("%v: found %q, want %v %v", e.Time, e, r.body, r.kind)
						continue
					}
					epoch, err := ephem.At(e.Time)
					if err != nil {
						t.Fatal(err)
					}
					worstTT = max(worstTT, math.Abs(epoch.TT()-r.tt)*86400)
					worstCivil = max(worstCivil, math.Abs(e.Time.Sub(r.civil).Seconds()))
					if !math.IsNaN(r.value) {
						worstFigure = max(worstFigure, math.Abs(e.Figure().Value-r.value))
					}
					compared++
				}
			}
			t.Logf("%d events: off by %.2f s of TT, %.2f s of civil time (the table has whole seconds), %.2g in the figure",
				compared, worstTT, worstCivil, worstFigure)
			if worstTT > g.tt || worstCivil > g.civil || worstFigure > g.figure {
				t.Errorf("want at most %v s, %v s and %v", g.tt, g.civil, g.figure)
			}
			if compared != g.count {
				t.Errorf("compared %d events, want %d", compared, g.count)
			}
		})
	}
}
