package api

import (
	"bytes"
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/almanac"
)

var now = time.Date(2026, 11, 22, 12, 0, 0, 123456789, time.UTC)

func get(path, query string) Response { return Answer("GET", path, query, now) }

// one is the answer for one body.
type one struct {
	Name, Time string
	Alt, Az    float64
	Altitude   float64
	RA, Dec    float64
	Distance   float64
	DeltaT     float64
	Observer   observer
}

type observer struct {
	Lat, Lon, Elevation *float64
	Default             *bool
}

func decode(t *testing.T, r Response, to any) {
	t.Helper()
	if r.ContentType != "application/json" {
		t.Errorf("content type %q", r.ContentType)
	}
	if err := json.Unmarshal(r.Body, to); err != nil {
		t.Fatalf("%v in %s", err, r.Body)
	}
}

func TestOneBody(t *testing.T) {
	when := time.Date(2026, 3, 1, 6, 30, 0, 0, time.UTC)
	place := ephem.Observer{Latitude: unit.AngleFromDeg(-39.754), Longitude: unit.AngleFromDeg(145.051), Elevation: 120}
	epoch, err := ephem.At(when)
	if err != nil {
		t.Fatal(err)
	}
	for _, body := range ephem.Bodies() {
		r := get("/planets/"+strings.ToUpper(body.Key()), "lon=145.051&elevation=120&lat=-39.754&time=2026-03-01T07:30:00+01:00")
		if r.Status != 200 {
			t.Fatalf("%v: status %d: %s", body, r.Status, r.Body)
		}
		if !bytes.HasPrefix(r.Body, []byte(`{"name":"`+body.Key()+`","alt":`)) || bytes.Index(r.Body, []byte(`,"az":`)) > bytes.Index(r.Body, []byte(`,"altitude":`)) {
			t.Errorf("name, alt and az do not come first in %s", r.Body)
		}
		var got one
		decode(t, r, &got)
		want, err := epoch.From(place).Position(body)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range []struct {
			name      string
			got, want float64
		}{
			{"alt", got.Alt, want.Refracted.Deg()},
			{"az", got.Az, want.Azimuth.Deg()},
			{"altitude", got.Altitude, want.Altitude.Deg()},
			{"ra", got.RA, want.RA.Deg()},
			{"dec", got.Dec, want.Dec.Deg()},
			{"distance", got.Distance, want.Distance},
		} {
			if math.Abs(q.got-q.want) > 1e-7 {
				t.Errorf("%v: %s = %v, want %v", body, q.name, q.got, q.want)
			}
		}
		if got.Time != "2026-03-01T06:30:00Z" {
			t.Errorf("time = %s", got.Time)
		}
		if math.Abs(got.DeltaT-epoch.DeltaT()) > 0.001 {
			t.Errorf("deltaT = %v, want %v", got.DeltaT, epoch.DeltaT())
		}
		if o := got.Observer; *o.Lat != -39.754 || *o.Lon != 145.051 || *o.Elevation != 120 || *o.Default {
			t.Errorf("observer in %s", r.Body)
		}
	}
}

func TestClockAndBytes(t *testing.T) {
	const path, query = "/planets/mars", "lat=1&lon=2&elevation=3"
	first := get(path, query)
	if !bytes.Contains(first.Body, []byte(`"time":"2026-11-22T12:00:00.123Z"`)) {
		t.Errorf("time in %s", first.Body)
	}
	if again := get(path, query); !bytes.Equal(first.Body, again.Body) {
		t.Errorf("the same question got\n%s\n%s", first.Body, again.Body)
	}
	// The time that is shown asks for the same position again.
	again := get(path, query+"&time=2026-11-22T12:00:00.123Z")
	if !bytes.Equal(first.Body, again.Body) {
		t.Errorf("the time shown gave\n%s\n%s", first.Body, again.Body)
	}
	// A generator that compares lengths sees no difference a moment later.
	later := Answer("GET", path, query, now.Add(877*time.Millisecond))
	if len(later.Body) != len(first.Body) {
		t.Errorf("lengths %d and %d", len(first.Body), len(later.Body))
	}
	if bytes.Equal(later.Body, first.Body) {
		t.Error("the clock stands still")
	}
}

