package almanac

import (
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/stars"
)

// A star that a hill hides is not above the horizon, and without air none is lifted.
func TestStarsAboveTheSkyline(t *testing.T) {
	q := Question{
		Observer: ephem.Observer{Latitude: unit.AngleFromDeg(48.2), Longitude: unit.AngleFromDeg(16.4)},
		Time:     time.Date(2026, 11, 29, 20, 23, 0, 0, time.UTC),
	}
	has := func(q Question, name string) bool {
		t.Helper()
		above, err := q.StarsAbove(1.5)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range above {
			if s.Name == name {
				return true
			}
		}
		return false
	}
	if !has(q, "Sirius") || !has(q, "Rigel") {
		t.Error("Sirius, which has just risen, or Rigel is missing")
	}
	airless := q
	airless.Observer.Airless = true
	if has(airless, "Sirius") {
		t.Error("without air Sirius is still below the horizon")
	}
	hill := q
	hill.Horizon.Altitude = unit.AngleFromDeg(30)
	if has(hill, "Rigel") || !has(hill, "Capella") {
		t.Error("behind a hill of 30° Rigel is hidden and Capella is not")
	}
	sirius, err := stars.Named("Sirius")
	if err != nil {
		t.Fatal(err)
	}
	d, err := q.Stars([]stars.Star{sirius})
	if err != nil {
		t.Fatal(err)
	}
	if got := d.Stars[0]; got.Rise.IsZero() || !got.Rise.Before(q.Time) || q.Time.Sub(got.Rise.Time) > 5*time.Minute {
		t.Errorf("Sirius rises at %v, not just before %v", got.Rise, q.Time)
	}
	q.Observer.Latitude = unit.AngleFromDeg(95)
	if _, err := q.Stars(nil); err == nil {
		t.Error("a latitude of 95° is accepted")
	}
}
