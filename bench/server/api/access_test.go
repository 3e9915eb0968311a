package api

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Nothing has to be scrolled sideways, neither errors nor the API.
func testWidths(s *screen) {
	s.open("#lat=-39.754&lon=145.051&elevation=120000&body=sun")
	s.set(func() { s.gone = true })
	s.fill("lat", strings.Repeat("9", 60))
	s.until(`!trouble.hidden && document.getElementById('lat-error').textContent !== ''`)
	eval[bool](s, `document.querySelector('details').open = true`)
	for _, width := range []int64{320, 360, 480, 735, 737, 800, 1280, 1920} {
		s.do(chromedp.EmulateViewport(width, 800))
		if got := eval[int64](s, `document.scrollingElement.scrollWidth`); got > width {
			s.t.Errorf("%d px wide at %d px", got, width)
		}
		// Objects that are cut off or cover their neighbour widen nothing.
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

// Everything that can be used has a name for readers who do not see it.
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
		_ = json.Unmarshal(v.Value, &text) // objects without text have none
	}
	return text
}

// The policy is in force: the browser refuses scripts and styles from elsewhere.
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

// Without scripts the page explains how to ask instead, and shows no dead form.
func testScriptless(s *screen) {
	call(s, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	s.do(chromedp.Navigate(s.URL + "/"))
	shown := eval[string](s, `document.body.innerText`)
	if !strings.Contains(shown, "needs JavaScript") || !strings.Contains(shown, "The JSON API") || strings.Contains(shown, "Latitude") {
		s.t.Errorf("the page says %s", shown)
	}
}
