package benchmark

import (
	"context"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/widget"
	"perihelion/bench"
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
	var sent bench.Plan
	answer := make(chan load.Exchange, 1)
	s.tab.host.once = func(ctx context.Context, p bench.Plan) (load.Exchange, error) {
		sent = p
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
	if q := sent.Request; sent.URLs[0] != url || q.Verb() != "POST" || string(q.Body) != "hello" || q.Header[0] != "Authorization: Bearer t" {
		t.Errorf("sent %+v", sent)
	}
	if text := widget.Read(s.win.Canvas().Overlays().Top()); !strings.Contains(text, "201 Created") || !strings.Contains(text, "made") {
		t.Errorf("the dialog has %q", text)
	}
}

// Of servers of the user's own the first is started for one request; one that a file has named only
// after consent.
func TestAServerIsStartedForOneRequest(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	in := s.tab.in
	in.target.SetIndex(int(form.Started))
	in.unfold([]string{"servers", "ask"})
	if !in.asks.try.Disabled() {
		t.Error("a request without a server can be tried")
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var tried []bench.Plan
	s.tab.host.once = func(_ context.Context, p bench.Plan) (load.Exchange, error) {
		tried = append(tried, p)
		return load.Exchange{Request: "GET /a", Status: 404, Reason: "Not Found", Protocol: "HTTP/1.1"}, nil
	}
	in.servers.blocks[0].command.SetText(program + " {port}")
	in.servers.blocks[0].path.SetText("/a")
	in.changed()
	s.until("the program is found", func() bool { return !in.asks.try.Disabled() })
	test.Tap(in.asks.try)
	s.until("the answer is shown", func() bool { return s.win.Canvas().Overlays().Top() != nil })
	if len(tried) != 1 || tried[0].Own[0].Path != "/a" || tried[0].Own[0].Line != program+" {port}" {
		t.Errorf("tried %+v", tried)
	}
	if text := widget.Read(s.win.Canvas().Overlays().Top()); !strings.Contains(text, "404 Not Found") {
		t.Errorf("the dialog has %q", text)
	}
	s.win.Canvas().Overlays().Remove(s.win.Canvas().Overlays().Top())
	s.tab.untrusted.add(in.values())
	test.Tap(in.asks.try)
	s.until("a question is asked", func() bool { return s.win.Canvas().Overlays().Top() != nil })
	if text := widget.Read(s.win.Canvas().Overlays().Top()); len(tried) != 1 || !strings.Contains(text, program) {
		t.Errorf("tried %d times, and asked %q", len(tried), text)
	}
}

// Inputs that do not count are out of sight, and the line of several requests has them in words, or
// their problem.
func TestInputsOfSeveralRequests(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	in := s.tab.in
	in.target.SetIndex(int(form.Own))
	in.unfold([]string{"urls", "ask", "load", "plan", "limits", "conditions"})
	in.urls.rows[0].field.SetText("http://127.0.0.1:1/")
	targets := filepath.Join(t.TempDir(), "targets")
	if err := os.WriteFile(targets, []byte("GET http://127.0.0.1:1/a\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	in.asks.paths.SetText("3 /a | /b")
	in.changed()
	if in.asks.shuffle.Hidden || in.asks.differ.Summary() != "2 paths" {
		t.Errorf("with two paths the line reads %q", in.asks.differ.Summary())
	}
	in.asks.paths.SetText("")
	in.asks.file.SetText(targets)
	in.changed()
	s.until("the file is read", func() bool { return in.asks.differ.Summary() == "the requests of targets" })
	if !in.asks.method.Hidden || !in.asks.paths.Hidden || in.asks.origin.Hidden {
		t.Error("a file has its own methods and paths")
	}
	in.asks.file.SetText(targets + "x")
	in.changed()
	s.until("the file is missed", func() bool { return in.problems()[form.AskFile] != "" })
	in.asks.differ.SetOpen(false)
	in.goTo(in.problems())
	if !in.asks.differ.Open() || s.win.Canvas().Focused() != fyne.Focusable(in.asks.file.Entry()) {
		t.Error("the keyboard is not on the wrong input")
	}
	in.asks.file.SetText("")
	in.changed()

	if !in.poisson.Hidden || !in.load[form.Script].Hidden || in.load[form.Amount].Hidden {
		t.Error("inputs are shown that do not count")
	}
	in.load[form.Rate].SetText("10..100:2s")
	in.engine.SetIndex(1)
	in.changed()
	if in.poisson.Hidden || in.load[form.Script].Hidden || !in.load[form.Amount].Hidden {
		t.Error("stages, or k6, do not show their inputs")
	}
	in.load[form.Limits].SetText("p95<300ms, failed<1%")
	in.changed()
	if got := in.line("limits").fold.Summary(); got != "p95 < 300 ms, failed < 1 %" {
		t.Errorf("the line of the limits reads %q", got)
	}
	if got := in.line("conditions").fold.Summary(); !strings.HasPrefix(got, "load by k6") {
		t.Errorf("the line of the conditions reads %q", got)
	}
	s.open(1280, 760)
	if v := s.tab.in.values(); !v.K6 || v.Rate != "10..100:2s" || v.Limits != "p95<300ms, failed<1%" {
		t.Errorf("the next start has %+v", v.Setup)
	}
}

// The plan of a file that reads files of this machine is not shown.
func TestPlansOfOthersReadNoFiles(t *testing.T) {
	s := newStage(t, 1280, 760, widget.Light)
	for name, change := range map[string]func(*bench.Plan){
		"authorities": func(p *bench.Plan) { p.Request.TLS.Authorities = "/etc/passwd" },
		"targets":     func(p *bench.Plan) { p.Request.From.Path = "/etc/passwd" },
		"a script":    func(p *bench.Plan) { p.Engine, p.Script.Path = bench.K6, "/etc/passwd" },
	} {
		p := bench.Plan{URLs: []string{"https://127.0.0.1:1/"}, Connections: 1, Requests: 1, Repeats: 1}
		change(&p)
		if err := s.tab.Open("/x/theirs.perihelion", bench.Document{Plan: p}); err == nil || !strings.Contains(err.Error(), "reads files of this machine (/etc/passwd)") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
