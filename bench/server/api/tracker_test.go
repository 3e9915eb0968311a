package api

import (
	"fmt"
	"math"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"perihelion/ephem"
)

// The page in a browser. The tests share one, each in a tab of its own, and
// run beside each other: most of their time they wait.
func TestTracker(t *testing.T) {
	chromium := newBrowser(t)
	t.Run("group", func(t *testing.T) { // ends when all have ended, and the browser after it
		for name, test := range map[string]func(*screen){
			"values":     testValues,
			"refresh":    testRefresh,
			"hidden":     testHidden,
			"typed":      testTyped,
			"refused":    testRefused,
			"located":    testLocated,
			"notLocated": testNotLocated,
			"elsewhere":  testElsewhere,
			"outage":     testOutage,
			"nonsense":   testNonsense,
			"slow":       testSlow,
			"sparse":     testSparse,
			"announced":  testAnnounced,
			"link":       testLink,
			"memory":     testMemory,
			"widths":     testWidths,
			"keyboard":   testKeyboard,
			"names":      testNames,
			"policy":     testPolicy,
			"scriptless": testScriptless,
			"picture":    testPicture,
		} {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				test(newScreen(t, chromium))
			})
		}
	})
}

const melbourne = "lat=-39.754&lon=145.051&elevation=120"

// seen is a body's angles on the page.
func seen(b one, decimals int) (altitude, azimuth string) {
	f := func(x float64) string {
		return strings.Replace(fmt.Sprintf("%.*f°", decimals, x), "-", "−", 1)
	}
	return f(b.Alt), f(b.Az)
}

func position(t *testing.T, body ephem.Body, query string, at time.Time) one {
	t.Helper()
	var b one
	decode(t, Answer("GET", "/planets/"+body.Key(), query, at), &b)
	return b
}

// Ten rows and the card show the server's values, of bodies above and below the horizon.
func testValues(s *screen) {
	s.open("#" + melbourne + "&body=mars")
	rows := eval[[][]string](s, `[...document.querySelectorAll('tbody tr')].map(tr => [...tr.cells].map(c => c.innerText.trim().replace(/\s+/g, ' ')))`)
	if len(rows) != len(ephem.Bodies()) {
		s.t.Fatalf("%d rows", len(rows))
	}
	up := 0
	for i, body := range ephem.Bodies() {
		b := position(s.t, body, melbourne, now)
		alt, az := seen(b, 1)
		state := "down"
		if b.Alt > 0 {
			state = "up"
			up++
		}
		row := rows[i]
		if row[0] != body.String() || row[1] != alt || !strings.HasPrefix(row[2], az+" ") || row[3] == "–" || row[4] != state {
			s.t.Errorf("%v: the page says %q, the server %s %s %s", body, row, alt, az, state)
		}
	}
	if up == 0 || up == len(rows) {
		s.t.Fatalf("%d bodies are up: choose another time", up)
	}
	for _, body := range []ephem.Body{ephem.Mars, ephem.Moon, ephem.Sun} { // below, above, below
		b := position(s.t, body, melbourne, now)
		s.click("tr." + body.Key() + " label")
		alt, az := seen(b, 3)
		s.until(`document.getElementById('name').textContent === ` + quote(body.String()))
		if figures := s.text("figures"); !strings.Contains(figures, alt) || !strings.Contains(figures, az) {
			s.t.Errorf("%v: the card says %s, the server %s and %s", body, figures, alt, az)
		}
		if got := s.text("sentence"); strings.Contains(got, "is up") != (b.Alt > 0) || strings.Contains(got, "below the horizon") != (b.Alt < 0) ||
			!strings.Contains(got, fmt.Sprintf("%.1f°", math.Abs(b.Alt))) {
			s.t.Errorf("%v at %.1f°: %s", body, b.Alt, got)
		}
	}
	s.click("tr.mars label")
	if got, want := s.text("sentence"), "Mars is below the horizon: 35.5° down, in the ESE (azimuth 102.1°)."; got != want {
		s.t.Errorf("%s, want %s", got, want)
	}
	if facts := s.text("facts"); !strings.Contains(facts, "Leo") || !strings.Contains(facts, " au") || !strings.Contains(facts, "Rise") {
		s.t.Errorf("facts: %s", facts)
	}
	if m := s.messages(); len(m) > 0 {
		s.t.Errorf("console: %q", m)
	}
}

// A request a second, each of which is shown.
func testRefresh(s *screen) {
	s.set(func() { s.began = time.Now() })
	s.open("#" + melbourne)
	var before int
	s.set(func() { before = s.asked })
	first := s.text("figures")
	began := time.Now()
	for range 3 {
		status := s.text("status")
		s.until(`document.getElementById('status').textContent !== ` + quote(status))
	}
	if took := time.Since(began); took > 7*time.Second {
		s.t.Errorf("three refreshes took %v", took)
	}
	if second := s.text("figures"); second == first {
		s.t.Errorf("the figures stay at %s", first)
	}
	s.set(func() {
		if n := s.asked - before; n < 3 || n > 4 {
			s.t.Errorf("%d requests in about three seconds", n)
		}
		if q, err := url.ParseQuery(s.query); err != nil || q.Get("lat") != "-39.754" || q.Get("lon") != "145.051" || q.Get("elevation") != "120" || len(q) != 3 {
			s.t.Errorf("asked for %s", s.query)
		}
	})
}

