package planets

import (
	"testing"
	"time"
)

// A step onto a date that was left out goes on to the next one, on the same side.
func TestDaysAfter(t *testing.T) {
	apia, err := time.LoadLocation("Pacific/Apia")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ day, days, want int }{{31, -1, 29}, {29, 1, 31}, {29, -1, 28}, {28, 1, 29}, {31, 0, 31}} {
		at := time.Date(2011, 12, c.day, 12, 0, 0, 0, apia)
		if got := daysAfter(at, c.days); got.Day() != c.want || got.Hour() != 12 {
			t.Errorf("%d days after %v is %v, want the %d.", c.days, at, got, c.want)
		}
	}
}
