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

	differ                             *widget.Fold // requests that differ
	paths, file, origin, table, follow *widget.Field
	shuffle, templates, rows, cookies  *widget.Check

	trying   bool // a request is under way: the button cancels it
	busy     bool // a run is under way, which a request would disturb, or a question is asked
	onTry    func()
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
	check := func(label string) *widget.Check { return widget.NewCheck(label, func(bool) { in.changed() }) }
	a.insecure, a.http2 = check("Take any certificate"), check("HTTP/2")
	a.paths = field("Paths", form.AskPaths, "3 /items | /search")
	a.file = field("From file", form.AskFile, "targets, a HAR or a log")
	a.origin = field("Only to", form.AskOrigin, "the server of them all")
	a.table = field("CSV", form.AskTable, "columns, as {col:name}")
	a.follow = field("Redirects", form.AskFollow, "none are followed")
	a.shuffle, a.templates = check("In random order"), check("Fill in patterns")
	a.rows, a.cookies = check("CSV rows at random"), check("Keep cookies")
	inside := func(c *widget.Check) fyne.CanvasObject { return container.New(indented{}, c) }
	a.differ = widget.NewFold("Several requests", a.paths, a.file, a.origin, inside(a.shuffle), a.table, inside(a.rows), inside(a.templates), a.follow, inside(a.cookies))
	a.differ.OnFolded = func(open bool) { in.show(a.differ, open) }
	a.try = widget.NewQuietButton("Try once", a.onOnce)
	return a
}

func (a *askInputs) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		a.method, a.headers, a.body, a.differ, a.differ.Body, a.status, a.contains, a.authorities, container.New(indented{}, a.insecure),
		container.New(indented{}, a.http2), a.streams, a.connect, widget.Row(a.try),
	}
}

func (a *askInputs) stops() []stop {
	all := a.in.fieldStops(form.AskMethod, form.AskHeaders, form.AskBody)()
	all = append(all, a.differing()...)
	return append(all, a.in.fieldStops(form.AskStatus, form.AskContains, form.AskAuthorities, form.AskStreams, form.AskConnect)()...)
}

// differing are the stops of requests that differ.
func (a *askInputs) differing() []stop {
	all := a.in.fieldStops(form.AskPaths, form.AskFile, form.AskOrigin, form.AskTable, form.AskFollow)()
	for i := range all {
		all[i].fold = a.differ
	}
	return all
}

// fill writes what is not a text of the form.
func (a *askInputs) fill(v form.Values) {
	a.insecure.SetChecked(v.Ask.Insecure)
	a.http2.SetChecked(v.Ask.HTTP2)
	a.shuffle.SetChecked(v.Ask.Shuffle)
	a.templates.SetChecked(v.Ask.Templates)
	a.rows.SetChecked(v.Ask.AnyRow)
	a.cookies.SetChecked(v.Ask.Cookies)
}

// values adds what is not a text of the form.
func (a *askInputs) values(v *form.Ask) {
	v.Insecure, v.HTTP2 = a.insecure.Checked(), a.http2.Checked()
	v.Shuffle, v.Templates, v.AnyRow, v.Cookies = a.shuffle.Checked(), a.templates.Checked(), a.rows.Checked(), a.cookies.Checked()
}

// show brings everything that follows from the values up to date.
func (a *askInputs) show(c form.Checked) {
	a.streams.Hidden = !c.Values.Ask.HTTP2
	a.connect.Hidden = c.Values.Target != form.Own
	q := c.Values.Ask
	listed := q.File != ""
	a.origin.Hidden, a.paths.Hidden, a.method.Hidden, a.body.Hidden = !listed, listed, listed, listed
	a.shuffle.Hidden = !listed && len(c.Plan.Request.Paths) < 2
	a.rows.Hidden, a.templates.Hidden = q.Table == "", q.Table != ""
	words, wrong := a.in.words(a.differing(), c, c.DifferLine())
	a.differ.SetSummary(words, "", wrong)
	enable(a.try, c.CanTry() && !a.busy || a.trying)
}

func (a *askInputs) onOnce() {
	if a.trying {
		a.onCancel()
	} else if a.in.checked().CanTry() {
		a.onTry()
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

// tryOnce sends a request once and shows the answer in a dialog, after consent where it leads
// elsewhere. Of servers of the user's own it starts the first one for that, after consent
// where a file has named it.
func (t *Tab) tryOnce() {
	v := t.in.afresh()
	plan, problems := t.plan(v)
	if len(problems) > 0 {
		_ = t.refuse(problems) // it shows them
		return
	}
	_ = t.withConsent(plan, v, func() error { // which never fails
		ctx, cancel := context.WithCancel(context.Background())
		t.stopTrying = cancel
		t.in.asks.setTrying(true)
		t.refresh()
		t.running.Go(func() {
			defer cancel()
			x, err := t.host.once(ctx, plan)
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