// A tab that nobody sees asks nothing, and asks at once when it is seen.
func testHidden(s *screen) {
	s.open("")
	hide := func(hidden bool) {
		eval[bool](s, fmt.Sprintf(`Object.defineProperty(document, 'hidden', { value: %t, configurable: true }) && document.dispatchEvent(new Event('visibilitychange'))`, hidden))
	}
	hide(true)
	time.Sleep(100 * time.Millisecond) // requests under way
	var before, after int
	s.set(func() { before = s.asked })
	time.Sleep(1500 * time.Millisecond)
	s.set(func() { after = s.asked })
	if after != before {
		s.t.Errorf("%d requests while hidden", after-before)
	}
	hide(false)
	deadline := time.Now().Add(5 * time.Second)
	for after == before && time.Now().Before(deadline) {
		time.Sleep(10 * time.Millisecond)
		s.set(func() { after = s.asked })
	}
	if after != before+1 {
		s.t.Errorf("%d requests when it was seen again", after-before)
	}
}

// Of a body no more than name, altitude and azimuth need be known.
func testSparse(s *screen) {
	s.set(func() {
		s.instead = &Response{Status: 200, ContentType: typeJSON, Body: []byte(`{"bodies":[
			{"name":"mars","altitude":12.25,"azimuth":359.96,"rise":null,"magnitude":null,"diameter":null},
			{"name":"sun","refracted":-0.1,"azimuth":270.04,"diameter":1944},
			{"name":"vulcan","altitude":1,"azimuth":1},
			{"name":"venus"}]}`)}
	})
	s.open("#body=mars")
	if got, want := s.text("sentence"), "Mars is up: 12.3° above the horizon, in the N (azimuth 360.0°)."; got != want {
		s.t.Errorf("%s, want %s", got, want)
	}
	rows := eval[map[string]string](s, `Object.fromEntries([...document.querySelectorAll('tbody tr')].map(tr => [tr.className.split(' ')[0], tr.innerText.replace(/\s+/g, ' ').trim()]))`)
	for name, want := range map[string]string{
		"mars": "Mars 12.3° 360.0° N – up", "sun": "Sun −0.1° 270.0° W – up", "venus": "Venus – – – –", "moon": "Moon – – – –",
	} {
		if rows[name] != want {
			s.t.Errorf("%s: %q, want %q", name, rows[name], want)
		}
	}
	if facts := s.text("facts"); facts != "" {
		s.t.Errorf("facts without any known: %s", facts)
	}
	for name, want := range map[string]string{
		"sun": "The Sun is on the horizon, in the W (azimuth 270.0°).", "venus": "The server does not say where Venus is.",
	} {
		s.click("tr." + name + " label")
		s.until(`sentence.textContent === ` + quote(want))
	}
}

// Only important changes are announced: a choice and a crossing of the horizon, not each
// second.
func testAnnounced(s *screen) {
	s.set(func() { s.began = time.Now() })
	s.open("#" + melbourne + "&body=moon")
	eval[bool](s, `(window.heard = [], new MutationObserver(() => heard.push(said.textContent)).observe(said, { childList: true, characterData: true, subtree: true }), true)`)
	status := s.text("status")
	s.until(`document.getElementById('status').textContent !== ` + quote(status))
	s.set(func() { s.now = now.Add(8 * time.Hour) }) // the Moon has set
	s.until(`sentence.textContent.includes('below')`)
	s.click("tr.sun label")
	s.until(`heard.length >= 2`)
	heard := eval[[]string](s, `heard`)
	if len(heard) != 2 || !strings.HasPrefix(heard[0], "The Moon is below the horizon") || !strings.HasPrefix(heard[1], "The Sun is ") {
		s.t.Errorf("announced %q", heard)
	}
	live := eval[[]string](s, `[...document.querySelectorAll('[role=status],[role=alert],[aria-live]')].map(e => e.id)`)
	slices.Sort(live)
	if want := []string{"elevation-error", "lat-error", "located", "lon-error", "said"}; !slices.Equal(live, want) {
		s.t.Errorf("live regions %q, want %q", live, want)
	}
}

// The picture has the zenith in the middle, north up and east on the left.
func testPicture(s *screen) {
	s.set(func() {
		s.instead = &Response{Status: 200, ContentType: typeJSON, Body: []byte(`{"bodies":[
			{"name":"sun","altitude":90,"azimuth":10},{"name":"moon","altitude":45,"azimuth":0},{"name":"mercury","altitude":30,"azimuth":90},
			{"name":"venus","altitude":0.5,"azimuth":180},{"name":"mars","altitude":-30,"azimuth":270},{"name":"jupiter","altitude":-1,"azimuth":1}]}`)}
	})
	s.open("#body=mars")
	for name, want := range map[string][]float64{
		"sun": {0, 0}, "moon": {0, -45}, "mercury": {-60, 0}, "venus": {0, 89.5},
		"mars": {90, 0}, // below, and chosen: on the rim
	} {
		at := eval[[]float64](s, `(e => [e.cx.baseVal.value, e.cy.baseVal.value, +(getComputedStyle(e).visibility === 'visible')])(document.querySelector('#dots circle.`+name+`'))`)
		if math.Abs(at[0]-want[0]) > 0.01 || math.Abs(at[1]-want[1]) > 0.01 || at[2] != 1 {
			s.t.Errorf("%s at %v, want %v", name, at, want)
		}
	}
	if !eval[bool](s, `getComputedStyle(document.querySelector('#dots circle.jupiter')).visibility === 'hidden'`) {
		s.t.Error("Jupiter is below the horizon and in the sky")
	}
	if got, want := eval[string](s, `sky.getAttribute('aria-label')`), "Above the horizon: Sun 90° N, Moon 45° N, Mercury 30° E, Venus 1° S."; !strings.HasSuffix(got, want) {
		s.t.Errorf("the picture is called %q, want %q", got, want)
	}
}
