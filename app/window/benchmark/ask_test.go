package benchmark

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/widget"
	"perihelion/bench/load"
)

// A request is sent once with what the form has, and its answer is shown. One that takes long
// can be cancelled.
func TestARequestIsTriedOnce(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	in := s.tab.in
	const url = "http://127.0.0.1:1/items"
	s.locals = map[string]bool{url: true}
	in.target.SetIndex(int(form.Own))
	in.unfold([]string{"urls", "ask"})
	if !in.asks.try.Disabled() {
		t.Error("a request without a URL can be tried")
	}
	in.urls.rows[0].field.SetText(url)
	in.asks.headers.SetText("Authorization: Bearer t")
	in.asks.body.SetText("hello")
	in.changed()
	var sent load.Options
	answer := make(chan load.Exchange, 1)
	s.tab.host.once = func(ctx context.Context, o load.Options) (load.Exchange, error) {
		sent = o
		select {
		case x := <-answer:
			return x, nil
		case <-ctx.Done():
			return load.Exchange{}, ctx.Err()
		}
	}
	press := func() {
		t.Helper()
		if in.asks.try.Disabled() {
			t.Fatalf("the request cannot be tried: %v", in.problems())
		}
		test.Tap(in.asks.try)
	}

	press()
	s.until("the request is sent", func() bool { return in.asks.trying })
	press() // cancels
	s.until("the request is cancelled", func() bool { return !in.asks.trying })
	if s.win.Canvas().Overlays().Top() != nil {
		t.Error("a cancelled request shows something")
	}

	answer <- load.Exchange{Request: "POST /items", Status: 201, Reason: "Created", Protocol: "HTTP/1.1", Header: http.Header{"X-A": {"b"}}, Body: []byte("made"), Decoded: []byte("made"), Length: 4}
	press()
	s.until("the answer is shown", func() bool { return s.win.Canvas().Overlays().Top() != nil })
	if sent.URL != url || sent.Verb() != "POST" || string(sent.Body) != "hello" || sent.Header[0] != "Authorization: Bearer t" {
		t.Errorf("sent %+v", sent)
	}
	if text := widget.Read(s.win.Canvas().Overlays().Top()); !strings.Contains(text, "201 Created") || !strings.Contains(text, "made") {
		t.Errorf("the dialog has %q", text)
	}
}
