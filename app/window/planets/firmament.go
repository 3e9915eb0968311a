package planets

import (
	"perihelion/app/window/planets/sky"
	"perihelion/ephem"
)

// firmament is what the dome shows besides the bodies. It is computed again only when the
// sky has turned so far that it is seen.
type firmament struct {
	in      sky.Inputs
	heavens *sky.Heavens

	day      sky.Key
	body     ephem.Body
	refracts bool
	path     *[]sky.Waypoint
}

// update computes the heavens of a sky, and the path of a body in a day. The day may not be
// computed yet, and then there is none.
func (f *firmament) update(s sky.Sky, d sky.Day, b ephem.Body) {
	if f.heavens == nil || !f.heavens.Serves(f.in, s.Inputs) {
		h, err := s.Heavens()
		if err != nil { // the sky is an answer, so there is none
			return
		}
		f.in, f.heavens = s.Inputs, &h
	}
	if d.Zone == nil {
		f.path = nil
		return
	}
	if f.path == nil || f.day != d.Key || f.body != b || f.refracts != s.Refraction {
		path := d.Path(s.Inputs, b)
		f.day, f.body, f.refracts, f.path = d.Key, b, s.Refraction, &path
	}
}

// showDome draws the sky with the day that belongs to it, which is empty while it is
// computed.
func (t *Tab) showDome(day sky.Day) {
	s := t.sky
	if t.answered {
		t.firmament.update(s, day, t.selected)
	}
	v := domeView{
		sights: s.All, selected: t.selected, dimmed: !t.valid, onlyUp: s.OnlyUp,
		heavens: t.firmament.heavens, path: t.firmament.path, rises: map[ephem.Body]string{}, units: s.Units,
	}
	for _, sight := range s.All {
		if next := day.Next(s, sight)[sky.Rise]; !sight.Up && next.Event != nil {
			v.rises[sight.Body] = "rises " + next.When()
		}
	}
	t.dome.set(v)
}
