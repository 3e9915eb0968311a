package planets

import (
	"time"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/ephem/gazetteer"
	"perihelion/ephem/text"
)

// whereabouts are the parts of the form around the field of the place: what is known of
// the place, the question after a guess, and the places that were used before.
type whereabouts struct {
	star    *widget.Starred // of the place, beside its field
	here    *widget.Message // coordinates, elevation and zone
	guessed *widget.Message // that the place was guessed
	keep    *widget.Button  // agrees with the guess
	before  *widget.Message // the heading of the rows
	rows    [3]*widget.Starred
	sites   sites
}

func (f *form) newWhereabouts() {
	w := &f.whereabouts
	w.star = widget.NewStarred("Favourite")
	w.star.OnStar = func() { f.mark(f.site()) }
	w.here = widget.NewNote(widget.SidebarInner)
	w.guessed = widget.NewMessage(widget.SidebarInner)
	w.keep = widget.NewButton("", f.keepGuess)
	w.keep.Hide()
	w.before = widget.NewNote(widget.SidebarInner)
	for i := range w.rows {
		row := widget.NewStarred("Favourite")
		row.OnTapped = func() { f.onSite(f.besides()[i]) }
		row.OnStar = func() { f.mark(f.besides()[i]) }
		row.OnDelete = func() { f.forget(f.besides()[i]) }
		row.Hide()
		w.rows[i] = row
	}
}

// site is the place in the fields, or the one shown while other coordinates are typed.
func (f *form) site() site {
	s := site{Name: f.place.name, Latitude: f.lat.Text(), Longitude: f.lon.Text(), Elevation: f.elevation.Text()}
	if f.moved {
		s.Latitude, s.Longitude = f.kept[f.lat], f.kept[f.lon]
	}
	if f.elevation.Err() != nil {
		s.Elevation = f.kept[f.elevation]
	}
	return s
}

// besides are the places that the rows show.
func (f *form) besides() sites { return f.whereabouts.sites.beside(f.site(), len(f.whereabouts.rows)) }

// use remembers the place in the fields as used, and takes it for the answer to the
// question after a guess.
func (f *form) use() {
	f.whereabouts.sites = f.whereabouts.sites.used(f.site())
	f.answerGuess()
	f.showSites()
}

// mark sets or takes away the star of a place.
func (f *form) mark(s site) {
	f.whereabouts.sites = f.whereabouts.sites.starred(s)
	f.showSites()
	f.onSites()
}

// forget takes a place out of the list.
func (f *form) forget(s site) {
	f.whereabouts.sites = f.whereabouts.sites.without(s)
	f.showSites()
	f.onSites()
}

// onSite goes to a place that was used before.
func (f *form) onSite(s site) {
	f.moved, f.ownElevation = false, false
	f.rezone(func() {
		f.byProgram(func() {
			f.place.set(s.Name, s.label())
			f.lat.SetText(s.Latitude)
			f.lon.SetText(s.Longitude)
			f.elevation.SetText(s.Elevation)
		})
		f.setObserverZone(sky.ZoneAt(f.observer()))
	})
	f.use()
	f.changed()
}

// showSites writes the rows.
func (f *form) showSites() {
	w, others := &f.whereabouts, f.besides()
	heading := ""
	if len(others) > 0 {
		heading = "Used before"
	}
	w.before.Set(widget.Plain, heading)
	for i, row := range w.rows {
		if i >= len(others) {
			row.Hide()
			continue
		}
		row.Set(others[i].label(), others[i].Favourite)
		row.Show()
	}
	w.star.Set("", w.sites.favourite(f.site()))
	if f.sidebar != nil {
		f.sidebar.Relayout()
	}
}

// showHere writes what is known of the place of an answer.
func (f *form) showHere(s sky.Sky) {
	o := s.Observer
	here := text.Coordinates(o.Latitude, o.Longitude) + " · " + text.Number(o.Elevation, 0) + " m · " + text.Offset(f.observerZone, s.Time)
	f.whereabouts.here.Set(widget.Plain, here)
	f.whereabouts.star.Set("", f.whereabouts.sites.favourite(f.site()))
}

// guess takes a place for the observer's, and asks.
func (f *form) guess(p gazetteer.Place) {
	f.byProgram(func() {
		f.place.set(label(p), "")
		f.lat.SetText(degrees(p.Latitude))
		f.lon.SetText(degrees(p.Longitude))
		f.elevation.SetText(metres(p.Elevation))
	})
	w := &f.whereabouts
	w.guessed.Set(widget.Plain, "Guessed from this computer's time zone. Type your town above if you are somewhere else.")
	w.keep.SetText("Keep " + p.Name)
	w.keep.Show()
	if zone, err := time.LoadLocation(p.Zone); err == nil {
		f.setObserverZone(zone)
	}
}

// keepGuess agrees with it.
func (f *form) keepGuess() {
	f.use()
	f.changed()
}

// answerGuess takes the question away.
func (f *form) answerGuess() {
	f.whereabouts.guessed.Set(widget.Plain, "")
	f.whereabouts.keep.Hide()
}
