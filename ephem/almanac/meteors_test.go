package almanac

import (
	"strings"
	"testing"

	"perihelion/ephem"
)

// The strong showers are listed by default, all where the kind is named, none of a body.
func TestMeteors(t *testing.T) {
	s := span(t, "2026-01-01", "2027-01-01")
	count := func() (n int, csv, table string) {
		c := calendar(t, s)
		for _, e := range c.Events {
			if e.Shower != nil {
				n++
			}
		}
		var records, lines strings.Builder
		if err := c.WriteCSV(&records); err != nil {
			t.Fatal(err)
		}
		if err := c.WriteTable(&lines); err != nil {
			t.Fatal(err)
		}
		return n, records.String(), lines.String()
	}
	if n, _, _ := count(); n != 11 {
		t.Errorf("%d strong showers", n)
	}
	s.Kinds = []Kind{Meteors}
	n, csv, table := count()
	if n != 39 {
		t.Errorf("%d showers", n)
	}
	for _, want := range []string{"2026-08-13T02:00:", ",perseids,maximum,", ",zenithal hourly rate,100,", ",pi-puppids,"} {
		if !strings.Contains(csv, want) {
			t.Errorf("there is no %q in the CSV", want)
		}
	}
	for _, want := range []string{
		"Meteor shower at maximum: Perseids", "100 an hour at best, radiant not up in the dark here",
		"50 an hour at best, radiant 45° high 7 May 06:03, Moon 78 % lit, 65° high", "a rate that varies",
	} {
		if !strings.Contains(table, want) {
			t.Errorf("there is no %q in\n%s", want, table)
		}
	}
	s.Bodies = []ephem.Body{ephem.Mars}
	if n, _, _ := count(); n != 0 {
		t.Errorf("Mars has %d showers", n)
	}
}