func TestDefaultObserver(t *testing.T) {
	for _, path := range []string{"/planets/venus", "/planets"} {
		for _, query := range []string{"", "&&", "time=2026-11-28T02:00:00Z", "pressure=1000"} {
			r := get(path, query)
			if r.Status != 200 {
				t.Fatalf("%s?%s: status %d: %s", path, query, r.Status, r.Body)
			}
			var got one
			decode(t, r, &got)
			o := got.Observer
			if o.Lat == nil || o.Lon == nil || o.Elevation == nil || o.Default == nil {
				t.Fatalf("%s?%s: observer in %s", path, query, r.Body)
			}
			if *o.Lat != 51.4769 || *o.Lon != -0.0005 || *o.Elevation != 0 || !*o.Default {
				t.Errorf("%s?%s: observer %v %v %v default %v", path, query, *o.Lat, *o.Lon, *o.Elevation, *o.Default)
			}
		}
	}
}

// Two coordinates are a place at sea level. Swiss Ephemeris has the Sun at
// 76.8616°, 342.27° there; over Greenwich it is 50° below the horizon.
func TestElevationIsZeroWhereItIsNotGiven(t *testing.T) {
	const query = "lat=-33.87&lon=151.21&time=2026-11-28T02:00:00Z"
	var got one
	short := get("/planets/sun", query)
	decode(t, short, &got)
	if math.Abs(got.Altitude-76.8616) > 0.004 || math.Abs(got.Az-342.27) > 0.01 || *got.Observer.Lat != -33.87 || *got.Observer.Default {
		t.Errorf("%s", short.Body)
	}
	for _, path := range []string{"/planets/sun", "/planets"} {
		if short, whole := get(path, query), get(path, query+"&elevation=0"); !bytes.Equal(short.Body, whole.Body) {
			t.Errorf("%s: without an elevation\n%s\nwith one of 0\n%s", path, short.Body, whole.Body)
		}
	}
}

func TestAllBodies(t *testing.T) {
	r := get("/planets", "lat=-39.754&lon=145.051&elevation=0")
	if r.Status != 200 {
		t.Fatalf("status %d: %s", r.Status, r.Body)
	}
	var got struct {
		Time     string
		Observer observer
		Bodies   []struct {
			Name, State                           string
			Altitude, Azimuth, Refracted, RA, Dec *float64
		}
	}
	decode(t, r, &got)
	if *got.Observer.Default || *got.Observer.Lat != -39.754 {
		t.Errorf("observer in %s", r.Body)
	}
	if len(got.Bodies) != len(ephem.Bodies()) {
		t.Fatalf("%d bodies", len(got.Bodies))
	}
	for i, b := range got.Bodies {
		if b.Name != ephem.Body(i).Key() || b.State == "" || b.Altitude == nil || b.Azimuth == nil || b.Refracted == nil || b.RA == nil || b.Dec == nil {
			t.Errorf("body %d: %+v", i, b)
		}
	}
}

