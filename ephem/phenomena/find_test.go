package phenomena

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"perihelion/assets/field"
	"perihelion/ephem"
)

func find(t *testing.T, from, to time.Time, bodies []ephem.Body, wanted ...Kind) []Event {
	t.Helper()
	events, err := Find(t.Context(), from, to, bodies, wanted...)
	if err != nil {
		t.Fatalf("Find(%v, %v, %v, %v): %v", from, to, bodies, wanted, err)
	}
	return events
}

func day(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

// An event at the beginning of a span is in it, one at its end is not, to the
// millisecond.
func TestEndsOfASpan(t *testing.T) {
	for _, e := range find(t, day(2026, 1, 1), day(2027, 1, 1), nil) {
		body := []ephem.Body{e.Body}
		if got := find(t, e.Time, e.Time.Add(time.Millisecond), body, e.Kind); len(got) != 1 || got[0] != e {
			t.Errorf("from %v for a millisecond: %v, want %v", e.Time, got, e)
		}
		if got := find(t, e.Time.Add(-time.Millisecond), e.Time, body, e.Kind); len(got) != 0 {
			t.Errorf("up to %v: %v, want nothing", e.Time, got)
		}
	}
}

// A span has the same events as its parts, wherever it is cut.
func TestPartsOfASpan(t *testing.T) {
	from, to := day(2019, 12, 30), day(2021, 1, 6)
	whole := find(t, from, to, nil)
	var parts []Event
	for at := from; at.Before(to); {
		next := at.Add(53*time.Hour + 7*time.Minute)
		if next.After(to) {
			next = to
		}
		parts = append(parts, find(t, at, next, nil)...)
		at = next
	}
	if !reflect.DeepEqual(whole, parts) {
		t.Errorf("%d events in one, %d in parts", len(whole), len(parts))
	}
	for i, e := range whole[1:] {
		if e.Time.Before(whole[i].Time) {
			t.Errorf("%v is listed after %v", whole[i], e)
		}
	}
}

func TestSelection(t *testing.T) {
	from, to := day(2026, 1, 1), day(2027, 1, 1)
	all := find(t, from, to, nil)
	for _, k := range Kinds() {
		var want []Event
		for _, e := range all {
			if e.Kind == k {
				want = append(want, e)
			}
		}
		if got := find(t, from, to, nil, k); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %d events alone, %d among all", k, len(got), len(want))
		}
	}
	if got := find(t, from, to, []ephem.Body{ephem.Mars}, NewMoon); len(got) != 0 {
		t.Errorf("Mars has %v", got)
	}
	once := find(t, from, to, []ephem.Body{ephem.Venus})
	if twice := find(t, from, to, []ephem.Body{ephem.Venus, ephem.Venus}); !reflect.DeepEqual(once, twice) {
		t.Errorf("a body that is named twice has %d events, once %d", len(twice), len(once))
	}
}

func TestZone(t *testing.T) {
	zone := time.FixedZone("east", 9*3600)
	events := find(t, day(2026, 3, 20).In(zone), day(2026, 3, 21), []ephem.Body{ephem.Sun}, MarchEquinox)
	if len(events) != 1 || events[0].Time.Format("15:04 MST") != "23:45 east" {
		t.Errorf("got %v", events)
	}
}

func TestRefusals(t *testing.T) {
	at := day(2026, 1, 1)
	for _, span := range [][2]time.Time{{at, at}, {at, at.Add(-1)}} {
		_, err := Find(t.Context(), span[0], span[1], nil)
		if wrong, ok := errors.AsType[*field.Error](err); !ok || wrong.Field != "to" {
			t.Errorf("from %v to %v: %v", span[0], span[1], err)
		}
	}
	_, err := Find(t.Context(), at, at.AddDate(1, 0, 0), nil, "blue moon")
	if wrong, ok := errors.AsType[*field.Error](err); !ok || wrong.Field != "kind" || !strings.Contains(err.Error(), `“blue moon”`) {
		t.Errorf("blue moon: %v", err)
	}
	for _, span := range [][2]time.Time{
		{day(-3000, 12, 7), day(-2999, 2, 1)},
		{day(3000, 12, 1), day(3001, 1, 2)},
	} {
		_, err := Find(t.Context(), span[0], span[1], []ephem.Body{ephem.Sun}, MarchEquinox)
		if outside, ok := errors.AsType[*ephem.RangeError](err); !ok || outside.From.Year() != -3000 {
			t.Errorf("from %v to %v: %v", span[0], span[1], err)
		}
	}
	if _, err := Find(t.Context(), at, at.AddDate(1, 0, 0), []ephem.Body{77}); err == nil {
		t.Error("body 77 was found")
	}
}

// The first and the last days that there are can be asked for.
func TestEndsOfTheYears(t *testing.T) {
	for _, span := range [][2]time.Time{
		{day(-3000, 12, 8), day(-3000, 12, 27)},
		{day(3000, 12, 15), day(3001, 1, 1)},
	} {
		phases := 0
		for _, e := range find(t, span[0], span[1], nil) {
			switch e.Kind {
			case NewMoon, FirstQuarter, FullMoon, LastQuarter:
				phases++
			}
		}
		if phases < 2 || phases > 3 {
			t.Errorf("%d phases from %v to %v", phases, span[0], span[1])
		}
	}
	if got := find(t, day(-3000, 12, 8), day(-2999, 12, 8), []ephem.Body{ephem.Pluto}, Conjunction, Opposition); len(got) != 2 {
		t.Errorf("Pluto in the first year: %v", got)
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Find(ctx, day(1900, 1, 1), day(2100, 1, 1), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}

func TestParseKind(t *testing.T) {
	for _, k := range Kinds() {
		if got, err := ParseKind(" " + strings.ToUpper(string(k))); got != k || err != nil {
			t.Errorf("ParseKind of %q in capitals: %q, %v", k, got, err)
		}
	}
	if _, err := ParseKind("full"); err == nil || !strings.Contains(err.Error(), `“new moon”, `) {
		t.Errorf("ParseKind of full: %v", err)
	}
}

func TestStrings(t *testing.T) {
	for _, c := range []struct {
		event         Event
		summary, text string
	}{
		{Event{}, "", ""},
		{Event{Kind: FullMoon, Body: ephem.Moon}, "Full Moon", "Full Moon"},
		{Event{Kind: JuneSolstice}, "June solstice", "June solstice"},
		{Event{Kind: Aphelion, FromSun: 1.01671}, "Earth at aphelion", "Earth at aphelion, 1.01671 au"},
		{
			Event{Kind: Perigee, Body: ephem.Moon, Geocentric: ephem.Geocentric{Distance: 356_998 / ephem.KmPerAU}},
			"Moon at perigee", "Moon at perigee, 356,998 km",
		},
		{Event{Kind: RetrogradeBegins, Body: ephem.Mars}, "Mars turns retrograde", "Mars turns retrograde, 0.0°"},
		{Event{Kind: Conjunction, Body: ephem.Mars}, "Mars in conjunction with the Sun", "Mars in conjunction with the Sun, 0.0°"},
	} {
		if got := c.event.Summary(); got != c.summary {
			t.Errorf("the summary of %v is %q, want %q", c.event.Kind, got, c.summary)
		}
		if got := c.event.String(); got != c.text {
			t.Errorf("%v is %q, want %q", c.event.Kind, got, c.text)
		}
	}
	if got := (Figure{}).String(); got != "" {
		t.Errorf("no figure is %q", got)
	}
}
