package api

import (
	"encoding/json"
	"fmt"
	"math"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"perihelion/ephem"
)

// The page in a browser. The tests share one, each in a tab of its own, and
// run beside each other: most of their time they wait.
func TestTracker(t *testing.T) {
	chromium := newBrowser(t)
	t.Run("group", func(t *testing.T) { // ends when all have ended, and the browser after it
		for name, test := range map[string]func(*screen){
			"values":      testValues,
			"refresh":     testRefresh,
			"hidden":      testHidden,
			"typed":       testTyped,
			"refused":     testRefused,
			"located":     testLocated,
			"notLocated":  testNotLocated,
			"outage":      testOutage,
			"nonsense":    testNonsense,
			"slow":        testSlow,
			"sparse":      testSparse,
			"announced":   testAnnounced,
			"link":        testLink,
			"memory":      testMemory,
			"widths":      testWidths,
			"keyboard":    testKeyboard,
			"names":       testNames,
			"policy":      testPolicy,
			"scriptless":  testScriptless,
			"northOfEast": testPicture,
		} {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				test(newScreen(t, chromium))
			})
		}
	})
}

const melbourne = "lat=-39.754&lon=145.051&elevation=120"

// seen is what the page shows of a body's angles.
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

// Ten rows and the card say what the server says, of bodies above and below.
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
		if row[0] != body.String() || row[1] != alt || !strings.HasPrefix(row[2], az+" ") || row[3] == "—" || row[4] != state {
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
	for range 3 {
		status := s.text("status")
		s.until(`document.getElementById('status').textContent !== ` + quote(status))
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
	time.Sleep(100 * time.Millisecond) // what was under way
	var before, after int
	s.set(func() { before = s.asked })
	time.Sleep(1500 * time.Millisecond)
	s.set(func() { after = s.asked })
	if after != before {
		s.t.Errorf("%d requests while hidden", after-before)
	}
	hide(false)
	deadline := time.Now().Add(500 * time.Millisecond)
	for after == before && time.Now().Before(deadline) {
		time.Sleep(10 * time.Millisecond)
		s.set(func() { after = s.asked })
	}
	if after != before+1 {
		s.t.Errorf("%d requests when it was seen again", after-before)
	}
}

// What cannot be a place gets a sentence at its field, stays as it was typed,
// and moves nobody.
func testTyped(s *screen) {
	s.open("#" + melbourne)
	from := s.text("from")
	for _, test := range []struct{ field, typed, says string }{
		{"lat", "95", "−90 to 90"},
		{"lat", "-90.5", "−90.5 is outside"},
		{"lat", "abc", "“abc” is not a latitude"},
		{"lat", "", "latitude is missing"},
		{"lat", "51.5 E", "not a latitude"},
		{"lat", "-51 N", "not a latitude"},
		{"lat", "1e1", "not a latitude"},
		{"lon", "180.1", "−180 to 180"},
		{"lon", "0x10", "145.051"},
		{"elevation", "1e9", "not an elevation"},
		{"elevation", "200000", "−500 to 100,000"},
	} {
		value := eval[string](s, test.field+".value")
		s.fill(test.field, test.typed)
		if got := s.text(test.field + "-error"); !strings.Contains(got, test.says) || !strings.HasSuffix(got, ".") {
			s.t.Errorf("%s %q: %q, want %q", test.field, test.typed, got, test.says)
		}
		if !eval[bool](s, fmt.Sprintf(`%[1]s.value === %[2]s && %[1]s.ariaInvalid === 'true' && %[1]s.getAttribute('aria-describedby').includes('%[1]s-error')`, test.field, quote(test.typed))) {
			s.t.Errorf("%s %q: shown as %s", test.field, test.typed, eval[string](s, test.field+".outerHTML"))
		}
		s.click("button[type=submit]")
		if focus := eval[string](s, "document.activeElement.id"); focus != test.field {
			s.t.Errorf("%s %q: the focus is on %q", test.field, test.typed, focus)
		}
		s.fill(test.field, value)
		if !eval[bool](s, test.field+`.ariaInvalid === 'false'`) || s.text(test.field+"-error") != "" {
			s.t.Errorf("%s: the complaint about %q stays", test.field, test.typed)
		}
	}
	if now := s.text("from"); now != from {
		s.t.Errorf("%s became %s", from, now)
	}
	for _, test := range []struct{ typed, shown string }{
		{"-12.5", "12.5° S, 145.051° E"}, {"−13", "13° S"}, {"14,25", "14.25° N"}, {"33.5° s", "33.5° S"}, {"+7", "7° N"},
	} {
		s.fill("lat", test.typed)
		s.until(`from.textContent.includes(` + quote(test.shown) + `)`)
	}
	s.click("#reset")
	s.until(`from.textContent.includes('51.4769° N, 0.0005° W, 0 m') && lat.value === '51.4769' && lon.value === '−0.0005' && elevation.value === '0'`)
}

// What only the server finds wrong is shown at the field too, and asked once.
func testRefused(s *screen) {
	s.open("#" + melbourne)
	s.set(func() {
		s.instead = &Response{Status: 400, ContentType: typeJSON, Body: []byte(`{"error":"longitude 7 is taken","field":"lon"}`)}
	})
	s.fill("lon", "7")
	s.until(`document.getElementById('lon-error').textContent === 'Longitude 7 is taken.' && lon.ariaInvalid === 'true'`)
	var before, after int
	s.set(func() { before = s.asked })
	time.Sleep(1200 * time.Millisecond)
	s.set(func() { after = s.asked; s.instead = nil })
	if after != before {
		s.t.Errorf("the same place was asked for %d more times", after-before)
	}
	s.fill("lon", "8")
	s.until(`from.textContent.includes('8° E') && document.getElementById('status').textContent.startsWith('Live') && lon.ariaInvalid === 'false'`)
}

func (s *screen) permit(setting browser.PermissionSetting) {
	s.t.Helper()
	_, err := chromedp.CallBrowser(s.ctx, browser.SetPermission, browser.SetPermissionParams{
		Permission: &browser.PermissionDescriptor{Name: "geolocation"}, Setting: setting, Origin: s.URL,
		BrowserContextID: chromedp.FromContext(s.ctx).BrowserContextID,
	})
	if err != nil {
		s.t.Fatal(err)
	}
}

// The location is taken when it is asked for, and without an altitude the
// elevation stays.
func testLocated(s *screen) {
	s.permit(browser.PermissionSettingGranted)
	at := func(lat, lon float64, altitude *float64) {
		accuracy := 25.0
		call(s, emulation.SetGeolocationOverride, emulation.SetGeolocationOverrideParams{Latitude: &lat, Longitude: &lon, Accuracy: &accuracy, Altitude: altitude})
	}
	at(-33.86786, 151.20732, nil)
	s.open("#" + melbourne)
	if from := s.text("from"); !strings.Contains(from, "39.754° S") {
		s.t.Errorf("before anybody asked: %s", from)
	}
	s.click("#locate")
	s.until(`from.textContent.includes('33.8679° S, 151.2073° E, 120 m') && lat.value === '−33.8679' && elevation.value === '120'`)
	if said := s.text("located"); !strings.Contains(said, "25 m") || !strings.Contains(said, "elevation") {
		s.t.Errorf("said %q", said)
	}
	high := 431.4
	at(10, -20.5, &high)
	// The browser may answer from its memory of a minute.
	eval[bool](s, `(navigator.geolocation.getCurrentPosition = (old => (f, g, o) => old.call(navigator.geolocation, f, g, { ...o, maximumAge: 0 }))(navigator.geolocation.getCurrentPosition), true)`)
	s.click("#locate")
	s.until(`from.textContent.includes('10° N, 20.5° W, 431 m')`)
}

// Without a location the page says what to do instead, and what is typed stays.
func testNotLocated(s *screen) {
	s.open("#" + melbourne)
	s.fill("lat", "12")
	check := func(says string) {
		s.t.Helper()
		s.click("#locate")
		s.until(`located.textContent.includes(` + quote(says) + `) && located.textContent.includes('type latitude and longitude')`)
		if !eval[bool](s, `lat.value === '12' && lon.value === '145.051' && elevation.value === '120'`) {
			s.t.Error("what was typed is lost")
		}
	}
	s.permit(browser.PermissionSettingDenied)
	check("not allowed")
	s.permit(browser.PermissionSettingGranted)
	call(s, emulation.SetGeolocationOverride, emulation.SetGeolocationOverrideParams{})
	check("cannot find out")

	// The browser's own clock and its question to the user are played here.
	fake := func(body string) {
		eval[bool](s, `(navigator.geolocation.getCurrentPosition = (found, failed) => { `+body+` }, true)`)
	}
	fake(`failed({ code: 3 })`)
	check("took too long")
	fake(`window.found = found`)
	s.click("#locate")
	s.until(`located.textContent.includes('Waiting for the browser')`)
	s.fill("lat", "13")
	eval[bool](s, `(window.found({ coords: { latitude: 1, longitude: 2, altitude: null, accuracy: 3 } }), true)`)
	s.until(`from.textContent.includes('13° N') && lat.value === '13' && located.textContent === ''`)
}

// A server that is gone is told of, with the time of what is still shown, and
// its return is seen.
func testOutage(s *screen) {
	s.open("#" + melbourne)
	figures := s.text("figures")
	s.set(func() { s.gone = true })
	s.until(`!trouble.hidden && trouble.textContent.includes('cannot be reached') && trouble.textContent.includes('What is shown is of ') && document.body.className === 'lost'`)
	if said := s.text("said"); said != s.text("trouble") {
		s.t.Errorf("announced %q", said)
	}
	if still := s.text("figures"); still != figures {
		s.t.Errorf("the figures %s became %s", figures, still)
	}
	s.set(func() { s.gone = false })
	s.until(`trouble.hidden && document.getElementById('status').textContent.startsWith('Live') && document.body.className === '' && said.textContent === 'The server answers again.'`)
}

// Answers that are none are an outage, too.
func testNonsense(s *screen) {
	s.open("")
	for _, test := range []struct {
		status     int
		body, says string
	}{
		{200, "<html>", "cannot be read"},
		{200, "null", "cannot be read"},
		{200, `{"bodies":[null]}`, "cannot be read"},
		{500, `{"error":"it is broken"}`, "it is broken"},
		{404, `{}`, "status 404"},
	} {
		s.set(func() {
			s.instead = &Response{Status: test.status, ContentType: typeJSON, Body: []byte(test.body)}
		})
		s.nudge()
		s.until(`trouble.textContent.includes(` + quote(test.says) + `)`)
		s.set(func() { s.instead = nil })
		s.nudge()
		s.until(`trouble.hidden`)
	}
}

// nudge has the page ask now, as it does when it comes into sight.
func (s *screen) nudge() {
	s.t.Helper()
	eval[bool](s, `document.dispatchEvent(new Event('visibilitychange'))`)
}

// A slow server has one request at a time to answer.
func testSlow(s *screen) {
	s.open("")
	s.set(func() { s.delay, s.most = 2500*time.Millisecond, 0 })
	s.until(`document.getElementById('status').textContent.startsWith('Waiting for the server')`)
	s.until(`document.getElementById('status').textContent.startsWith('Live')`)
	s.until(`document.getElementById('status').textContent.startsWith('Waiting for the server')`)
	s.set(func() {
		if s.most != 1 {
			s.t.Errorf("%d requests at the same time", s.most)
		}
	})
	if !eval[bool](s, `trouble.hidden`) {
		s.t.Errorf("slowness is told as trouble: %s", s.text("trouble"))
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
		"mars": "Mars 12.3° 360.0° N — up", "sun": "Sun −0.1° 270.0° W — up", "venus": "Venus — — — —", "moon": "Moon — — — —",
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

// Only what matters is announced: a choice and a crossing of the horizon, not
// each second.
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

// A link holds the place and the body, whatever is wrong with it.
func testLink(s *screen) {
	s.open("#" + melbourne + "&body=saturn")
	if !eval[bool](s, `lat.value === '−39.754' && document.querySelector('[value=saturn]').checked`) || s.text("name") != "Saturn" {
		s.t.Errorf("%s, %s", s.text("from"), s.text("name"))
	}
	s.click("tr.venus label")
	s.fill("elevation", "7")
	s.until(`location.hash === '#lat=-39.754&lon=145.051&elevation=7&body=venus' && from.textContent.includes('7 m')`)
	eval[string](s, `location.hash = '#lat=1&lon=2&elevation=3&body=sun'`)
	s.until(`from.textContent.includes('1° N, 2° E, 3 m') && document.getElementById('name').textContent === 'Sun'`)
	eval[string](s, `location.hash = '#lat=95&lon=x&body=vulcan'`)
	s.until(`lat.value === '95' && document.getElementById('lat-error').textContent.includes('outside') && document.getElementById('lon-error').textContent.includes('not a longitude')`)
	if from := s.text("from"); !strings.Contains(from, "1° N, 2° E") {
		s.t.Errorf("a link to nowhere led to %s", from)
	}
}

// Without a link, the place is that of the last time.
func testMemory(s *screen) {
	s.open("")
	if from := s.text("from"); !strings.Contains(from, "51.4769° N, 0.0005° W, 0 m") {
		s.t.Errorf("the first time from %s", from)
	}
	s.fill("lat", "-1.5")
	s.click("tr.pluto label")
	s.until(`location.hash.includes('pluto')`)
	s.do(chromedp.Navigate("about:blank"))
	s.open("")
	if from := s.text("from"); !strings.Contains(from, "1.5° S") || s.text("name") != "Pluto" {
		s.t.Errorf("the second time %s from %s", s.text("name"), from)
	}
}

// Nothing has to be scrolled sideways, neither errors nor the API.
func testWidths(s *screen) {
	s.open("#lat=-39.754&lon=145.051&elevation=120000&body=sun")
	s.set(func() { s.gone = true })
	s.fill("lat", strings.Repeat("9", 60))
	s.until(`!trouble.hidden && document.getElementById('lat-error').textContent !== ''`)
	eval[bool](s, `document.querySelector('details').open = true`)
	for _, width := range []int64{360, 480, 735, 737, 800, 1280, 1920} {
		s.do(chromedp.EmulateViewport(width, 800))
		if got := eval[int64](s, `document.scrollingElement.scrollWidth`); got > width {
			s.t.Errorf("%d px wide at %d px", got, width)
		}
		// What is cut off or covers its neighbour widens nothing.
		if wide := eval[[]string](s, `[...document.querySelectorAll('main *, header *, details *, #trouble')].filter(e => { const r = e.getBoundingClientRect(); return r.right > innerWidth - 8 || r.left < 0; }).map(e => e.tagName + '#' + e.id)`); len(wide) > 0 {
			s.t.Errorf("at %d px beyond the edge: %q", width, wide)
		}
		columns := eval[bool](s, `document.getElementById('card').getBoundingClientRect().left > place.getBoundingClientRect().right`)
		if columns != (width >= 736) {
			s.t.Errorf("at %d px two columns: %v", width, columns)
		}
	}
}

// Tab reaches everything that can be used, and the arrows choose a body.
func testKeyboard(s *screen) {
	s.open("#" + melbourne + "&body=mars")
	var stops []string
	for range 8 {
		s.do(chromedp.KeyEvent(kb.Tab))
		stops = append(stops, eval[string](s, `(e => e.id || e.value || e.type || e.tagName)(document.activeElement)`))
		if !eval[bool](s, `(e => [e, e.closest('tr')].some(e => e && getComputedStyle(e).outlineStyle !== 'none' && parseFloat(getComputedStyle(e).outlineWidth) >= 2))(document.activeElement)`) {
			s.t.Errorf("the focus on %s cannot be seen", stops[len(stops)-1])
		}
	}
	if want := []string{"lat", "lon", "elevation", "submit", "locate", "reset", "mars", "SUMMARY"}; !slices.Equal(stops, want) {
		s.t.Errorf("Tab stops at %q, want %q", stops, want)
	}
	s.do(chromedp.Focus(chromedp.CSS("[value=mars]")), chromedp.KeyEvent(kb.ArrowDown))
	s.until(`document.getElementById('name').textContent === 'Jupiter' && document.activeElement.value === 'jupiter' && sentence.textContent.startsWith('Jupiter is')`)
	s.do(chromedp.Focus(chromedp.CSS("#lat")), chromedp.KeyEvent("a", chromedp.KeyModifiers(chromedp.ModifierCtrl)), chromedp.KeyEvent("-8"+kb.Enter))
	s.until(`from.textContent.includes('8° S')`)
	s.do(chromedp.Focus(chromedp.CSS("summary")), chromedp.KeyEvent(kb.Enter))
	s.until(`document.querySelector('details').open`)
}

// Everything that can be used has a name for those who do not see it.
func testNames(s *screen) {
	s.open("#" + melbourne)
	var names []string
	for _, node := range call(s, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{}).Nodes {
		role, name := axText(node.Role), axText(node.Name)
		switch role {
		case "textbox", "radio", "button", "image", "table", "link", "heading", "columnheader", "rowheader", "form":
			if !node.Ignored && strings.TrimSpace(name) == "" {
				s.t.Errorf("a %s without a name", role)
			}
			names = append(names, role+" "+name)
		}
	}
	for _, want := range []string{"textbox Latitude °", "textbox Longitude °", "textbox Elevation m", "radio Sun", "radio Pluto", "button Use my location", "table Choose a body", "rowheader Mars", "columnheader Azimuth"} {
		if !slices.Contains(names, want) {
			s.t.Errorf("no %s in %q", want, names)
		}
	}
	if !slices.ContainsFunc(names, func(n string) bool {
		return strings.HasPrefix(n, "image Sky chart") && strings.Contains(n, "Moon 33° N")
	}) {
		s.t.Errorf("the picture is not told in %q", names)
	}
}

// axText is a text of the accessibility tree, empty where there is none.
func axText(v *accessibility.Value) string {
	var text string
	if v != nil {
		_ = json.Unmarshal(v.Value, &text) // what is no text is none
	}
	return text
}

// The policy is in force: the browser refuses what is not the page's own.
func testPolicy(s *screen) {
	s.open("")
	violated := eval[[]string](s, `new Promise(done => {
		const seen = [];
		document.addEventListener('securitypolicyviolation', e => seen.push(e.effectiveDirective));
		const script = document.createElement('script');
		script.textContent = 'window.intruder = true';
		document.body.append(script);
		document.body.setAttribute('style', 'color: red');
		new Image().src = '/healthz';
		setTimeout(() => done(seen.sort().concat(String(window.intruder))), 200);
	})`)
	if want := []string{"img-src", "script-src-elem", "style-src-attr", "undefined"}; !slices.Equal(violated, want) {
		s.t.Errorf("violations %q, want %q", violated, want)
	}
	s.forgive = "Content Security Policy"
}

// Without scripts the page says how to ask instead, and shows no dead form.
func testScriptless(s *screen) {
	call(s, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	s.do(chromedp.Navigate(s.URL + "/"))
	shown := eval[string](s, `document.body.innerText`)
	if !strings.Contains(shown, "needs JavaScript") || !strings.Contains(shown, "The JSON API") || strings.Contains(shown, "Latitude") {
		s.t.Errorf("the page says %s", shown)
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
