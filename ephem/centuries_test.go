package ephem

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"perihelion/ephem/internal/timescale"
	"perihelion/ephem/internal/vec"

	"perihelion/ephem/internal/reference"
)

// yearsRow is a row of the README's table of errors by years: "| −999 to −1 | 0.03 | …".
var yearsRow = regexp.MustCompile(`(?m)^\| (−?[0-9]+) to (−?[0-9]+) \|(( [0-9.]+ \|){10})$`)

// TestErrorsByYears holds the README's table of errors by years and bodies. The file has the
// instants of each century at which the places erred most.
func TestErrorsByYears(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	number := func(s string) float64 {
		x, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(s), "−", "-", 1), 64)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	type years struct {
		name   string
		to     float64
		stated [bodies]float64
		worst  [bodies]float64
		places [bodies]int
	}
	var all []years
	next := -2999.0
	for _, m := range yearsRow.FindAllStringSubmatch(string(readme), -1) {
		row := years{name: m[1] + " to " + m[2], to: number(m[2])}
		if from := number(m[1]); from != next {
			t.Errorf("a row of the README begins with %v, want %v", from, next)
		}
		for b, cell := range strings.Split(strings.Trim(m[3], " |"), "|") {
			row.stated[b] = number(cell)
		}
		all, next = append(all, row), row.to+1
	}
	if next != 3001 {
		t.Fatalf("the README's table of errors ends with %v", next-1)
	}
	rows := reference.Rows(t, "testdata/centuries.csv")
	for _, row := range rows[1:] {
		b, err := ParseBody(row[1])
		if err != nil {
			t.Fatal(err)
		}
		jd := number(row[0])
		var e Epoch
		e.set(civil(jd), timescale.Scales{TT: jd - j2000, UT1: jd - j2000})
		g, err := e.Geocentric(b)
		if err != nil {
			t.Fatal(err)
		}
		i := 0
		for float64(e.time.Year()) > all[i].to {
			i++
		}
		off := direction(number(row[2]), number(row[3])).Angle(vec.Polar(g.RA.Rad(), g.Dec.Rad(), 1)) / arcsecond
		all[i].worst[b] = max(all[i].worst[b], off)
		all[i].places[b]++
		if !(off <= all[i].stated[b]) {
			t.Errorf("%s %s: off by %.3f″, more than the README's %v″", row[0], b, off, all[i].stated[b])
		}
		far := 1e-6
		if b == Moon {
			far = 3.5e-6
		}
		if off := math.Abs(g.Distance/number(row[4]) - 1); !(off <= far) {
			t.Errorf("%s %s: the distance is off by %.2g of itself", row[0], b, off)
		}
	}
	for _, row := range all {
		t.Logf("%-14s %.3f″", row.name, row.worst)
		for b, n := range row.places {
			// A figure that nothing comes near is not the error any more.
			if n < 3 || row.stated[b] > 2.1*row.worst[b]+0.011 {
				t.Errorf("%s %s: the README has %v″, the worst of %d places is off by %.3f″", row.name, Body(b), row.stated[b], n, row.worst[b])
			}
		}
	}
}
