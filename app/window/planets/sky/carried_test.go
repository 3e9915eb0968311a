package sky

import (
	"strings"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/app/skychart"
	"perihelion/bench/picture"
	"perihelion/ephem"
	"perihelion/ephem/almanac"
)

// carriedSky is a sky with everything that a document may hold.
func carriedSky(t *testing.T) Sky {
	t.Helper()
	in := Inputs{Refraction: true, OnlyUp: true}
	in.Question = almanac.Question{
		Place:    "Saint-Denis, Réunion",
		Observer: ephem.Observer{Latitude: unit.AngleFromDeg(-20.8823), Longitude: unit.AngleFromDeg(55.4504), Elevation: 17}.WithAir(1001.5, -3),
		Horizon:  ephem.Horizon{Altitude: unit.AngleFromDeg(2.5), Height: 30},
		Time:     time.Date(2026, 11, 22, 12, 0, 1, 999, time.UTC),
		Zone:     time.FixedZone("Indian/Reunion", 4*3600),
		DeltaT:   almanac.DeltaT{Seconds: 70, Given: true},
		Bodies:   Planets(),
	}
	s, err := Look(in)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestASkyIsCarried(t *testing.T) {
	s := carriedSky(t)
	note, err := s.Note(skychart.View{Selected: "mars", Clock: "utc", Chart: skychart.Usual()})
	if err != nil {
		t.Fatal(err)
	}
	c, in, err := ReadCarried(note)
	if err != nil {
		t.Fatal(err)
	}
	if want := (skychart.View{Refraction: true, OnlyUp: true, Planets: true, Selected: "mars", Clock: "utc", Chart: skychart.Usual()}); c.View != want {
		t.Errorf("the view is %+v, want %+v", c.View, want)
	}
	again, err := Look(in)
	if err != nil {
		t.Fatal(err)
	}
	for i, sight := range again.All {
		if want := s.All[i]; sight.Body != want.Body || (sight.Seen-want.Seen).Deg() > 1e-6 || (want.Seen-sight.Seen).Deg() > 1e-6 {
			t.Errorf("%v is at %v°, want %v° of %v", sight.Body, sight.Seen.Deg(), want.Seen.Deg(), want.Body)
		}
	}
	if in.Place != s.Place || in.Horizon != s.Horizon || in.DeltaT != s.Question.DeltaT {
		t.Errorf("the inputs are %+v, want %+v", in, s.Inputs)
	}
	airless := s
	airless.Observer = airless.Observer.WithAir(0, 0)
	if note, err = airless.Note(skychart.View{}); err != nil || !strings.Contains(note.Text, `"pressure":0`) {
		t.Errorf("no air is carried as %s, %v", note.Text, err)
	}
	if _, in, err = ReadCarried(note); err != nil || !in.Observer.Airless {
		t.Errorf("no air comes back as %+v, %v", in.Observer, err)
	}
}

func TestHostileSkies(t *testing.T) {
	note, err := carriedSky(t).Note(skychart.View{Selected: "mars", Clock: "utc"})
	if err != nil {
		t.Fatal(err)
	}
	with := func(old, new string) string {
		t.Helper()
		text := strings.Replace(note.Text, old, new, 1)
		if text == note.Text {
			t.Fatalf("%s is not in %s", old, note.Text)
		}
		return text
	}
	for text, want := range map[string]string{
		"":                                            "cannot be read",
		"null":                                        "the format of the sky in it",
		"[]":                                          "cannot be read",
		strings.Repeat("[", 60_000):                   "cannot be read",
		strings.Repeat(" ", 64<<10+1):                 "more data than a sky has",
		note.Text[:len(note.Text)-5]:                  "cannot be read",
		with("sky/1", "sky/2"):                        `"perihelion/sky/2"`,
		with(`"lat":-20`, `"lat":"-20"`):              "cannot be read",
		with(`"lat":-20`, `"lat":-120`):               "outside",
		with(`"lon":55.4504`, `"lon":1e300`):          "outside",
		with(`"lon":55.4504`, `"lon":1e999`):          "cannot be read",
		with(`"elevation":17`, `"elevation":1e9`):     "outside",
		with(`"pressure":1001.5`, `"pressure":-1`):    "pressure",
		with(`"horizon":2.5`, `"horizon":95`):         "cannot be shown",
		with(`"deltaT":70`, `"deltaT":1e12`):          "cannot be shown",
		with("2026-11-22T", "9066-11-22T"):            "cannot be shown",
		with("2026-11-22T", "x"):                      "its time",
		with("Saint-Denis", strings.Repeat("x", 300)): "its place",
		with("Saint-Denis", `Saint\nDenis`):           "its place",
	} {
		if _, _, err := ReadCarried(picture.Note{Keyword: skychart.CarriedFormat, Text: text}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.200s: %v; want an error with %q", text, err, want)
		}
	}
	if _, _, err := ReadCarried(picture.Note{Keyword: "perihelion/sky/2", Text: note.Text}); err == nil || !strings.Contains(err.Error(), "open it with the version") {
		t.Errorf("a later version: %v", err)
	}
}
