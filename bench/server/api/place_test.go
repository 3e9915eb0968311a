package api

import (
	"fmt"
	"strings"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// An impossible place gets a sentence at its field, stays as it was typed, and does not
// move the observer.
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
		{"elevation", "1,250", "write 1250 or 1.25"},
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

// An error that only the server finds is shown at the field too, and asked for once.
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

// Without a location the page shows the remedy, and the typed text stays.
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
	check("may not read")
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
	s.until(`located.textContent.includes('Waiting for your location')`)
	s.fill("lat", "13")
	eval[bool](s, `(window.found({ coords: { latitude: 1, longitude: 2, altitude: null, accuracy: 3 } }), true)`)
	s.until(`from.textContent.includes('13° N') && lat.value === '13' && located.textContent === ''`)
}

// To a page of another computer without HTTPS, browsers give no location.
func testElsewhere(s *screen) {
	s.permit(browser.PermissionSettingGranted)
	s.URL = strings.Replace(s.URL, "127.0.0.1", elsewhere, 1)
	s.open("#" + melbourne)
	s.click("#locate")
	if said := s.text("located"); !strings.Contains(said, "HTTPS") || !strings.Contains(said, "type latitude and longitude") {
		s.t.Errorf("said %q", said)
	}
}

// A link holds the place and the body, also where they are wrong.
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
