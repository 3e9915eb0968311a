package meeting

import (
	"math"
	"slices"
	"testing"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/internal/reference"
)

// centuries are the years from which testdata/centuries.csv has the meetings of two years, and
// of the Moon of two months.
var centuries = [...]int{-2500, -500, 200, 1104, 1652, 2256, 2500, 2900}

// Meetings in other centuries agree with the Swiss Ephemeris in number and time.
func TestMeetingsOfCenturies(t *testing.T) {
	var spans []span
	for _, year := range centuries {
		spans = append(spans, span{firstOf(year), firstOf(year + 2), false}, span{firstOf(year), firstOf(year) + 60, true})
	}
	compareMeetings(t, "testdata/centuries.csv", spans, func(r []string) (seconds, degrees float64) { return 10, 0.0002 })
}

// Passages of planets and stars behind the Moon in three years of other centuries, each for
// a place: no more and no fewer than the topocentric places of the Swiss Ephemeris have, with the
// same ΔT, above the horizon or below. Near the edge, where a small error of the place is a
// large one of the time, the contacts agree to 8 s, of transits to 15 s.
func TestOccultationsOfCenturies(t *testing.T) {
	rows := reference.Rows(t, "testdata/passages.csv")[1:]
	contacts := 0
	for _, year := range centuries {
		from, to := firstOf(year), firstOf(year+3)
		var want []passageRow
		for _, r := range rows {
			if p := passageOf(t, r); p.contacts[C1] >= from && p.contacts[C1] < to {
				want = append(want, p)
			}
		}
		if len(want) == 0 {
			t.Errorf("%d: the table has none", year)
			continue
		}
		found, err := Occultations(t.Context(), want[0].observer, civil(from).AddDate(0, 0, -2), civil(to).AddDate(0, 0, 2))
		if err != nil {
			t.Fatal(err)
		}
		slices.SortFunc(found, func(a, b Passage) int { return a.Here[0].Time.Compare(b.Here[0].Time) })
		n, edges, worst := 0, 0, 0.0
		for _, p := range found {
			begin := tt(t, p.Here[0])
			if begin < from || begin >= to {
				continue
			}
			if n == len(want) {
				t.Fatalf("%d: %s at %s is one more than there are", year, p.Object, p.Here[0].Time)
			}
			w := want[n]
			n++
			if p.Object.Key() != w.object || len(p.Here) != len(w.contacts) {
				t.Errorf("%d: %s at %s with %d contacts; want %s, JD %.4f, %d", year, p.Object, p.Here[0].Time, len(p.Here), w.object, w.contacts[C1], len(w.contacts))
				continue
			}
			limit := 2.0
			if length := w.contacts[C4] - w.contacts[C1]; length < 30./1440 {
				limit, edges = 8, edges+1
			}
			contacts += len(p.Here)
			for _, c := range p.Here {
				off := math.Abs(tt(t, c)-w.contacts[c.Phase]) * 86_400
				if limit == 2 {
					worst = max(worst, off)
				}
				if off > limit {
					t.Errorf("%d: %s, %s at %s: %.1f s off", year, p.Object, c.Phase, c.Time, off)
				}
			}
		}
		if n != len(want) {
			t.Errorf("%d: %d passages, want %d", year, n, len(want))
		}
		t.Logf("%d: %d passages, at most %.1f s off, and %d near the edge", year, n, worst, edges)
	}
	t.Logf("%d contacts", contacts)
}

// tt returns the instant of a contact as a Julian date of TT.
func tt(t *testing.T, c Contact) float64 {
	t.Helper()
	e, err := ephem.At(c.Time)
	if err != nil {
		t.Fatal(err)
	}
	return e.TT()
}

// passageRow is a row of testdata/passages.csv.
type passageRow struct {
	observer ephem.Observer
	object   string
	contacts map[Phase]float64 // Julian dates of TT
}

func passageOf(t *testing.T, r []string) passageRow {
	t.Helper()
	o := ephem.Observer{Latitude: unit.AngleFromDeg(reference.Number(t, r[1])), Longitude: unit.AngleFromDeg(reference.Number(t, r[2]))}
	return passageRow{o, r[3], contactsOf(t, r[5:])}
}

// contactsOf reads C1, C2, greatest, C3 and C4.
func contactsOf(t *testing.T, cells []string) map[Phase]float64 {
	t.Helper()
	contacts := map[Phase]float64{}
	for i, phase := range []Phase{C1, C2, Greatest, C3, C4} {
		if cells[i] != "" {
			contacts[phase] = reference.Number(t, cells[i])
		}
	}
	return contacts
}

// Transits of five centuries, more than a time.Duration holds, and of 25 years in seven others,
// from the Earth's centre, and no more of them than there are.
func TestTransitsReference(t *testing.T) {
	rows := reference.Rows(t, "testdata/transits.csv")[1:]
	for _, span := range transitSpans {
		from, to := firstOf(span[0]), firstOf(span[1])
		found, err := Transits(t.Context(), ephem.Greenwich(), civil(from).AddDate(0, 0, -2), civil(to).AddDate(0, 0, 2))
		if err != nil {
			t.Fatal(err)
		}
		n, edges, worst := 0, 0, 0.0
		for _, r := range rows {
			want := contactsOf(t, r[1:])
			if want[C1] < from || want[C1] >= to {
				continue
			}
			if n == len(found) {
				t.Fatalf("from %d: %s at JD %.4f is missing", span[0], r[0], want[C1])
			}
			p := found[n]
			n++
			if p.Object.Key() != r[0] || len(p.Contacts) != len(want) {
				t.Errorf("from %d: %s with %d contacts, want %s at JD %.4f with %d", span[0], p.Object, len(p.Contacts), r[0], want[C1], len(want))
				continue
			}
			limit := 2.0
			if length := want[C4] - want[C1]; length < 1./24 {
				limit, edges = 15, edges+1
			}
			for _, c := range p.Contacts {
				off := math.Abs(tt(t, c)-want[c.Phase]) * 86_400
				if limit == 2 {
					worst = max(worst, off)
				}
				if off > limit {
					t.Errorf("from %d: %s, %s at %s: %.1f s off", span[0], p.Object, c.Phase, c.Time, off)
				}
			}
		}
		if n != len(found) {
			t.Errorf("from %d: %d transits, want %d", span[0], len(found), n)
		}
		t.Logf("%d to %d: %d transits, at most %.1f s off, and %d near the edge", span[0], span[1], n, worst, edges)
	}
}

// transitSpans are the years of testdata/transits.csv, the last ones left out.
var transitSpans = [...][2]int{
	{-2485, -2460}, {-430, -405}, {200, 225}, {1140, 1165}, {1620, 2100}, {2240, 2265}, {2570, 2595}, {2960, 2985},
}
