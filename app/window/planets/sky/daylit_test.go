package sky

import (
	"strings"
	"testing"
	"time"
)

// Venus passed behind the Sun on 6 January 2026 and was farthest west of it on 3 January 2027;
// the Moon was new on 20 December 2025, north of the equator on the 28th, and at its last
// quarter on 10 January 2026.
func TestDayWithoutEndOffersWhatIsFarFromTheSun(t *testing.T) {
	const none = "It stays day: the Moon and Venus are too near the Sun, or too low, to be found in it."
	for _, c := range []struct {
		lat  float64
		at   time.Time
		want string
	}{
		{-90, time.Date(2025, 12, 22, 0, 30, 0, 0, time.UTC), none},
		{-90, time.Date(2025, 12, 28, 14, 0, 0, 0, time.UTC), none},
		{-90, time.Date(2026, 1, 11, 14, 0, 0, 0, time.UTC), "It stays day: only the Moon can be found in it."},
		{-90, time.Date(2026, 12, 28, 14, 0, 0, 0, time.UTC), "It stays day: only Venus can be found in it."},
		{70, time.Date(2026, 6, 20, 14, 0, 0, 0, time.UTC), "It stays day: only the Moon and Venus can be found in it."},
	} {
		d, s := answered(t, at(time.UTC, c.lat, 0, c.at.Year(), c.at.Month(), c.at.Day(), c.at.Hour()))
		if got := strings.Join(d.Tonight.Notes(s), " "); !strings.HasSuffix(got, c.want) {
			t.Errorf("at %v on %v: %q, want %q", c.lat, c.at, got, c.want)
		}
	}
}
