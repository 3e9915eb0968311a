package almanac

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"testing"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/stars"
)

// Every answer has the program's ΔT and its standard error in JSON, and a table for people
// where the error is a second or more.
func TestDeltaTInEveryAnswer(t *testing.T) {
	const old, today = "-0584-05-22T00:00:00Z", "2026-05-22T00:00:00Z"
	for _, c := range []struct {
		from, line, json string
	}{
		{old, "\nΔT is 18213 s ± 161 s.\n", `"deltaT":18213.`},
		{today, "", `"deltaT":69.1`},
	} {
		q := Question{Observer: ephem.Greenwich(), Bodies: []ephem.Body{ephem.Mars}, Zone: time.UTC}
		q.Time = at(t, c.from, nil)
		to := q.Time.AddDate(0, 0, 7)
		calendar, err := Span{Observer: q.Observer, From: q.Time, To: to}.Calendar(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		days, err := Days{Question: q, First: q.Time, Last: to}.Almanac(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		series, err := Series{Question: q, From: q.Time, To: to, Step: Step{Days: 1}}.Ephemeris(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		sky, err := q.Stars(stars.All()[:1])
		if err != nil {
			t.Fatal(err)
		}
		document, err := q.Document()
		if err != nil {
			t.Fatal(err)
		}
		for name, d := range map[string]answer{"events": calendar, "almanac": days, "ephemeris": series, "stars": sky, "document": document} {
			var b, table bytes.Buffer
			if err := d.WriteJSON(&b); err != nil {
				t.Fatal(err)
			}
			var compact bytes.Buffer
			if err := json.Compact(&compact, b.Bytes()); err != nil {
				t.Fatal(err)
			}
			if got := compact.String(); !strings.Contains(got, c.json) || !strings.Contains(got, `"deltaTUncertainty":`) {
				t.Errorf("%s of %s has no %s with its error: %.300s", name, c.from, c.json, got)
			}
			if err := d.WriteTable(&table); err != nil {
				t.Fatal(err)
			}
			line := c.line
			switch name {
			case "events":
				line = strings.TrimSuffix(line, "\n")
				if c.from == old {
					line += " Times are uncertain by this error, except rises, transits, sets and twilights.\n"
				}
			case "stars", "document":
				line = map[string]string{old: "\nΔT 18213 s ± 161 s\n", today: "\nΔT 69.2 s\n"}[c.from]
			}
			if got := table.String(); !strings.Contains(got, line) || line == "" && strings.Contains(got, "ΔT") {
				t.Errorf("%s of %s: the table has not %q: %.300s", name, c.from, line, got)
			}
		}
	}
}

// A given ΔT has no error.
func TestGivenDeltaT(t *testing.T) {
	q := Question{Observer: ephem.Greenwich(), Bodies: []ephem.Body{ephem.Mars}, Zone: time.UTC, Time: at(t, "-0584-05-22T00:00:00Z", nil)}
	q.DeltaT = DeltaT{17_000, true}
	series, err := Series{Question: q, From: q.Time, To: q.Time.AddDate(0, 0, 1), Step: Step{Days: 1}, Columns: []Quantity{Named("altitude")}}.Ephemeris(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	sky, err := q.Stars(stars.All()[:1])
	if err != nil {
		t.Fatal(err)
	}
	for name, d := range map[string]answer{"ephemeris": series, "stars": sky} {
		var b, table, csv bytes.Buffer
		if d.WriteJSON(&b); strings.Count(b.String(), `"deltaT": 17000`) != 1 || strings.Contains(b.String(), "deltaTUncertainty") {
			t.Errorf("%s: %s", name, b.String())
		}
		if d.WriteCSV(&csv); !strings.HasSuffix(csv.String(), ",17000,\n") {
			t.Errorf("%s: %s", name, csv.String())
		}
		if d.WriteTable(&table); !strings.Contains(table.String(), "17000") || strings.Contains(table.String(), "±") {
			t.Errorf("%s: %s", name, table.String())
		}
	}
}

// answer is written in each format.
type answer interface {
	WriteJSON(io.Writer) error
	WriteCSV(io.Writer) error
	WriteTable(io.Writer) error
}
