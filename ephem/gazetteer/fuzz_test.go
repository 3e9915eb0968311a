package gazetteer

import (
	"math"
	"testing"
	"time"
)

// For any input the answers are places for which a position can be computed, none twice,
// and no more than asked for.
func FuzzSearch(f *testing.F) {
	for _, s := range []string{"", "london", "London, Can", "são", "новосибирск", ",", "melb,au", "\x00\xff", "  a  ,  b "} {
		f.Add(s, 10)
	}
	f.Fuzz(func(t *testing.T, typed string, most int) {
		found := Search(typed, most)
		if len(found) > max(most, 0) {
			t.Errorf("%q: %d places, more than %d", typed, len(found), most)
		}
		seen := map[Place]bool{}
		for _, p := range found {
			if p.Name == "" || seen[p] {
				t.Errorf("%q: %+v is without a name or a second time", typed, p)
			}
			seen[p] = true
			if math.Abs(p.Latitude.Deg()) > 90 || math.Abs(p.Longitude.Deg()) > 180 {
				t.Errorf("%q: %+v is nowhere", typed, p)
			}
			if _, err := time.LoadLocation(p.Zone); err != nil {
				t.Errorf("%q: %v", typed, err)
			}
		}
	})
}
