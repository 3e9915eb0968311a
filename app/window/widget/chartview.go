package widget

import (
	"errors"
	"image"
	"image/color"
	"image/draw"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynewidget "fyne.io/fyne/v2/widget"

	"perihelion/app/chart"
	"perihelion/bench/figure"
	"perihelion/bench/picture"
)

// Draw makes a chart in a palette. It returns none, and no error, while there
// is nothing to show.
type Draw func(chart.Palette) (chart.Figure, error)

// ErrNothingToSave is returned for a chart that shows nothing yet.
var ErrNothingToSave = errors.New("there is no chart to save yet")

// ChartView draws a chart at the true pixels of the screen, again when it is
// resized and when the theme changes, and saves it as a picture. Where the chart has
// readings, pointer and keyboard show them.
type ChartView struct {
	fynewidget.BaseWidget
	read
	pane, saved Draw
	fileName    func() string
	invitation  *Message
	invited     chart.Invitation // drawn in place of the sentence where it has a title
	dimmed      bool
	min         fyne.Size
	readout     *readout
	made        made

	OnSaved func(path string) // the chart was saved from the dialog
	// Note returns what a saved PNG carries beside the chart: the data that it was drawn
	// from. Nil: nothing.
	Note     func() (picture.Note, error)
	Describe func() string // title and headline figures, for assistive technology; "" while there are none

	// OnTapped is called when the chart is pressed, with the position in units from
	// the top left corner.
	OnTapped func(at fyne.Position)
	// OnPlace is called when the chart is pressed or the pointer is dragged over it, and for
	// Return on a reading, with the place in numbers of readings: 2.5 is halfway from the
	// third to the fourth.
	OnPlace func(at float64)
}

var _ fyne.Tappable = (*ChartView)(nil)

// NewChartView returns a view of the drawing of pane. SaveTo writes the drawing of
// saved, or of pane if saved is nil. fileName suggests a name for the chart on screen.
func NewChartView(fileName func() string, pane, saved Draw) *ChartView {
	if saved == nil {
		saved = pane
	}
	v := &ChartView{pane: pane, saved: saved, fileName: fileName, min: fyne.NewSize(200, 120)}
	v.invitation = NewMessage(200)
	v.readout = newReadout(v)
	v.ExtendBaseWidget(v)
	return v
}

// SetInvitation sets the sentence shown while there is nothing to draw.
func (v *ChartView) SetInvitation(text string) {
	if v.invitation.Text() != text || v.invited.Title != "" {
		v.invited = chart.Invitation{}
		v.invitation.Set(Plain, text)
		v.Refresh()
	}
}

// SetPlace marks a place, in numbers of readings, by a line with a name; a negative one is
// none. The chart is not drawn again for it.
func (v *ChartView) SetPlace(at float64, name string) { v.readout.mark(at, name) }

// Invite sets the invitation drawn while there is nothing to draw. Without a title it is a
// sentence only.
func (v *ChartView) Invite(of chart.Invitation) {
	if of.Title == "" {
		v.SetInvitation(of.Text)
		return
	}
	v.invited = of
	v.invitation.Set(Plain, strings.Join(figure.Present(of.Title, of.Text), ". "))
	v.Refresh()
}

// FocusTarget is the part that takes the keyboard where the chart has readings.
func (v *ChartView) FocusTarget() fyne.Focusable { return v.readout }

// Redraw draws the chart again, after its data has changed.
func (v *ChartView) Redraw() {
	v.made = made{}
	v.Refresh()
}

// made is the chart that was made last, which is kept until its data or the palette
// changes: a resize lays it out anew, and does not compute it anew.
type made struct {
	done    bool
	palette chart.Palette
	figure  chart.Figure
	err     error
	read    fyne.Size // for which the readings were asked
}

// figure is the chart of the pane in the palette of the moment.
func (v *ChartView) figure() (chart.Figure, error) {
	if p := Palette(); !v.made.done || v.made.palette != p {
		f, err := v.pane(p)
		v.made = made{done: true, palette: p, figure: f, err: err}
	}
	return v.made.figure, v.made.err
}

