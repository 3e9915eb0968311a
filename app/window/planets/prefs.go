package planets

import (
	"time"

	"perihelion/app/window/planets/sky"
	"perihelion/ephem"
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
)

const greenwich = "Greenwich, England"

// store remembers the inputs, which are right.
func (t *Tab) store() {
	f := t.form
	t.prefs.SetString(prefPlace, f.place.field.Text())
	t.prefs.SetString(prefLatitude, f.lat.Text())
	t.prefs.SetString(prefLongitude, f.lon.Text())
	t.prefs.SetString(prefElevation, f.elevation.Text())
	t.prefs.SetInt(prefClock, f.clockOf)
	t.prefs.SetBool(prefRefraction, f.refraction.Checked())
	t.prefs.SetBool(prefOnlyUp, f.onlyUp.Checked())
	t.prefs.SetBool(prefOthers, f.others.Checked())
}

// restore writes the remembered inputs into the form. A remembered observer
// that is wrong in any part is Greenwich.
func (t *Tab) restore() {
	f, home := t.form, ephem.Greenwich()
	name := t.prefs.StringWithFallback(prefPlace, greenwich)
	lat := t.prefs.StringWithFallback(prefLatitude, degrees(home.Latitude))
	lon := t.prefs.StringWithFallback(prefLongitude, degrees(home.Longitude))
	elevation := t.prefs.StringWithFallback(prefElevation, metres(home.Elevation))
	o, err := observer(lat, lon, elevation)
	if err != nil {
		name, o = greenwich, home
		lat, lon, elevation = degrees(home.Latitude), degrees(home.Longitude), metres(home.Elevation)
	}
	f.byProgram(func() {
		f.place.set(name)
		f.lat.SetText(lat)
		f.lon.SetText(lon)
		f.elevation.SetText(elevation)
		f.zone.SetIndex(max(observerClock, min(t.prefs.Int(prefClock), computerClock)))
		f.refraction.SetChecked(t.prefs.BoolWithFallback(prefRefraction, true))
		f.onlyUp.SetChecked(t.prefs.Bool(prefOnlyUp))
		f.others.SetChecked(t.prefs.BoolWithFallback(prefOthers, true))
		f.clockOf = f.zone.Index()
		f.setObserverZone(sky.ZoneAt(o))
		f.showTime(t.now().In(f.location()).Truncate(time.Second))
	})
	if b, err := ephem.ParseBody(t.prefs.String(prefSelected)); err == nil {
		t.selected = b
	}
}

// observer reads what was typed once.
func observer(lat, lon, elevation string) (o ephem.Observer, err error) {
	if o.Latitude, err = text.ParseLatitude(lat); err != nil {
		return o, err
	}
	if o.Longitude, err = text.ParseLongitude(lon); err != nil {
		return o, err
	}
	if o.Elevation, err = text.ParseElevation(elevation); err != nil {
		return o, err
	}
	return o, o.Validate()
}
