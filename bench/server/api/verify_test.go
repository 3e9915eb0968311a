package api

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"perihelion/ephem"
)

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

const mars = "/planets/mars?lat=-39.754&lon=145.051&elevation=0"

// body is an answer of this program.
func body(target string, now time.Time) string {
	path, query, _ := strings.Cut(target, "?")
	return string(Answer("GET", path, query, now).Body)
}

func TestVerifyAcceptsWhatIsRight(t *testing.T) {
	for _, b := range ephem.Bodies() {
		for _, query := range []string{"", "?lat=-39.754&lon=145.051&elevation=0", "?lat=89&lon=0&elevation=0&time=2031-01-01T00:00:00.5Z", "?lat=1&lon=2&elevation=3&pressure=900&temperature=30&deltaT=80"} {
			target := "/planets/" + b.Key() + query
			if !Verifiable(target) {
				t.Errorf("Verifiable(%s) = false", target)
			}
			if err := Verify(target, []byte(body(target, noon)), Exact, noon.Add(time.Second)); err != nil {
				t.Errorf("Verify(%s) = %v", target, err)
			}
		}
	}
}

func TestVerifyFindsWhatIsWrong(t *testing.T) {
	right := body(mars, noon)
	other := func(target string) string { return body(target, noon) }
	for name, test := range map[string]struct{ body, says string }{
		"no JSON":       {"<html>", "no position"},
		"half a body":   {right[:len(right)/2], "no position"},
		"another body":  {other("/planets/venus?lat=-39.754&lon=145.051&elevation=0"), `"venus" instead of "mars"`},
		"another place": {other("/planets/mars?lat=-39.755&lon=145.051&elevation=0"), "Mars at altitude"},
		"Greenwich":     {other("/planets/mars"), "place"},
		"no time":       {strings.Replace(right, `"time"`, `"when"`, 1), "time"},
		"an old answer": {body(mars, noon.Add(-2*time.Minute)), "instead of now"},
	} {
		if err := Verify(mars, []byte(test.body), Exact, noon); err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v, want one that says %q", name, err, test.says)
		}
	}
	at := mars + "&time=2026-11-22T12:00:00Z"
	if err := Verify(at, []byte(body(mars, noon.Add(time.Second))), Exact, noon); err == nil {
		t.Error("a position of another time than asked for was accepted")
	}
}

func TestVerifyTolerates(t *testing.T) {
	altitude := func(alt float64) []byte {
		return fmt.Appendf(nil, `{"name":"mars","alt":%.7f,"az":%.7f,"time":"2026-11-22T12:00:00Z","observer":{"default":false}}`, alt, azimuthOf(t))
	}
	want := altitudeOf(t)
	for off, ok := range map[float64]bool{0: true, 0.015: true, -0.015: true, 0.017: false, -0.017: false} {
		if err := Verify(mars, altitude(want+off), Almanac, noon); (err == nil) != ok {
			t.Errorf("%v° off: %v", off, err)
		}
	}
}

func truth(t *testing.T) ephem.Position {
	t.Helper()
	q, err := parseQuery(strings.TrimPrefix(mars, "/planets/mars?"), noon)
	if err != nil {
		t.Fatal(err)
	}
	epoch, err := ephem.At(noon)
	if err != nil {
		t.Fatal(err)
	}
	p, err := epoch.From(q.Observer).Position(ephem.Mars)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func altitudeOf(t *testing.T) float64 { return truth(t).Refracted.Deg() }
func azimuthOf(t *testing.T) float64  { return truth(t).Azimuth.Deg() }

// Where refraction ends, both sides of the jump are right, and nothing else.
func TestCompareWhereRefractionEnds(t *testing.T) {
	p := truth(t)
	p.Altitude = -1.0005 * 3.141592653589793 / 180
	p.Refracted = p.Altitude
	az := p.Azimuth.Deg()
	for alt, ok := range map[float64]bool{-1.0005: true, -0.35: true, -1.02: false, 0: false} {
		if err := compare(ephem.Mars, p, alt, az, Almanac); (err == nil) != ok {
			t.Errorf("altitude %v: %v", alt, err)
		}
	}
}

func TestVerifiable(t *testing.T) {
	for _, target := range []string{"/", "/healthz", "/planets", "/planets/vulcan", "/planets/mars?lat=95", "/planets/mars?x=1", "/other"} {
		if Verifiable(target) {
			t.Errorf("Verifiable(%s)", target)
		}
	}
}
