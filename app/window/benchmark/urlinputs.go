package benchmark

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/widget"
)

// urlInputs are the URLs of the user's own, any number of them.
type urlInputs struct {
	in   *inputs
	rows []urlRow // made so far; those past count are hidden
	list *fyne.Container
	add  *widget.Button

	count int
}

// urlRow is one of them.
type urlRow struct {
	field  *widget.Field
	remove *widget.Button
	object *fyne.Container
}

func newURLInputs(in *inputs) *urlInputs {
	u := &urlInputs{in: in, list: widget.NewColumn()}
	u.add = widget.NewQuietButton("Add a URL to compare", u.onAdd)
	return u
}

func (u *urlInputs) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{u.list, widget.Row(u.add)}
}

// fill shows URLs, one row for each.
func (u *urlInputs) fill(urls []string) {
	for len(u.rows) < len(urls) {
		u.append()
	}
	u.count = len(urls)
	for i, r := range u.rows {
		r.object.Hidden = i >= len(urls)
		r.remove.Hidden = len(urls) == 1
		if i < len(urls) {
			r.field.SetText(urls[i])
		}
	}
	u.add.Hidden = len(urls) >= form.Most
	u.in.adopt(u.list)
}

func (u *urlInputs) append() {
	i := len(u.rows)
	r := urlRow{field: u.in.field("", form.OfURL(i)), remove: widget.NewQuietButton("Remove", func() { u.onRemove(i) })}
	r.field.Entry().Title = "URL"
	r.field.SetPlaceHolder("http://127.0.0.1:8080/")
	r.object = container.New(besides{}, r.field, r.remove)
	u.rows = append(u.rows, r)
	u.list.Add(r.object)
}

func (u *urlInputs) onAdd() {
	v := u.in.values()
	v.URLs = append(v.URLs, "")
	u.in.refill(v)
	u.in.focus(u.rows[u.count-1].field.Entry())
}

func (u *urlInputs) onRemove(i int) {
	v := u.in.values()
	v.URLs = slices.Delete(v.URLs, i, i+1)
	u.in.refill(v)
	u.in.focus(u.rows[min(i, u.count-1)].field.Entry())
}

func (u *urlInputs) values() []string {
	all := make([]string, u.count)
	for i := range all {
		all[i] = u.rows[i].field.Text()
	}
	return all
}

// at returns the field of a URL of the plan, in which the empty ones are left out.
func (u *urlInputs) at(place int) *widget.Field {
	for _, r := range u.rows[:u.count] {
		if r.field.Text() == "" {
			continue
		}
		if place == 0 {
			return r.field
		}
		place--
	}
	return u.rows[0].field
}

func (u *urlInputs) fields() []*widget.Field {
	var all []*widget.Field
	for _, r := range u.rows[:u.count] {
		all = append(all, r.field)
	}
	return all
}

// stops are the inputs, in the order of the keyboard.
func (u *urlInputs) stops() []stop {
	var all []stop
	for i, r := range u.rows[:u.count] {
		all = append(all, stop{field: form.OfURL(i), input: r.field.Entry()})
	}
	return all
}

// besides puts a button at the right of a field, in the line of its entry.
type besides struct{}

func (besides) Layout(o []fyne.CanvasObject, s fyne.Size) {
	room := float32(0)
	if o[1].Visible() {
		m := o[1].MinSize()
		room = m.Width + 2
		place(o[1], s.Width-m.Width, (widget.ControlHeight-m.Height)/2, m.Width, m.Height)
	}
	place(o[0], 0, 0, s.Width-room, s.Height)
}

func (besides) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }
