package planets

import (
	"errors"
	"time"

	"perihelion/app/window/planets/sky"
	"perihelion/ephem"
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
	prefUnfolded   = "planets.unfolded" // the section of air and horizon
)

// prefAround are the names of the fields of air and horizon, from the top.
var prefAround = [...]string{"planets.pressure", "planets.temperature", "planets.horizon", "planets.eyeHeight", "planets.deltaT"}

const greenwich = "Greenwich, England"

// store remembers the inputs, which are right.
func (t *Tab) store() {
	f := t.form
	t.prefs.SetString(prefPlace, f.place.field.Text())
	t.prefs.SetString(prefLatitude, f.lat.Text())
	t.prefs.SetString(prefLongitude, f.lon.Text())
	t.prefs.SetString(prefElevation, f.elevation.Text())
	for i, field := range f.around.fields() {
		t.prefs.SetString(prefAround[i], field.Text())
	}
	t.prefs.SetBool(prefUnfolded, f.around.open)
	t.prefs.SetInt(prefClock, f.clockOf)
	t.prefs.SetBool(prefRefraction, f.refraction.Checked())
	t.prefs.SetBool(prefOnlyUp, f.onlyUp.Checked())
	t.prefs.SetBool(prefOthers, f.others.Checked())
}

// restore writes the remembered inputs into the form. A remembered observer
// that is wrong in any part is Greenwich, and a wrong number of air and horizon is
// left out.
func (t *Tab) restore() {
	f, home := t.form, ephem.Greenwich()
	place := func(name, lat, lon, elevation string) {
		f.place.set(name)
		f.lat.SetText(lat)
		f.lon.SetText(lon)
		f.elevation.SetText(elevation)
	}
	f.byProgram(func() {
		lat, lon, elevation := degrees(home.Latitude), degrees(home.Longitude), metres(home.Elevation)
		place(t.prefs.StringWithFallback(prefPlace, greenwich), t.prefs.StringWithFallback(prefLatitude, lat),
			t.prefs.StringWithFallback(prefLongitude, lon), t.prefs.StringWithFallback(prefElevation, elevation))
		if errors.Join(f.lat.Check(), f.lon.Check(), f.elevation.Check()) != nil {
			place(greenwich, lat, lon, elevation)
		}
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
		f.showTime(t.now().In(f.location()).Truncate(time.Second))
	})
	if b, err := ephem.ParseBody(t.prefs.String(prefSelected)); err == nil {
		t.selected = b
	}
}
