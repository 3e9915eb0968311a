package almanac

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
)

// A document has the pole that it was computed with, and none where its motion is left out.
func TestPoleOfADocument(t *testing.T) {
	q := Question{Observer: ephem.Greenwich(), Time: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), Bodies: []ephem.Body{ephem.Mars}}
	plain, err := q.Document()
	if err != nil {
		t.Fatal(err)
	}
	q.Observer.Pole = ephem.Pole{X: unit.AngleFromSec(0.11), Y: unit.AngleFromSec(-0.35)}
	with, err := q.Document()
	if err != nil {
		t.Fatal(err)
	}
	if plain.Bodies[0].Altitude == with.Bodies[0].Altitude {
		t.Error("the pole moves nothing")
	}
	for _, c := range []struct {
		d   Document
		has bool
	}{{plain, false}, {with, true}} {
		var document, table bytes.Buffer
		if err := c.d.WriteJSON(&document); err != nil {
			t.Fatal(err)
		}
		if err := c.d.WriteTable(&table); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(document.String(), `"poleX": 0.11`) != c.has || strings.Contains(document.String(), `"poleY": -0.35`) != c.has {
			t.Errorf("%s", document.String())
		}
		if strings.Contains(table.String(), "The Earth's pole is at x 0.1100″, y −0.3500″.") != c.has {
			t.Errorf("%s", table.String())
		}
	}
}
