package almanac

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/text"
)

func north(lat float64) ephem.Observer {
	return ephem.Observer{Latitude: unit.AngleFromDeg(lat), Longitude: unit.AngleFromDeg(18.96)}
}

func TestSunStays(t *testing.T) {
	hill := ephem.Horizon{Altitude: unit.AngleFromDeg(20)}
	for _, c := range []struct {
		name string
		lat  float64
		h    ephem.Horizon
		date string
		want []string
	}{
		{"polar night", 69.65, ephem.Horizon{}, "2026-12-10", []string{"Polar night since 27 Nov 2026, next sunrise 15 Jan 2027."}},
		{"polar day", 69.65, ephem.Horizon{}, "2026-06-10", []string{"Polar day since 17 May 2026, next sunset 25 Jul 2026."}},
		{"light nights", 52.5, ephem.Horizon{}, "2026-06-10", []string{"It does not get dark from 17 May 2026 to 25 Jul 2026: the Sun stays above −18°."}},
		{"a valley", 52.5, hill, "2026-12-10", []string{"No sunrise since 12 Nov 2026, next sunrise 30 Jan 2027."}},
		{"polar night without darkness", 88, ephem.Horizon{}, "2026-09-30", []string{
			"Polar night since 29 Sep 2026, next sunrise 14 Mar 2027.",
			"It does not get dark from 4 Feb 2026 to 6 Nov 2026: the Sun stays above −18°.",
		}},
		{"an ordinary day", 52.5, ephem.Horizon{}, "2026-12-10", nil},
	} {
		at, err := time.Parse(time.DateOnly, c.date)
		if err != nil {
			t.Fatal(err)
		}
		d, err := Question{Observer: north(c.lat), Horizon: c.h, Time: at.Add(20 * time.Hour), Bodies: []ephem.Body{ephem.Moon, ephem.Sun}}.Document()
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Bodies[1].sentences(time.UTC, text.Historic); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		var table, card, document bytes.Buffer
		if err := d.WriteTable(&table); err != nil {
			t.Fatal(err)
		}
		if err := d.WriteCard(&card); err != nil {
			t.Fatal(err)
		}
		if err := d.WriteJSON(&document); err != nil {
			t.Fatal(err)
		}
		for _, sentence := range c.want {
			if !strings.Contains(table.String(), sentence) || !strings.Contains(card.String(), sentence) {
				t.Errorf("%s: the table or the card misses %q", c.name, sentence)
			}
		}
		var told struct {
			Bodies []struct {
				Name              string
				Polar, NoDarkness *SunStay
			}
		}
		if err := json.Unmarshal(document.Bytes(), &told); err != nil {
			t.Fatal(err)
		}
		if told.Bodies[0].Polar != nil || told.Bodies[0].NoDarkness != nil {
			t.Errorf("%s: the Moon has the Sun's seasons", c.name)
		}
		if sun := told.Bodies[1]; count(sun.Polar, sun.NoDarkness) != len(c.want) {
			t.Errorf("%s: %+v", c.name, sun)
		}
	}
}

// A year of the almanac has each season of the Sun once, in order.
func TestSunStaysOfAYear(t *testing.T) {
	first := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	d := Days{Question: Question{Observer: north(69.65)}, First: first, Last: first.AddDate(1, 0, -1)}
	a, err := d.Almanac(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for i := range a.Stays {
		got = append(got, a.Stays[i].sentence(time.UTC, text.Historic))
	}
	want := []string{
		"Polar night since 26 Nov 2025, next sunrise 15 Jan 2026.",
		"It does not get dark from 25 Mar 2026 to 16 Sep 2026: the Sun stays above −18°.",
		"Polar day since 17 May 2026, next sunset 25 Jul 2026.",
		"Polar night since 27 Nov 2026, next sunrise 15 Jan 2027.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	var table bytes.Buffer
	if err := a.WriteTable(&table); err != nil || !strings.HasSuffix(table.String(), strings.Join(want, "\n")+"\n") {
		t.Errorf("the table ends without them, %v", err)
	}
}

func count(stays ...*SunStay) (n int) {
	for _, s := range stays {
		if s != nil {
			n++
		}
	}
	return n
}