func TestRefusals(t *testing.T) {
	for _, test := range []struct {
		path, query string
		status      int
		field, says string
	}{
		{"/planets/vulcan", "", 404, "name", "mars"},
		{"/planets/vulcan", "lat=95", 404, "name", "vulcan"},
		{"/planets/" + strings.Repeat("m", 5000), "", 404, "name", "…"},
		{"/planets/mars/", "", 404, "", "nothing at"},
		{"/planets/mars/moons", "", 404, "", "nothing at"},
		{"/planets/", "", 404, "", "nothing at"},
		{"/planet", "", 404, "", "nothing at"},
		{"", "", 404, "", "nothing at"},
		{"//", "", 404, "", "nothing at"},
		{"/healthz/", "", 404, "", "nothing at"},
		{"/planets/mars", "lat=95", 400, "lat", "−90 to 90"},
		{"/planets/mars", "lat=-90.1&lon=0&elevation=0", 400, "lat", "−90 to 90"},
		{"/planets/mars", "lat=abc", 400, "lat", "-39.754"},
		{"/planets/mars", "lat=", 400, "lat", "not a number"},
		{"/planets/mars", "lat", 400, "lat", "not a number"},
		{"/planets/mars", "lat=NaN", 400, "lat", "not a latitude"},
		{"/planets/mars", "lat=Inf", 400, "lat", "not a latitude"},
		{"/planets/mars", "lat=1e400", 400, "lat", "not a latitude"},
		{"/planets/mars", "lat=0x10", 400, "lat", "not a latitude"},
		{"/planets/mars", "lat=1_0", 400, "lat", "not a latitude"},
		{"/planets/mars", "lat=39.5,145.1&lon=1", 400, "lat", "a latitude and a longitude"},
		{"/planets/mars", "lat=%zz", 400, "lat", "%25"},
		{"/planets/mars", "lon=360.5", 400, "lon", "−180 to 180"},
		{"/planets/mars", "lon=nan", 400, "lon", "145.051"},
		{"/planets/mars", "elevation=1e9", 400, "elevation", "metres"},
		{"/planets/mars", "elevation=high", 400, "elevation", "such as 120"},
		{"/planets/mars", "lat=-39.754", 400, "lon", "longitude is missing"},
		{"/planets", "lat=-39.754&elevation=2", 400, "lon", "longitude is missing"},
		{"/planets/mars", "lon=1&elevation=2", 400, "lat", "latitude is missing"},
		{"/planets", "lon=1", 400, "lat", "lat=-39.754"},
		{"/planets/mars", "elevation=0", 400, "lat", "latitude is missing"},
		{"/planets/mars", "lat=1&lat=1", 400, "lat", "twice"},
		{"/planets/mars", "lat=1&la%74=2", 400, "lat", "twice"},
		{"/planets/mars", "latitude=1", 400, "latitude", "lat, lon, elevation and time"},
		{"/planets/mars", "Lat=1", 400, "Lat", "no parameter"},
		{"/planets/mars", "=1", 400, "", "no parameter"},
		{"/planets/mars", "lat=1;lon=2", 400, "lat", "not a latitude"},
		{"/planets/mars", "time=yesterday", 400, "time", "2026-11-22T12:00:00Z"},
		{"/planets/mars", "time=2026-11-22", 400, "time", "names no zone"},
		{"/planets/mars", "time=now", 400, "time", "leave the time out"},
		{"/planets/mars", "time=2026-02-30T00:00:00Z", 400, "time", "the days 1 to 28"},
		{"/planets/mars", "time=9999-01-01T00:00:00Z", 400, "time", "choose a time"},
		{"/planets", "time=9999-01-01T00:00:00Z", 400, "time", "choose a time"},
		{"/planets", "lat=abc", 400, "lat", "not a latitude"},
		{"/planets/mars", "pressure=-3", 400, "pressure", "hectopascals"},
		{"/planets", "pressure=-3", 400, "pressure", "hectopascals"},
		{"/planets/mars", "pressure=1300", 400, "pressure", "hectopascals"},
		{"/planets/mars", "centre=maybe", 400, "centre", "centre=true"},
		{"/planets", "horizon=-11", 400, "horizon", "−10 to 80"},
		{"/planets", "horizon=-91&centre=true", 400, "horizon", "−90 to 90"},
		{"/planets/mars", "pressure=Inf", 400, "pressure", "pressure=1010"},
		{"/planets/mars", "temperature=-300", 400, "temperature", "Celsius"},
		{"/planets/mars", "temperature=0x1p3", 400, "temperature", "temperature=10"},
		{"/planets/mars", "deltaT=1000000", 400, "deltaT", "69.1"},
		{"/planets", "deltaT=-1000000", 400, "deltaT", "69.1"},
		{"/planets/mars", "deltaT=NaN", 400, "deltaT", "not a number"},
		{"/planets/mars", "horizon=85", 400, "horizon", "−10 to 80"},
		{"/planets", "eyeHeight=-1", 400, "eyeHeight", "metres"},
		{"/planets/mars", "zone=Mars/Olympus", 400, "zone", "Australia/Melbourne"},
		{"/planets", "zone=", 400, "zone", "Australia/Melbourne"},
		{"/planets/mars", "eye-height=1", 400, "eye-height", "eyeHeight"},
		{"/planets", "town=paris", 400, "town", "no parameter"},
	} {
		r := get(test.path, test.query)
		var got struct{ Error, Field string }
		decode(t, r, &got)
		if r.Status != test.status || got.Field != test.field || !strings.Contains(got.Error, test.says) {
			t.Errorf("%.60s?%s: %d %s, want %d of field %q saying %q", test.path, test.query, r.Status, r.Body, test.status, test.field, test.says)
		}
		if len(r.Body) > 400 {
			t.Errorf("%.60s?%s: an answer of %d bytes", test.path, test.query, len(r.Body))
		}
	}
}