// offerReadings gives the readings of the chart at the present size to pointer and keyboard.
func (v *ChartView) offerReadings() {
	f, err := v.figure()
	if size := v.Size(); v.made.read != size {
		v.made.read = size
		var notes chart.Notes
		if err == nil {
			notes = f.Notes(float64(size.Width), float64(size.Height))
		}
		v.readout.set(notes)
	}
}

// SetDimmed veils the chart, to mark that it is not up to date.
func (v *ChartView) SetDimmed(on bool) {
	if v.dimmed != on {
		v.dimmed = on
		v.Refresh()
	}
}

// Tapped calls OnTapped with the position.
func (v *ChartView) Tapped(e *fyne.PointEvent) {
	if v.OnTapped != nil {
		v.OnTapped(e.Position)
	}
}

// SaveTo writes the chart as a PNG picture in the print palette.
func (v *ChartView) SaveTo(path string) error {
	p, err := v.saved(chart.Print())
	if err != nil {
		return err
	}
	if !p.Drawn() {
		return ErrNothingToSave
	}
	var notes []picture.Note
	if v.Note != nil {
		note, err := v.Note()
		if err != nil {
			return err
		}
		notes = append(notes, note)
	}
	return chart.Save(path, p, chart.PNG, chart.UsualSize(), notes...)
}

// NewSaveButton returns the button "Save chart as PNG…" of this view.
func (v *ChartView) NewSaveButton(win fyne.Window) *Button {
	return NewButton("Save chart as PNG…", func() { v.ShowSave(win) })
}

// ShowSave asks where to save the chart, and saves it.
func (v *ChartView) ShowSave(win fyne.Window) {
	ShowSave(win, Save{Title: "Save chart as PNG", FileName: v.fileName(), Extension: ".png", Write: v.SaveTo, OnSaved: v.OnSaved})
}

// image draws the plot on w by h pixels; the theme is asked each time, since
// it may have changed.
func (v *ChartView) image(w, h int) image.Image {
	palette := Palette()
	size := v.Size()
	if w <= 1 || h <= 1 || size.Width < 1 {
		return image.NewUniform(palette.Background)
	}
	f, err := v.figure()
	if err == nil && f.Drawn() {
		return chart.Image(f, w, h, 72*float64(w)/float64(size.Width))
	}
	if err == nil && v.invited.Title != "" {
		return chart.Image(chart.Invite(v.invited, palette), w, h, 72*float64(w)/float64(size.Width))
	}
	ground := image.NewNRGBA(image.Rect(0, 0, w, h))
	draw.Draw(ground, ground.Bounds(), image.NewUniform(palette.Background), image.Point{}, draw.Src)
	return ground
}

// CreateRenderer draws the raster, or the invitation in its middle.
func (v *ChartView) CreateRenderer() fyne.WidgetRenderer {
	frame := canvas.NewRectangle(color.Transparent)
	frame.StrokeWidth, frame.CornerRadius = 1, radius
	veil, raster := canvas.NewRectangle(color.Transparent), canvas.NewRaster(v.image)
	p := &parts{objects: []fyne.CanvasObject{raster, veil, frame, v.invitation, v.readout}}
	p.min = func() fyne.Size { return v.min }
	p.place = func(s fyne.Size) {
		raster.Resize(s)
		frame.Resize(s)
		veil.Resize(s)
		v.readout.Resize(s)
		v.offerReadings()
		width := min(s.Width-2*Gutter, textWidth(v.invitation.Text(), TextSize, false)+4)
		height := v.invitation.HeightFor(width)
		v.invitation.Move(fyne.NewPos((s.Width-width)/2, (s.Height-height)/2))
		v.invitation.Resize(fyne.NewSize(width, height))
	}
	p.update = func() {
		f, err := v.figure()
		empty := !f.Drawn() || err != nil
		if err != nil {
			v.invitation.Set(Failure, sentence(err))
		}
		v.invitation.Hidden, frame.Hidden = !empty || err == nil && v.invited.Title != "", !empty
		frame.StrokeColor = Color(ColorLine)
		frame.FillColor = Hollow(frame.StrokeColor)
		veil.FillColor, veil.Hidden = translucent(Palette().Background, 0x70), !v.dimmed
		p.place(v.Size())
	}
	return p.ready(v)
}
