package bench

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"perihelion/bench/internal/wine"
	"perihelion/bench/load"
	"perihelion/bench/load/requests"
	"perihelion/bench/server"
)

// One request shows how a server of the user's own answers, also where that is not well; the
// server is stopped after it.
func TestTryStartsAServer(t *testing.T) {
	needsOwnersOfPorts(t)
	p := builds(t, 10, 10)
	for name, tt := range map[string]struct {
		change func(*Plan)
		status int
	}{
		"as the plan has it": {func(p *Plan) {}, 201},
		"without its token":  {func(p *Plan) { p.Own[0].Environment = nil }, 401},
		"another body":       {func(p *Plan) { p.Request.Body = []byte("x") }, 400},
	} {
		p := p
		p.Own = append([]server.Command(nil), p.Own...)
		tt.change(&p)
		x, err := Try(t.Context(), p, 1000)
		if err != nil || x.Status != tt.status || x.Request != "POST /items" {
			t.Errorf("%s: %s, %d, %v; want %d", name, x.Request, x.Status, err, tt.status)
		}
	}
	p.Request.TLS = load.Security{}
	if _, err := Try(t.Context(), p, 1000); err == nil || !strings.Contains(err.Error(), "certificate is not trusted") {
		t.Errorf("a certificate that is not trusted: %v", err)
	}
	s := httptest.NewServer(http.NotFoundHandler())
	defer s.Close()
	if x, err := Try(t.Context(), Plan{URLs: []string{s.URL + "/x"}, Timeout: time.Minute}, 5); err != nil || x.Status != 404 || string(x.Body) != "404 p" {
		t.Errorf("a URL: %d %q, %v", x.Status, x.Body, err)
	}
}

// A run notes the content of the file of requests that its plan names, and refuses another.
func TestARunPinsItsRequests(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	defer s.Close()
	targets := filepath.Join(wine.TempDir(t), "targets")
	write := func(text string) {
		if err := os.WriteFile(targets, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("GET /a\n\nGET /b\n")
	p := Plan{URLs: []string{s.URL}, Request: load.Request{From: requests.File{Path: targets}}, Connections: 1, Requests: 10, Repeats: 1, KeepAlive: true}
	results := run(t, p)
	if sum := results.Plan.Request.From.Sum; len(sum) != 64 || results.Results[0].Repeats[0].OK != 10 {
		t.Errorf("the plan of the run has the sum %q", sum)
	}
	write("GET /a\n")
	r, err := NewRunner(results.Plan)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := r.Run(t.Context()); err == nil {
		t.Errorf("another file was taken: %+v", again.Results)
	}
	write("nonsense\n")
	if r, err = NewRunner(p); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Run(t.Context()); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("a file that cannot be read: %v", err)
	}
}