// The answer for one body has the values of the document of all, to its last digit.
func TestOneIsAsAll(t *testing.T) {
	const query = "lat=-39.754&lon=145.051&elevation=120&time=2026-11-22T12:00:00Z&zone=Australia/Melbourne" +
		"&pressure=700&temperature=-8.5&deltaT=70.25&horizon=2&eyeHeight=40"
	var document struct {
		Bodies []map[string]any
	}
	decode(t, get("/planets", query), &document)
	if len(document.Bodies) != 10 {
		t.Fatalf("%d bodies", len(document.Bodies))
	}
	tolerances := map[string]float64{} // of the last decimals of both, a half each
	for _, q := range almanac.Quantities() {
		tolerances[q.Key] = 0.51 * (math.Pow10(-q.Fixed) + math.Pow10(-q.Decimals))
	}
	tolerances["alt"], tolerances["az"] = tolerances["refracted"], tolerances["azimuth"]
	for _, want := range document.Bodies {
		name := want["name"].(string)
		var got map[string]any
		decode(t, get("/planets/"+name, query), &got)
		want["alt"], want["az"] = want["refracted"], want["azimuth"]
		if got["alt"] != got["refracted"] || got["az"] != got["azimuth"] {
			t.Errorf("%s: alt %v, az %v, but refracted %v, azimuth %v", name, got["alt"], got["az"], got["refracted"], got["azimuth"])
		}
		for _, q := range almanac.Quantities() {
			if q.OfFace || q.OfMoons {
				delete(want, q.Key)
			}
		}
		for key, value := range want {
			x, number := value.(float64)
			if !number {
				if diff := cmp.Diff(value, got[key]); diff != "" {
					t.Errorf("%s: %s:\n%s", name, key, diff)
				}
				continue
			}
			y, there := got[key].(float64)
			if !there || math.Abs(x-y) > tolerances[key]+1e-8*math.Abs(x) {
				t.Errorf("%s: %s is %v, and %v among all", name, key, got[key], x)
			}
		}
	}
}

// The day is in the answer where its zone is given, and is the civil day there.
func TestDay(t *testing.T) {
	const query = "lat=-39.754&lon=145.051&elevation=0&time=2026-11-22T12:00:00Z"
	var bare, told struct {
		Zone, State string
		Rise        string
		Events      []struct {
			Event, Time       string
			Azimuth, Altitude *float64
		}
	}
	decode(t, get("/planets/moon", query), &bare)
	if bare.Zone != "" || bare.State != "" || bare.Events != nil {
		t.Errorf("without a zone: %+v", bare)
	}
	decode(t, get("/planets/moon", query+"&zone=Australia/Melbourne"), &told)
	if told.Zone != "Australia/Melbourne" || told.State != "rises and sets" || len(told.Events) != 3 {
		t.Fatalf("%+v", told)
	}
	if first := told.Events[0]; first.Event != "set" || first.Time < "2026-11-21T13:00:00Z" || first.Azimuth == nil || first.Altitude != nil {
		t.Errorf("the day begins with %+v", first)
	}
	if last := told.Events[2]; last.Event != "transit" || last.Time > "2026-11-22T13:00:00Z" || last.Azimuth != nil || last.Altitude == nil {
		t.Errorf("the day ends with %+v", last)
	}
	var hill struct{ Rise string }
	decode(t, get("/planets/moon", query+"&zone=Australia/Melbourne&horizon=10"), &hill)
	if hill.Rise <= told.Rise {
		t.Errorf("behind a hill the Moon rises at %s, on the plain at %s", hill.Rise, told.Rise)
	}
}

