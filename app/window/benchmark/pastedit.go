package benchmark

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/benchmark/history"
	"perihelion/app/window/widget"
	"perihelion/bench/store"
)

// The inputs of the dialog about a run.
const (
	nameInput = iota
	noteInput
	tagInput
)

// describe asks for the name, the note and the tags of a run. The keyboard begins in one of
// them.
func (p *past) describe(id, first int) {
	e, ok := p.runs.Entry(id)
	if !ok {
		return
	}
	name, note, tags := widget.NewEntry(), widget.NewTextArea(4), widget.NewEntry()
	name.Title, note.Title, tags.Title = "Name", "Note", "Tags"
	name.SetText(e.Name)
	name.SetPlaceHolder(history.Title(e))
	note.SetText(e.Note)
	tags.SetText(history.TagsText(e.Tags))
	tags.SetPlaceHolder("nightly, before the upgrade")
	inputs := []*widget.Entry{nameInput: name, noteInput: note, tagInput: tags}
	p.ask("Run "+e.Number(), inputs, first, func() {
		about := store.About{Name: name.Text, Note: note.Text, Tags: history.Tags(tags.Text), Starred: e.Starred}
		p.work(func(s *store.Store) error { return s.Edit(e.ID, about) })
	})
}

// addTags asks for tags to add to the runs that are chosen.
func (p *past) addTags() {
	chosen := p.runs.Chosen()
	if len(chosen) == 1 {
		p.describe(chosen[0], tagInput)
		return
	}
	if len(chosen) == 0 {
		return
	}
	tags := widget.NewEntry()
	tags.Title = "Tags"
	tags.SetPlaceHolder("nightly, before the upgrade")
	var runs []store.Entry
	for _, id := range chosen {
		if e, ok := p.runs.Entry(id); ok {
			runs = append(runs, e)
		}
	}
	p.ask("Add tags to "+p.runs.Choice(), []*widget.Entry{tags}, 0, func() {
		added := history.Tags(tags.Text)
		p.work(func(s *store.Store) error {
			for _, e := range runs {
				about := e.About
				about.Tags = slices.Concat(added, about.Tags)
				if err := s.Edit(e.ID, about); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// ask shows inputs in a dialog, and calls save with Return or its button.
func (p *past) ask(title string, inputs []*widget.Entry, first int, save func()) {
	c := p.tab.win.Canvas()
	var body []fyne.CanvasObject
	for _, in := range inputs {
		body = append(body, container.New(inputLayout{}, widget.NewLabel(in.Title), in))
	}
	var d *widget.Modal
	leave := func() {
		d.Hide()
		c.Focus(p.list.FocusTarget())
	}
	keep := func() {
		leave()
		p.failure = ""
		save()
	}
	for _, in := range inputs {
		if !in.MultiLine {
			in.OnSubmitted = func(string) { keep() }
		}
	}
	d = widget.ShowDialog(c, title, body, widget.NewButton("Cancel", leave), widget.NewPrimaryButton("Save", keep))
	d.OnEscape, d.OnReturn = leave, keep
	c.Focus(inputs[first])
}

// inputLayout sets a label beside an input as wide as a dialog leaves room for.
type inputLayout struct{}

func (inputLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	place(o[0], 0, 0, widget.LabelWidth, widget.ControlHeight)
	place(o[1], widget.LabelWidth, 0, widget.DialogInner-widget.LabelWidth, s.Height)
}

func (inputLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(widget.DialogInner, o[1].MinSize().Height)
}
