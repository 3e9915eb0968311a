package planets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"perihelion/app/window/widget"
	"perihelion/ephem/gazetteer"
)

// go to a place as its user would.
func visit(tab *Tab, win fyne.Window, typed string) {
	entry := tab.form.place.field.Entry()
	win.Canvas().Focus(entry)
	write(tab.form.place.field, typed)
	press(entry, fyne.KeyReturn)
}

// The places that were used before are listed, favourites first, and are there again at
// the next start.
func TestPlacesUsedBefore(t *testing.T) {
	tab, win := stage(t, widget.Light, 1280, 756)
	w := &tab.form.whereabouts
	rows := func() string {
		var all []string
		for _, r := range w.rows {
			if r.Visible() {
				star := ""
				if r.Starred() {
					star = "*"
				}
				all = append(all, star+r.Text())
			}
		}
		return strings.Join(all, "; ")
	}
	if rows() != "" || w.before.Text() != "" {
		t.Errorf("at first there are %q below %q", rows(), w.before.Text())
	}
	for _, typed := range []string{"München", "47.8095, 13.0550", "Firenze"} {
		visit(tab, win, typed)
		if !tab.valid || tab.complaint.Visible() {
			t.Fatalf("%s is not taken", typed)
		}
	}
	if got := rows(); got != "47.8095° N, 13.0550° E; Munich, Bavaria, Germany" || w.before.Text() == "" {
		t.Errorf("the rows are %q", got)
	}
	if tab.form.place.name != "Florence, Tuscany, Italy" || tab.sky.Place != "Florence, Tuscany, Italy" {
		t.Errorf("the place is %q, in the answer %q", tab.form.place.name, tab.sky.Place)
	}
	w.rows[1].OnStar()
	if got := rows(); got != "*Munich, Bavaria, Germany; 47.8095° N, 13.0550° E" {
		t.Errorf("after a star the rows are %q", got)
	}
	press(w.rows[1], fyne.KeySpace)
	if got := tab.form.place.field.Text(); got != "47.8095° N, 13.0550° E" || tab.sky.Place != "" || tab.sky.Observer.Elevation < 380 || tab.sky.Observer.Elevation > 600 {
		t.Errorf("Space goes to %q, place %q, %v m", got, tab.sky.Place, tab.sky.Observer.Elevation)
	}
	if zone := tab.form.observerZone.String(); zone != "Europe/Vienna" {
		t.Errorf("the zone is %s", zone)
	}
	w.star.OnStar()
	again := newTab(win, tab.prefs, tab.now, nil)
	if got := again.form.place.field.Text(); got != "47.8095° N, 13.0550° E" || !again.form.whereabouts.star.Starred() {
		t.Errorf("at the next start: %q, star %v", got, again.form.whereabouts.star.Starred())
	}
	tab, w = again, &again.form.whereabouts
	if got := rows(); got != "*Munich, Bavaria, Germany; Florence, Tuscany, Italy" {
		t.Errorf("at the next start the rows are %q", got)
	}
	press(w.rows[0], fyne.KeyDelete)
	if got := rows(); got != "Florence, Tuscany, Italy" {
		t.Errorf("after Delete the rows are %q", got)
	}
}