// The answer is computed with the given air and ΔT.
func TestAirAndDeltaT(t *testing.T) {
	const query = "lat=51.5&lon=0&elevation=0&time=2026-11-22T21:00:00Z"
	type sky struct {
		one
		DeltaTUncertainty *float64
	}
	var normal, thin, fast sky
	decode(t, get("/planets/saturn", query+"&pressure=505"), &thin)
	decode(t, get("/planets/saturn", query+"&deltaT=99.5"), &fast)
	var here sky
	decode(t, get("/planets/saturn", "time=2026-11-22T21:00:00Z"), &normal)
	decode(t, get("/planets/saturn", "time=2026-11-22T21:00:00Z&pressure=505"), &here)
	if !*here.Observer.Default || here.Alt >= normal.Alt {
		t.Errorf("half the air over Greenwich shows Saturn at %v, the whole at %v", here.Alt, normal.Alt)
	}
	decode(t, get("/planets/saturn", query), &normal)
	lift := func(s sky) float64 { return s.Alt - s.Altitude }
	if ratio := lift(thin) / lift(normal); math.Abs(ratio-0.5) > 0.01 {
		t.Errorf("half the air lifts Saturn by %v of what the whole does", ratio)
	}
	if fast.DeltaT != 99.5 || fast.DeltaTUncertainty != nil || normal.DeltaTUncertainty == nil {
		t.Errorf("ΔT %v ± %v, its own %v ± %v", fast.DeltaT, fast.DeltaTUncertainty, normal.DeltaT, normal.DeltaTUncertainty)
	}
	// The Earth has turned less by 15″ for each second.
	if moved := fast.Az - normal.Az; moved > -0.05 || moved < -0.5 {
		t.Errorf("30 s of ΔT move Saturn by %v° in azimuth", moved)
	}
}

// There is less air higher up, and none where the pressure is 0.
func TestAirOfTheElevation(t *testing.T) {
	const query = "lat=51.5&lon=0&time=2026-11-22T21:00:00Z"
	lift := func(more string) float64 {
		var got one
		decode(t, get("/planets/saturn", query+more), &got)
		return got.Alt - got.Altitude
	}
	sea := lift("")
	if ratio := lift("&elevation=4205") / sea; math.Abs(ratio-0.592) > 0.003 {
		t.Errorf("the air at 4205 m lifts Saturn by %.4f of what it does at sea level, want 0.592", ratio)
	}
	if given := lift("&elevation=4205&pressure=1010"); math.Abs(given/sea-1) > 0.002 {
		t.Errorf("lifted by %v through 1010 hPa at 4205 m, by %v at sea level", given, sea)
	}
	if none := lift("&pressure=0"); none != 0 {
		t.Errorf("no air lifts Saturn by %v°", none)
	}
	var high struct {
		Observer struct{ Pressure, Temperature float64 }
	}
	decode(t, get("/planets/saturn", query+"&elevation=4205"), &high)
	if high.Observer.Pressure != 598.2 || high.Observer.Temperature != 10 {
		t.Errorf("the observer is said to have %+v", high.Observer)
	}
	if r := get("/planets/saturn", query+"&pressure=0"); !bytes.Contains(r.Body, []byte(`"elevation":0,"pressure":0,"default":false`)) {
		t.Errorf("without air: %s", r.Body)
	}
}

// A horizon, an eye's height or a centre ask for the day as a zone does, and a
// centre is found at its altitude: the Sun's by Swiss Ephemeris.
func TestHorizon(t *testing.T) {
	const query = "lat=40&lon=0&time=2026-11-22T12:00:00Z"
	for more, want := range map[string]string{
		"&horizon=-4&centre=true": "2026-11-22T06:34:45Z",
		"&horizon=6&centre=1":     "2026-11-22T07:33:54Z",
		"&centre=true":            "2026-11-22T06:57:47Z",
		"&horizon=0&pressure=0":   "2026-11-22T06:56:14Z",
		"&zone=UTC&pressure=0":    "2026-11-22T06:56:14Z",
	} {
		var got struct{ Rise, Zone string }
		decode(t, get("/planets/sun", query+more), &got)
		at, err := time.Parse(time.RFC3339, got.Rise)
		wanted, _ := time.Parse(time.RFC3339, want)
		if err != nil || at.Sub(wanted).Abs() > time.Second || got.Zone != "UTC" {
			t.Errorf("%s: %+v, want %s", more, got, want)
		}
	}
	var low, level struct{ Rise string }
	decode(t, get("/planets/sun", query+"&eyeHeight=100"), &low)
	decode(t, get("/planets/sun", query+"&zone=UTC"), &level)
	if low.Rise == "" || low.Rise >= level.Rise {
		t.Errorf("seen from 100 m the Sun rises at %s, from the ground at %s", low.Rise, level.Rise)
	}
}

