package planets

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"perihelion/app/window/widget"
	"perihelion/assets/field"
	"perihelion/assets/fold"
	"perihelion/ephem/gazetteer"
	"perihelion/ephem/text"
)

// most is how many towns are offered at once.
const most = 8

// picker is the field of the observer's place. It searches the towns for the typed text,
// and offers the results in a list that floats below the field while the keyboard stays
// in it; or it takes coordinates in any notation, or the address of a map.
type picker struct {
	field  *widget.Field
	list   *offers
	name   string // of the place, "" for coordinates
	shown  string // what the field shows of the place
	before string // the text before the last letter

	onPick func(gazetteer.Place)
	onPair func(typed string) (is bool, err error) // takes a typed pair of coordinates, and reports whether it was one
	later  func(func())                            // calls on the goroutine of the user interface; nil before Start, when nothing runs beside it
}

func newPicker(picked func(gazetteer.Place)) *picker {
	p := &picker{field: widget.NewField("", nil), onPick: picked}
	p.field.SetPlaceHolder("City, coordinates or map address")
	p.list = newOffers(p.pick)
	p.field.OnChanged = p.onTyped
	p.field.OnSubmitted = p.onReturn
	e := p.field.Entry()
	e.Title, e.Whole = "Place", true
	e.OnUp = func() { p.list.step(-1) }
	e.OnDown = func() { p.onDown() }
	e.OnEscape = p.onEscape
	e.OnLeft = p.onLeft
	return p
}

// set shows a place without looking for it: by its name, or else what its coordinates
// are called.
func (p *picker) set(name, otherwise string) {
	p.name, p.shown = name, cmp.Or(name, otherwise)
	p.restore()
}

// restore shows the place again, in place of a text that was not finished.
func (p *picker) restore() {
	p.field.SetText(p.shown)
	p.before = p.shown
	p.field.SetError(nil)
	p.list.close()
	if p.field.Focused() {
		p.field.Entry().SelectAll()
	}
}

// label is how the field calls a place: in full, or without the region or the country where
// there is no room for them.
func label(c gazetteer.Place) string {
	const room = widget.SidebarInner - 46
	for _, name := range []string{c.String(), c.Name + ", " + c.Country} {
		if fyne.MeasureText(name, widget.TextSize, fyne.TextStyle{}).Width <= room {
			return name
		}
	}
	return c.Name
}

func (p *picker) onTyped(typed string) {
	before := p.before
	p.before = typed
	if pasted(before, typed) {
		if is, err := p.onPair(typed); is {
			p.list.close()
			if err != nil {
				p.field.SetError(err)
			}
			return
		}
	}
	p.field.SetError(nil)
	p.offer(typed)
}

// offer lists the towns found, or a remark that there are none, while letters are typed
// and not only on Return. The list of towns is unpacked for the first letter, beside the
// typing.
func (p *picker) offer(typed string) {
	if p.later != nil && !gazetteer.Ready() {
		go func() {
			gazetteer.Prepare()
			p.later(func() {
				if p.field.Text() == typed && p.field.Focused() {
					p.offer(typed)
				}
			})
		}()
		return
	}
	found, remark := search(typed), ""
	if len(found) == 0 && strings.TrimSpace(typed) != "" {
		remark = "No place of this name is known.\nWrite coordinates, as in 48.2082, 16.3738,\nor a larger town nearby."
		if _, _, is, err := text.Pair(typed); is {
			remark = "Return takes these coordinates."
			if err != nil {
				remark = ""
			}
		}
	}
	p.list.offer(p.field.Entry(), found, meant(typed, found), remark)
}

// meant returns the number of the place that Return takes without a question, or −1. That
// is the first, where the text is a whole name of it in any language, or five letters or
// more with which its name begins. Fewer letters begin so many names that the first is
// mostly another place than the one meant: Sark is no beginning of Sarkand. The list shows
// which place that is; any other is taken with the arrows or a press.
func meant(typed string, found []gazetteer.Place) int {
	const enough = 5
	if len(found) == 0 {
		return -1
	}
	name, _, _ := strings.Cut(typed, ",")
	name = fold.Name(name)
	begins := utf8.RuneCountInString(name) >= enough && strings.HasPrefix(fold.Name(found[0].Name), name)
	if begins || found[0].Called(typed) {
		return 0
	}
	return -1
}

func (p *picker) onDown() {
	if !p.list.Visible() {
		p.offer(p.field.Text())
		return
	}
	p.list.step(1)
}

// onEscape closes the list, or else gives the place up that is being typed.
func (p *picker) onEscape() {
	if p.list.Visible() {
		p.list.close()
		return
	}
	p.restore()
}

func (p *picker) onReturn(typed string) {
	if typed == p.shown && !p.list.Visible() {
		return
	}
	is, err := p.onPair(typed)
	if is || strings.TrimSpace(typed) == "" {
		if err != nil {
			p.field.SetError(err)
		}
		return
	}
	found, chosen := p.list.places, p.list.chosen
	if !p.list.Visible() {
		found = search(typed)
		chosen = meant(typed, found)
	}
	switch {
	case len(found) == 0:
		p.field.SetError(field.Errorf("place", "no place called %s is known. Write coordinates, as in 48.2082, 16.3738, or a larger town nearby", typed))
	case chosen >= 0:
		p.pick(found[chosen])
	default:
		p.list.offer(p.field.Entry(), found, chosen, "")
		p.field.SetError(field.Errorf("place", "“%.40s” is not the whole name of a place. Choose one with the arrow keys and Return, or write more of its name", typed))
	}
}

// onLeft gives a text up that was not finished; one that is marked as wrong stays.
func (p *picker) onLeft() {
	if p.list.pointed {
		return
	}
	if p.field.Err() == nil {
		p.restore()
	}
	p.list.close()
}

func (p *picker) pick(c gazetteer.Place) {
	p.set(label(c), "")
	p.onPick(c)
}

// search finds towns by the beginning of their name, or of their name and
// country.
func search(text string) []gazetteer.Place { return gazetteer.Search(text, most) }
