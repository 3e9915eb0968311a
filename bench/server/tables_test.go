package server

import (
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
)

// A server that is offered to users answers for spans; one that is measured does not, so
// that every architecture, Python's too, has the same content.
func TestTablesAreOfServersForUsers(t *testing.T) {
	for _, config := range []string{"one-at-a-time", "threads:2", "goroutines", "fasthttp", "prefork:1"} {
		for identity, want := range map[string]int{"": http.StatusOK, "measured": http.StatusNotFound} {
			c := parse(t, config)
			if c.Unable() != nil {
				continue
			}
			ctx, cancel := context.WithCancel(t.Context())
			ended, url := make(chan error), make(chan string, 1)
			go func() {
				ended <- serve(ctx, Options{Config: c, Addr: "127.0.0.1:0"}, identity, func(u string) { url <- u })
			}()
			at := <-url
			for path, content := range map[string]string{
				"/almanac?month=2026-12&format=csv": "2026-12-31", "/calendar.ics": "BEGIN:VCALENDAR",
				"/ephemeris?from=2026-12-01T00:00:00Z&to=2026-12-02T00:00:00Z&step=1h&body=mars": `"mars"`,
				"/events?from=2026-12-01T00:00:00Z&to=2026-12-02T00:00:00Z":                      `"rise"`,
			} {
				r, err := http.Get(at + path)
				if err != nil {
					t.Fatal(err)
				}
				body, err := io.ReadAll(r.Body)
				r.Body.Close()
				if err != nil || r.StatusCode != want || want == http.StatusOK && !strings.Contains(string(body), content) {
					t.Errorf("%s, identity %q: %s is %d %.200s, %v", config, identity, path, r.StatusCode, body, err)
				}
			}
			http.DefaultClient.CloseIdleConnections()
			cancel()
			if err := <-ended; err != nil {
				t.Error(config, err)
			}
		}
	}
}
