package planets

import (
	"strings"

	"fyne.io/fyne/v2"

	"perihelion/app/window/widget"
	"perihelion/assets/field"
	"perihelion/ephem/gazetteer"
	"perihelion/ephem/text"
)

// most is how many cities are offered at once.
const most = 8

// picker is the field of the observer's place: it searches the cities for the typed text,
// and offers the results in a list that floats below the field while the keyboard stays
// in it.
type picker struct {
	field  *widget.Field
	list   *offers
	before string // the text before the last letter
	onPick func(gazetteer.Place)
	onPair func(typed string) bool // takes a typed pair of coordinates, and reports whether it was one
}

func newPicker(picked func(gazetteer.Place)) *picker {
	p := &picker{field: widget.NewField("Place", nil), onPick: picked}
	p.field.SetPlaceHolder("Search a city…")
	p.list = newOffers(p.pick)
	p.field.OnChanged = p.onTyped
	p.field.OnSubmitted = p.onReturn
	e := p.field.Entry()
	e.OnUp = func() { p.list.step(-1) }
	e.OnDown = func() { p.onDown() }
	e.OnEscape = p.list.close
	e.OnLeft = p.onLeft
	return p
}

// set shows a place's name without looking for it.
func (p *picker) set(name string) {
	p.field.SetText(name)
	p.field.SetError(nil)
	p.list.close()
}

// label is how the field calls a place: without the country where there is no
// room for it.
func label(c gazetteer.Place) string {
	const room = widget.SidebarInner - widget.LabelWidth - 16
	full := c.Name + ", " + c.Country
	if fyne.MeasureText(full, widget.TextSize, fyne.TextStyle{}).Width > room {
		return c.Name
	}
	return full
}

func (p *picker) onTyped(text string) {
	before := p.before
	p.before = text
	if pasted(before, text) && p.onPair(text) {
		return
	}
	p.field.SetError(nil)
	p.offer(text)
}

// offer lists the cities found, or a remark that there are none, while letters are typed
// and not only on Return.
func (p *picker) offer(typed string) {
	found, remark := search(typed), ""
	if len(found) == 0 && strings.TrimSpace(typed) != "" {
		remark = "No city of this name is known."
		if _, _, is, err := text.Pair(typed); is && err == nil {
			remark = "Return takes these coordinates."
		}
	}
	p.list.offer(p.field.Entry(), found, remark)
}

func (p *picker) onDown() {
	if !p.list.Visible() {
		p.offer(p.field.Text())
		return
	}
	p.list.step(1)
}

func (p *picker) onReturn(text string) {
	found := p.list.places
	if !p.list.Visible() {
		found = search(text)
	}
	switch {
	case p.onPair(text):
	case len(found) > 0:
		p.pick(found[max(0, min(p.list.chosen, len(found)-1))])
	case text != "":
		p.field.SetError(field.Errorf("place", "no city called %s is known. Write another name, or the latitude and the longitude", text))
	}
}

func (p *picker) onLeft() {
	if !p.list.pointed {
		p.list.close()
	}
}

func (p *picker) pick(c gazetteer.Place) {
	p.set(label(c))
	p.onPick(c)
}

// search finds cities by the beginning of their name, or of their name and
// country.
func search(text string) []gazetteer.Place { return gazetteer.Search(text, most) }