// At the first start the place is guessed, and asked for once.
func TestGuess(t *testing.T) {
	vienna := func() (gazetteer.Place, bool) { p, err := gazetteer.Named("Vienna"); return p, err == nil }
	tab, win := stage(t, widget.Light, 1280, 756)
	for _, key := range []string{prefPlace, prefLatitude, prefLongitude, prefElevation, prefSites} {
		tab.prefs.RemoveValue(key)
	}
	first := newTab(win, tab.prefs, tab.now, vienna)
	w := &first.form.whereabouts
	if first.sky.Place != "Vienna, Austria" || !strings.HasPrefix(w.guessed.Text(), "Guessed") || w.keep.Text() != "Keep Vienna" || !w.keep.Visible() {
		t.Errorf("the place is %q, it says %q, asks %q", first.sky.Place, w.guessed.Text(), w.keep.Text())
	}
	press(w.keep, fyne.KeySpace)
	if w.guessed.Text() != "" || w.keep.Visible() {
		t.Errorf("after the answer it still says %q", w.guessed.Text())
	}
	second := newTab(win, tab.prefs, tab.now, vienna)
	if second.sky.Place != "Vienna, Austria" || second.form.whereabouts.keep.Visible() {
		t.Errorf("at the second start: %q, asks again %v", second.sky.Place, second.form.whereabouts.keep.Visible())
	}
	for _, key := range []string{prefPlace, prefLatitude, prefLongitude, prefElevation, prefSites} {
		tab.prefs.RemoveValue(key)
	}
	third := newTab(win, tab.prefs, tab.now, vienna)
	win.SetContent(third.Content())
	visit(third, win, "Portland, Maine")
	if third.sky.Place != "Portland, Maine, United States" || third.form.whereabouts.keep.Visible() {
		t.Errorf("after a town was typed: %q, still asks %v", third.sky.Place, third.form.whereabouts.keep.Visible())
	}
	note, err := third.Note()
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{prefPlace, prefLatitude, prefLongitude, prefElevation, prefSites} {
		tab.prefs.RemoveValue(key)
	}
	fourth := newTab(win, tab.prefs, tab.now, vienna)
	if err := fourth.Open(note); err != nil {
		t.Fatal(err)
	}
	if w := fourth.form.whereabouts; fourth.sky.Place != third.sky.Place || w.keep.Visible() || w.guessed.Text() != "" {
		t.Errorf("with a picture of another place: %q, asks %q", fourth.sky.Place, w.keep.Text())
	}
}

// A text that is no place has its sentence; Escape and leaving give it up.
func TestWrongPlaces(t *testing.T) {
	tab, win := stage(t, widget.Light, 1280, 756)
	entry := tab.form.place.field.Entry()
	for typed, want := range map[string]string{
		"xyzzy": "xyzzy", "95.5, 10.5": "latitude 95.5", "10.5, 400.5": "longitude 400.5", "https://maps.app.goo.gl/Ab1Cd": "no coordinates",
		"geo:Wien": "no coordinates", "paris, xyzzy": "paris, xyzzy", "????": "????", "10.5 N, 20.5 N": "longitude", "−": "−", "Wien 1010 Stephansplatz 3": "no place",
	} {
		visit(tab, win, typed)
		if err := tab.form.place.field.Complaint(); err == nil || !strings.Contains(widget.Sentence(err), want) && !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", typed, err, want)
		}
		if tab.sky.Place != "Greenwich, England" {
			t.Errorf("%q: the answer is for %q", typed, tab.sky.Place)
		}
		press(entry, fyne.KeyEscape, fyne.KeyEscape)
		if got := tab.form.place.field.Text(); got != "Greenwich, England" || tab.form.place.field.Err() != nil {
			t.Errorf("after Escape: %q, %v", got, tab.form.place.field.Err())
		}
	}
	write(tab.form.place.field, "mün")
	win.Canvas().Focus(tab.form.date.Entry())
	entry.FocusLost()
	if got := tab.form.place.field.Text(); got != "Greenwich, England" || tab.form.place.list.Visible() {
		t.Errorf("after leaving: %q, list %v", got, tab.form.place.list.Visible())
	}
}

func TestReadSites(t *testing.T) {
	good := sites{{"Wien", "48.2", "16.4", "171 m", true}, {"", "−10", "20", "0 m", false}}
	if got := readSites(good.kept()); len(got) != 2 || got[0] != good[0] || got[1] != good[1] {
		t.Errorf("read again: %v", got)
	}
	for _, kept := range []string{"", "{", "null", `[{"name":"x"}]`, `[{"latitude":"95","longitude":"0","elevation":"0 m"}]`, `[{"latitude":"9","longitude":"0","elevation":"x"}]`} {
		if got := readSites(kept); len(got) != 0 {
			t.Errorf("readSites(%s) = %v", kept, got)
		}
	}
	var all sites
	for i := range 30 {
		all = all.used(site{Name: string(rune('a' + i)), Latitude: "1", Longitude: "2", Elevation: "0 m"})
	}
	if len(all) != mostSites || all[0].Name != string(rune('a'+29)) {
		t.Errorf("%d are remembered, first %q", len(all), all[0].Name)
	}
}