// The notations of the window and the command line are read here.
func TestNotations(t *testing.T) {
	for query, want := range map[string][2]float64{
		"lat=39d45m14.4sS&lon=145%C2%B003%E2%80%B203.6%E2%80%B3E": {-39.754, 145.051},
		"lat=39+45+14.4+S&lon=145%203%203.6":                      {-39.754, 145.051},
		"lat=-39,754&lon=204.528&elevation=0":                     {-39.754, -155.472},
		"lat=0&lon=359.8833":                                      {0, -0.1167},
		"lat=3945.24S&lon=3+East&elevation=400+ft":                {-39.754, 3},
	} {
		var got one
		r := get("/planets/mars", query+"&time=2026-11-22T12:00:00Z")
		decode(t, r, &got)
		if o := got.Observer; o.Lat == nil || math.Abs(*o.Lat-want[0]) > 1e-6 || math.Abs(*o.Lon-want[1]) > 1e-6 {
			t.Errorf("%s: %s", query, r.Body)
		}
	}
	for _, query := range []string{
		"time=2026-11-22%2012:00:00Z", "time=2026-11-22+12:00:00Z", "time=2026-11-22T12:00:00+0000", "time=JD2461367", "time=JD+2461367", "time=@1795348800",
		"time=2026-11-22T13:00&zone=Europe/Berlin", "time=2026-11-22+12:00&zone=utc", "time=2026-11-22T14:00&zone=+02:00",
	} {
		var got one
		r := get("/planets/mars", query)
		decode(t, r, &got)
		if got.Time != "2026-11-22T12:00:00Z" {
			t.Errorf("%s: %s", query, r.Body)
		}
	}
}

func TestPlusIsAPlus(t *testing.T) {
	r := get("/planets/mars", "lat=+10&lon=%2B20&elevation=+0&time=2026-11-22T13:00:00+01:00")
	var got one
	decode(t, r, &got)
	if r.Status != 200 || *got.Observer.Lat != 10 || *got.Observer.Lon != 20 || got.Time != "2026-11-22T12:00:00Z" {
		t.Errorf("%d %s", r.Status, r.Body)
	}
}

func TestMethods(t *testing.T) {
	for _, path := range []string{"/", "/planets", "/planets/mars", "/healthz"} {
		head, get := Answer("HEAD", path, "", now), Answer("GET", path, "", now)
		if head.Status != 200 || get.Status != 200 || head.ContentType != get.ContentType || !bytes.Equal(head.Body, get.Body) {
			t.Errorf("HEAD %s is not as GET: %d %s", path, head.Status, head.Body)
		}
		for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "get", strings.Repeat("X", 999)} {
			r := Answer(method, path, "", now)
			if r.Status != 405 || !slices.Contains(r.Extra, Header{"Allow", "GET, HEAD"}) {
				t.Errorf("%.10s %s: status %d, %v", method, path, r.Status, r.Extra)
			}
		}
	}
	if r := Answer("POST", "/nowhere", "", now); r.Status != 404 {
		t.Errorf("POST of nothing: status %d", r.Status)
	}
}

// FuzzAnswer looks for a query that breaks more than itself.
func FuzzAnswer(f *testing.F) {
	for _, seed := range []string{"lat=-39.754&lon=145.051&elevation=0", "lat=NaN", "time=2026-11-22T12:00:00Z", "a=%zz&&=&lat", "elevation=1e5", "pressure=800&temperature=-5&deltaT=60", "zone=Asia/Tokyo&horizon=1&eyeHeight=2", "time=0000-01-01T00:00:00Z"} {
		f.Add("mars", seed)
	}
	f.Fuzz(func(t *testing.T, name, query string) {
		r := get("/planets/"+name, query)
		var got struct {
			one
			Error, Field string
		}
		if err := json.Unmarshal(r.Body, &got); err != nil {
			t.Fatalf("%v in %q", err, r.Body)
		}
		switch r.Status {
		case 200:
			o := got.Observer
			if o.Lat == nil || math.Abs(*o.Lat) > 90 || math.Abs(*o.Lon) > 180 || got.Name == "" || math.Abs(got.Alt) > 90 || got.Az < 0 || got.Az > 360 {
				t.Errorf("%q got %s", query, r.Body)
			}
			if *o.Default != (*o.Lat == 51.4769 && *o.Lon == -0.0005 && *o.Elevation == 0) && *o.Default {
				t.Errorf("%q: not Greenwich in %s", query, r.Body)
			}
		case 400, 404:
			if got.Error == "" || len(r.Body) > 1000 {
				t.Errorf("%q got %s", query, r.Body)
			}
		default:
			t.Errorf("%q: status %d: %s", query, r.Status, r.Body)
		}
	})
}
