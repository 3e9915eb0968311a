package benchmark

import (
	"fyne.io/fyne/v2"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/widget"
)

// clientInputs are the inputs of a comparison of clients.
type clientInputs struct {
	about                         *widget.Message
	url, delay, requests, repeats *widget.Field
}

func newClientInputs(in *inputs) *clientInputs {
	c := &clientInputs{
		about:    widget.NewNote(widget.SidebarInner),
		url:      in.field("URL", form.ClientURL),
		delay:    in.field("Delay", form.ClientDelay),
		requests: in.field("Requests", form.ClientRequests),
		repeats:  in.field("Repeats", form.ClientRepeats),
	}
	c.about.Set(widget.Plain, "The same requests one after another, by 10 and 20 at a time and all at once: by this program, and by Python's requests and aiohttp.")
	c.url.SetPlaceHolder("a built-in target")
	return c
}

func (c *clientInputs) fields() []*widget.Field {
	return []*widget.Field{c.url, c.delay, c.requests, c.repeats}
}

func (c *clientInputs) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{c.about, c.url, c.delay, c.requests, c.repeats}
}

func (c *clientInputs) show() {
	c.delay.Hidden = c.url.Text() != "" // a server of one's own waits by itself
}

func (c *clientInputs) values() form.Client {
	return form.Client{URL: c.url.Text(), Delay: c.delay.Text(), Requests: c.requests.Text(), Repeats: c.repeats.Text()}
}

func (c *clientInputs) fill(v form.Client) {
	c.url.SetText(v.URL)
	c.delay.SetText(v.Delay)
	c.requests.SetText(v.Requests)
	c.repeats.SetText(v.Repeats)
}

// stops are the inputs, in the order of the keyboard.
func (c *clientInputs) stops() []stop {
	var all []stop
	for i, f := range []form.Field{form.ClientURL, form.ClientDelay, form.ClientRequests, form.ClientRepeats} {
		all = append(all, stop{field: f, input: c.fields()[i].Entry()})
	}
	return all
}
