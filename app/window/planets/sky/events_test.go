package sky

import (
	"strings"
	"testing"
	"time"

	"perihelion/ephem"
)

// Past events are not shown; events of another day have its distance.
func TestNextIsWhatIsStillToCome(t *testing.T) {
	in := melbourne(t) // 23:48
	d, s := answered(t, in)
	for _, sight := range s.Sights {
		for i, n := range d.Next(s, sight) {
			if n.Event == nil {
				t.Errorf("%v has no next event %d", sight.Body, i)
				continue
			}
			if n.Event.Time.Before(s.Time) {
				t.Errorf("%v: event %d at %v is past", sight.Body, i, n.Event.Time)
			}
			if n.Later != "+1 d" && n.Later != "+2 d" { // twelve minutes are left of the day
				t.Errorf("%v: event %d is marked %q", sight.Body, i, n.Later)
			}
		}
	}
	// A minute after it has risen, the Sun rises tomorrow.
	sun, _ := s.Sight(ephem.Sun)
	rise := d.Next(s, sun)[Rise].Event.Time
	in.Time = rise.Add(-time.Minute)
	d, s = answered(t, in)
	if n := d.Next(s, sun)[Rise]; n.Later != "" || !n.Event.Time.Equal(rise) {
		t.Errorf("a minute before sunrise the next is %v, marked %q", n.Event.Time, n.Later)
	}
	s.Time = rise.Add(time.Minute)
	if n := d.Next(s, sun)[Rise]; n.Later != "+1 d" || n.Event.Time.Sub(rise) < 23*time.Hour {
		t.Errorf("a minute after sunrise the next is %v, marked %q", n.Event.Time, n.Later)
	}
}

func TestDayThatIsNotComputedHasNoNext(t *testing.T) {
	_, s := answered(t, melbourne(t))
	for _, n := range (Day{}).Next(s, s.Sights[0]) {
		if n.Clock != "" || n.Event != nil {
			t.Errorf("without a day, next is %v", n)
		}
	}
}

// The card has all facts of each body, and none that does not exist.
func TestFacts(t *testing.T) {
	d, s := answered(t, melbourne(t))
	for _, sight := range s.Sights {
		var all []string
		for _, f := range d.Facts(s, sight) {
			all = append(all, f.Name, f.Lines[0], f.Lines[1])
		}
		text := strings.Join(all, "\n")
		for _, wrong := range []string{"NaN", "–\n", "0.0000 au"} {
			if strings.Contains(text, wrong) {
				t.Errorf("the facts of %v hold %q:\n%s", sight.Body, wrong, text)
			}
		}
		for want, when := range map[string]bool{
			"hour angle": true, "parallactic": true, "Ecliptic": true, "° high": true, "Next rise and set": true,
			"air mass": sight.Up, "days old": sight.Body == ephem.Moon,
			"From the Sun": sight.Body != ephem.Moon && sight.Body != ephem.Sun,
		} {
			if strings.Contains(text, want) != when {
				t.Errorf("the facts of %v: %q is there: %v, want %v", sight.Body, want, !when, when)
			}
		}
	}
	mars, _ := s.Sight(ephem.Mars)
	got := Situation(mars)
	if !strings.HasPrefix(got[0], "in Leo · ") || !strings.HasSuffix(got[0], "° west of the Sun") {
		t.Errorf("Mars is %q", got)
	}
	for _, words := range got {
		if !strings.Contains(words, Height(mars)) {
			t.Errorf("%q leaves out how high Mars is", words)
		}
	}
}
