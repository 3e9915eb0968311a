package command

import (
	"encoding/csv"
	"math"
	"strings"
	"testing"
)

const skyOfVienna = " --lat 48.2082 --lon 16.3738 --elevation 190 --time 2026-11-29T21:00:00Z"

func TestStarsJSON(t *testing.T) {
	d := document(t, append(strings.Fields("stars --format json"+skyOfVienna), "sirius", "61 Cyg")...)
	wantKeys(t, "the document", d, "time", "deltaT", "observer", "zone", "stars")
	list := d["stars"].([]any)
	if len(list) != 2 {
		t.Fatalf("%d stars, want 2", len(list))
	}
	sirius := list[0].(map[string]any)
	wantKeys(t, "Sirius", sirius, "name", "designation", "hipparcos", "magnitude", "constellation", "altitude", "azimuth",
		"refracted", "ra", "dec", "raAstrometric", "decAstrometric", "rise", "transit", "set", "state")
	// pyerfa 2.0.0.1, from the figures of sefstars.txt, without refraction.
	if got := sirius["altitude"].(float64); math.Abs(got-5.165339) > 0.00001 {
		t.Errorf("Sirius is %.6f° high", got)
	}
	bare := document(t, append(strings.Fields("stars --refraction=false --format json"+skyOfVienna), "sirius")...)
	if _, ok := bare["stars"].([]any)[0].(map[string]any)["refracted"]; ok {
		t.Error("--refraction=false still gives a refracted altitude")
	}
}

func TestStarsWithoutNamesAreThoseAbove(t *testing.T) {
	_, stdout, _ := call(t, strings.Fields("stars --magnitude 3 --format csv"+skyOfVienna)...)
	rows, err := csv.NewReader(strings.NewReader(stdout)).ReadAll()
	if err != nil || len(rows) < 50 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if rows[0][4] != "name" || rows[1][4] != "Sirius" {
		t.Errorf("the brightest is %q", rows[1][4])
	}
	_, stdout, _ = call(t, strings.Fields("stars"+skyOfVienna)...)
	for _, name := range []string{"Sirius", "Capella", "always up", "29 November 2026"} {
		if !strings.Contains(stdout, name) {
			t.Errorf("the table lacks %q", name)
		}
	}
	if strings.Contains(stdout, "Canopus") || strings.Contains(stdout, "Bellatrix") {
		t.Error("the table has a star below the horizon, or a faint one")
	}
}

func TestStarNamesAreCompleted(t *testing.T) {
	_, stdout, _ := call(t, "__complete", "stars", "alde")
	if !strings.Contains(stdout, "aldebaran\n") || strings.Contains(stdout, "sirius") {
		t.Errorf("alde continues as %q", stdout)
	}
}
