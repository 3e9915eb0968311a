package chart

import "testing"

func TestReadable(t *testing.T) {
	for _, tt := range []struct {
		config     string
		family     Family
		name, note string
	}{
		{"one-at-a-time", Go, "one at a time", ""},
		{"goroutines", Go, "goroutines", ""},
		{"prefork", Go, "prefork", ""},
		{"prefork:4", Go, "prefork", "4 processes"},
		{"prefork:1", Go, "prefork", "1 process"},
		{"threads:16", Go, "threads", "16 threads"},
		{"fasthttp", Go, "fasthttp", ""},
		{"aiohttp-dev", Aiohttp, "development", ""},
		{"aiohttp-gunicorn:4", Aiohttp, "gunicorn", "4 workers"},
		{"flask-gunicorn", Flask, "gunicorn", ""},
		{"url", URL, "own server", ""},
		{"http://127.0.0.1:8080/planets/mars?lat=1", URL, "127.0.0.1:8080", ""},
		{"https://[::1]:8443", URL, "[::1]:8443", ""},
	} {
		if got := FamilyOf(tt.config); got != tt.family {
			t.Errorf("FamilyOf(%q) = %v, want %v", tt.config, got, tt.family)
		}
		if name, note := readable(tt.config); name != tt.name || note != tt.note {
			t.Errorf("readable(%q) = %q, %q, want %q, %q", tt.config, name, note, tt.name, tt.note)
		}
	}
}
