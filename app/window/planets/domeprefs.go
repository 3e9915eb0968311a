package planets

// prefHorizon is the name under which the form of the dome is kept.
const prefHorizon = "planets.dome.horizon"

// choices are what the dome can show, by the names under which they are kept.
func (d *dome) choices() map[string]*bool {
	return map[string]*bool{
		"planets.dome.stars": &d.show.stars, "planets.dome.constellations": &d.show.figures, "planets.dome.names": &d.show.names,
		"planets.dome.ecliptic": &d.show.ecliptic, "planets.dome.path": &d.show.path, "planets.dome.light": &d.show.glow,
	}
}

// storeDome remembers what the dome shows, and its form.
func (t *Tab) storeDome() {
	for name, on := range t.dome.choices() {
		t.prefs.SetBool(name, *on)
	}
	t.prefs.SetBool(prefHorizon, t.dome.lens.horizon)
}

func (t *Tab) restoreDome() {
	for name, on := range t.dome.choices() {
		*on = t.prefs.BoolWithFallback(name, true)
	}
	t.dome.lens.horizon = t.prefs.Bool(prefHorizon)
	t.dome.onForm = t.storeDome
}
