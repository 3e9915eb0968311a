package benchmark

import (
	"slices"

	"fyne.io/fyne/v2"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/widget"
)

// requestInputs are the inputs of the request to the planet servers and of the work that
// each adds to it.
type requestInputs struct {
	in                                   *inputs
	follow                               *widget.Check
	body                                 *widget.Select
	latitude, longitude, elevation, path *widget.Field
	workload                             *widget.Select
	work, delay                          *widget.Field
	expected                             *widget.Message

	place func() (form.Place, bool) // in the Planets tab; nil where there is none
}

func newRequestInputs(in *inputs) *requestInputs {
	r := &requestInputs{in: in}
	r.follow = widget.NewCheck("As in Planets", func(bool) { r.refollow(); in.changed() })
	r.body = widget.NewSelect(form.Bodies(), func(int) { in.changed() })
	r.latitude, r.longitude = in.field("Latitude", form.Latitude), in.field("Longitude", form.Longitude)
	r.elevation, r.path = in.field("Elevation", form.Elevation), in.field("or a path", form.Asked)
	var names []string
	for _, w := range form.Workloads() {
		names = append(names, w.Name)
	}
	r.workload = widget.NewSelect(append(names, form.Custom), r.onWorkload)
	r.work, r.delay = in.field("Computing", form.Work), in.field("Waiting", form.Delay)
	r.path.SetPlaceHolder("such as /planets/sun")
	r.work.SetPlaceHolder("none, or 200 µs")
	r.delay.SetPlaceHolder("none, or 2 ms")
	r.expected = widget.NewNote(widget.SidebarInner)
	return r
}

func (r *requestInputs) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		r.follow, widget.Labelled("Body", r.body), r.latitude, r.longitude, r.elevation, r.path,
		widget.Labelled("Workload", r.workload), r.work, r.delay, r.expected,
	}
}

func (r *requestInputs) stops() []stop {
	return r.in.fieldStops(form.Latitude, form.Longitude, form.Elevation, form.Asked, form.Work, form.Delay)()
}

// fill writes what is not a text of the form.
func (r *requestInputs) fill(v form.Values) {
	r.follow.SetChecked(v.Request.Follow)
	r.body.SetIndex(slices.Index(form.Bodies(), v.Request.Body))
}

// refollow takes over the place of the Planets tab where the request follows it. It
// reports whether the request has changed.
func (r *requestInputs) refollow() (changed bool) {
	if !r.follow.Checked() || r.place == nil {
		return false
	}
	place, known := r.place()
	if !known {
		return false
	}
	v := r.in.values()
	was := v.Request
	v.Request = v.Request.At(place)
	if v.Request == was {
		return false
	}
	r.in.fill(v)
	return true
}

// show brings everything that follows from the values up to date.
func (r *requestInputs) show(c form.Checked) {
	q := c.Values.Request
	r.follow.Hidden = r.place == nil
	able := func(on bool, all ...fyne.Disableable) {
		for _, w := range all {
			switch {
			case on && w.Disabled():
				w.Enable()
			case !on && !w.Disabled():
				w.Disable()
			}
		}
	}
	able(!q.Follow && q.Path == "", r.body, r.latitude.Entry(), r.longitude.Entry(), r.elevation.Entry())
	able(!q.Follow, r.path.Entry())
	filling := r.in.filling
	r.in.filling = true
	r.workload.SetIndex(form.WorkloadOf(c.Values.Setup))
	r.in.filling = filling
	words := ""
	if c.Valid() {
		words = c.Expectation(r.in.cores)
	}
	r.expected.Set(widget.Plain, words)
}

func (r *requestInputs) onWorkload(i int) {
	if r.in.filling || i >= len(form.Workloads()) {
		return
	}
	v, w := r.in.values(), form.Workloads()[i]
	v.Work, v.Delay = w.Work, w.Delay
	r.in.refill(v)
}
