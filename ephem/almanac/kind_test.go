package almanac

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"perihelion/assets/field"
	"perihelion/ephem"
	"perihelion/ephem/phenomena"
)

// The kinds that are listed by default.
func TestKindsOfASpan(t *testing.T) {
	all := slices.DeleteFunc(Kinds(), func(k Kind) bool { return k == Hours || k.jovian() })
	rare := []Kind{Phases, Seasons, Planets, Apsides, Eclipses, Meetings, Occultations, Transits, Meteors}
	for _, c := range []struct {
		to     string
		bodies []ephem.Body
		asked  []Kind
		want   []Kind
	}{
		{"2026-01-08", nil, nil, all},
		{"2026-01-09", nil, nil, rare},
		{"2026-12-31", []ephem.Body{ephem.Sun}, nil, all},
		{"2027-12-31", []ephem.Body{ephem.Sun}, nil, rare},
		{"2026-12-31", nil, []Kind{Eclipses, Rises, Rises}, []Kind{Rises, Eclipses}},
	} {
		s := span(t, "2026-01-01", c.to)
		s.Bodies, s.Kinds = c.bodies, c.asked
		if diff := cmp.Diff(c.want, s.kinds()); diff != "" {
			t.Errorf("to %s, %v, %v:\n%s", c.to, c.bodies, c.asked, diff)
		}
	}
}

// Every phenomenon belongs to one kind.
func TestEveryPhenomenonIsOfAKind(t *testing.T) {
	count := map[phenomena.Kind]int{}
	for _, k := range Kinds() {
		for _, p := range k.phenomena() {
			count[p]++
		}
	}
	for _, p := range phenomena.Kinds() {
		if count[p] != 1 {
			t.Errorf("%s belongs to %d kinds", p, count[p])
		}
		delete(count, p)
	}
	if len(count) > 0 {
		t.Errorf("there are no phenomena %v", count)
	}
}

// Every kind is explained in the help of the command.
func TestKindsAreDescribed(t *testing.T) {
	for _, k := range Kinds() {
		for line := range strings.Lines(k.Description()) {
			if n := len([]rune(strings.TrimSpace(line))); n == 0 || n > 72 {
				t.Errorf("%s: a line of %d letters: %q", k, n, line)
			}
		}
		if k.Description() == "" {
			t.Errorf("%s has no description", k)
		}
	}
}

func TestParseKinds(t *testing.T) {
	got, err := ParseKinds(" Phases,eclipses")
	if err != nil || !slices.Equal(got, []Kind{Phases, Eclipses}) {
		t.Errorf("%v, %v", got, err)
	}
	for _, wrong := range []string{"", "comets", "phases,,rises", strings.Repeat("x", 999)} {
		_, err := ParseKinds(wrong)
		var refused *field.Error
		if !errors.As(err, &refused) || refused.Field != "kind" || !strings.Contains(refused.Sentence, "twilights") || len(refused.Sentence) > 300 {
			t.Errorf("ParseKinds(%.20q): %v", wrong, err)
		}
	}
}
