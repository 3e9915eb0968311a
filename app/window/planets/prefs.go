package planets

import (
	"errors"
	"time"

	"perihelion/app/window/planets/sky"
	"perihelion/ephem"
	"perihelion/ephem/gazetteer"
	"perihelion/ephem/text"
)

// Names under which the tab's inputs are remembered.
const (
	prefPlace      = "planets.place"
	prefLatitude   = "planets.latitude"
	prefLongitude  = "planets.longitude"
	prefElevation  = "planets.elevation"
	prefClock      = "planets.clock"
	prefRefraction = "planets.refraction"
	prefOnlyUp     = "planets.onlyUp"
	prefOthers     = "planets.others"
	prefSelected   = "planets.selected"
	prefMode       = "planets.fixed" // the time stands still, at prefTime
	prefTime       = "planets.time"
	prefStep       = "planets.step"
	prefSpeed      = "planets.speed"
	prefSites      = "planets.places" // that were used before
	prefColumns    = "planets.columns"
	prefSort       = "planets.sort"
	prefUnits      = "planets.units"
	prefUnfolded   = "planets.unfolded" // the section of air and horizon
)

// prefAround are the names of the fields of air and horizon, from the top.
var prefAround = [...]string{"planets.pressure", "planets.temperature", "planets.horizon", "planets.eyeHeight", "planets.deltaT"}

// store remembers the inputs, which are right.
func (t *Tab) store() {
	f := t.form
	t.prefs.SetString(prefPlace, f.place.name)
	t.prefs.SetString(prefLatitude, f.lat.Text())
	t.prefs.SetString(prefLongitude, f.lon.Text())
	t.prefs.SetString(prefElevation, f.elevation.Text())
	for i, field := range f.around.fields() {
		t.prefs.SetString(prefAround[i], field.Text())
	}
	t.storeSites()
	t.prefs.SetBool(prefMode, !f.live())
	t.prefs.SetString(prefTime, t.sky.Time.UTC().Format(time.RFC3339))
	t.prefs.SetInt(prefStep, f.step.Index())
	t.prefs.SetBool(prefUnfolded, f.around.open)
	t.prefs.SetInt(prefClock, f.clockOf)
	t.prefs.SetBool(prefRefraction, f.refraction.Checked())
	t.prefs.SetBool(prefOnlyUp, f.onlyUp.Checked())
	t.prefs.SetBool(prefOthers, f.others.Checked())
}

// restore writes the remembered inputs into the form. Without any the place is guessed. A
// remembered observer that is wrong in any part is Greenwich, and a wrong number of air and
// horizon is left out.
func (t *Tab) restore(home func() (gazetteer.Place, bool)) {
	f := t.form
	place := func(s site) {
		f.lat.SetText(s.Latitude)
		f.lon.SetText(s.Longitude)
		f.elevation.SetText(s.Elevation)
		f.place.set(s.Name, text.Coordinates(f.read.lat.value, f.read.lon.value))
	}
	f.byProgram(func() {
		greenwich := greenwich()
		place(site{
			t.prefs.StringWithFallback(prefPlace, greenwich.Name), t.prefs.StringWithFallback(prefLatitude, greenwich.Latitude),
			t.prefs.StringWithFallback(prefLongitude, greenwich.Longitude), t.prefs.StringWithFallback(prefElevation, greenwich.Elevation), false,
		})
		if errors.Join(f.lat.Check(), f.lon.Check(), f.elevation.Check()) != nil {
			place(greenwich)
		}
		f.whereabouts.sites = readSites(t.prefs.String(prefSites))
		for i, field := range f.around.fields() {
			field.SetText(t.prefs.String(prefAround[i]))
			if field.Err() != nil {
				field.SetText("")
			}
		}
		f.around.fold(t.prefs.Bool(prefUnfolded))
		f.zone.SetIndex(max(observerClock, min(t.prefs.Int(prefClock), computerClock)))
		f.refraction.SetChecked(t.prefs.BoolWithFallback(prefRefraction, true))
		f.onlyUp.SetChecked(t.prefs.Bool(prefOnlyUp))
		f.others.SetChecked(t.prefs.BoolWithFallback(prefOthers, true))
		f.clockOf = f.zone.Index()
		f.setObserverZone(sky.ZoneAt(f.observer()))
		if t.prefs.String(prefLatitude) == "" && home != nil {
			if p, ok := home(); ok {
				f.guess(p)
				t.store() // it is asked once
			}
		}
		f.step.SetIndex(t.prefs.IntWithFallback(prefStep, usualStep))
		f.speed.SetIndex(t.prefs.IntWithFallback(prefSpeed, usualSpeed))
		at := t.now()
		if fixed, err := text.Gregorian.ParseTime(t.prefs.String(prefTime), at, nil); err == nil && t.prefs.Bool(prefMode) {
			at = fixed
			f.mode.SetIndex(1)
		}
		f.showTime(at.In(f.location()).Truncate(time.Second))
		f.showSites()
	})
	if b, err := ephem.ParseBody(t.prefs.String(prefSelected)); err == nil {
		t.selected = b
	}
}

// greenwich is the place of a tab that remembers none.
func greenwich() site {
	o := ephem.Greenwich()
	return site{Name: "Greenwich, England", Latitude: degrees(o.Latitude), Longitude: degrees(o.Longitude), Elevation: metres(o.Elevation)}
}

// storeSites remembers the places that were used before.
func (t *Tab) storeSites() { t.prefs.SetString(prefSites, t.form.whereabouts.sites.kept()) }
