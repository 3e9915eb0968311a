package benchmark

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/widget"
	"perihelion/bench/load"
	loadreport "perihelion/bench/load/report"
)

// askInputs are the inputs of the request to servers of the user's own, and the button that
// sends it once.
type askInputs struct {
	in                                                                     *inputs
	method, headers, body, status, contains, connect, authorities, streams *widget.Field
	insecure, http2                                                        *widget.Check
	try                                                                    *widget.Button

	trying   bool // a request is under way: the button cancels it
	busy     bool // a run is under way, which a request would disturb, or a question is asked
	onTry    func(load.Options)
	onCancel func()
}

func newAskInputs(in *inputs) *askInputs {
	a := &askInputs{in: in}
	field := func(label string, f form.Field, placeHolder string) *widget.Field {
		w := in.field(label, f)
		w.SetPlaceHolder(placeHolder)
		return w
	}
	a.method = field("Method", form.AskMethod, "GET, or POST with a body")
	a.headers = field("Headers", form.AskHeaders, "Name: value | Name: value")
	a.body = field("Body", form.AskBody, "text, or @ and a file")
	a.status = field("Expect", form.AskStatus, "2xx")
	a.contains = field("Contains", form.AskContains, "any text")
	a.authorities = field("Trust", form.AskAuthorities, "the system’s certificates")
	a.streams = field("Streams", form.AskStreams, "1")
	a.connect = field("Connect to", form.AskConnect, "the URL’s host")
	a.insecure = widget.NewCheck("Take any certificate", func(bool) { in.changed() })
	a.http2 = widget.NewCheck("HTTP/2", func(bool) { in.changed() })
	a.try = widget.NewQuietButton("Try once", a.onOnce)
	return a
}

func (a *askInputs) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		a.method, a.headers, a.body, a.status, a.contains, a.authorities, container.New(indented{}, a.insecure),
		container.New(indented{}, a.http2), a.streams, a.connect, widget.Row(a.try),
	}
}

func (a *askInputs) stops() []stop {
	return a.in.fieldStops(form.AskMethod, form.AskHeaders, form.AskBody, form.AskStatus, form.AskContains, form.AskAuthorities, form.AskStreams, form.AskConnect)()
}

// fill writes what is not a text of the form.
func (a *askInputs) fill(v form.Values) {
	a.insecure.SetChecked(v.Ask.Insecure)
	a.http2.SetChecked(v.Ask.HTTP2)
}

// show brings everything that follows from the values up to date.
func (a *askInputs) show(c form.Checked) {
	a.streams.Hidden = !c.Values.Ask.HTTP2
	a.connect.Hidden = c.Values.Target != form.Own
	a.try.Hidden = c.Values.Target != form.Own
	_, able := c.Once()
	enable(a.try, able && !a.busy || a.trying)
}

func (a *askInputs) onOnce() {
	if a.trying {
		a.onCancel()
	} else if o, able := a.in.checked().Once(); able {
		a.onTry(o)
	}
}

// setTrying notes whether a request is under way.
func (a *askInputs) setTrying(on bool) {
	a.trying = on
	a.try.SetText(map[bool]string{true: "Cancel", false: "Try once"}[on])
	a.show(a.in.checked())
}

// mostTried is the most of a body that is shown, in bytes.
const mostTried = 64 << 10

// tryOnce sends a request once, after consent where it leads elsewhere, and shows the answer in
// a dialog.
func (t *Tab) tryOnce(o load.Options) {
	t.ask(t.in.checked().Plan, t.in.urls.at, func() error {
		ctx, cancel := context.WithCancel(context.Background())
		t.stopTrying = cancel
		t.in.asks.setTrying(true)
		t.refresh()
		t.running.Go(func() {
			defer cancel()
			x, err := t.host.once(ctx, o)
			t.host.do(func() { t.onTried(x, err) })
		})
		return nil
	})
}

// onTried shows an answer, or why there is none.
func (t *Tab) onTried(x load.Exchange, err error) {
	if t.closed {
		return
	}
	t.in.asks.setTrying(false)
	if errors.Is(err, context.Canceled) {
		return
	}
	var text strings.Builder
	if err == nil {
		err = loadreport.Exchange(&text, x)
	}
	if err != nil {
		text.Reset()
		text.WriteString(widget.Sentence(errors.New("the request was not answered: " + err.Error())))
	}
	widget.ShowText(t.win.Canvas(), "One request", text.String())
}
