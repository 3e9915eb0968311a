package server

import (
	"encoding/json"
	"errors"
	"net"
	"runtime"
	"strings"
	"testing"
	"time"

	"perihelion/assets/field"
)

func TestParseConfig(t *testing.T) {
	for _, c := range Configs() {
		if got, err := ParseConfig(c.String()); err != nil || got != c {
			t.Errorf("ParseConfig(%q) = %v, %v", c, got, err)
		}
		if c.Description() == "" {
			t.Errorf("%v has no description", c)
		}
	}
	for s, want := range map[string]Config{
		" prefork:4 ": {Prefork, 4},
		"threads:64":  {Threads, 64},
		"threads":     {Threads, 0},

		"flask-gunicorn:4": {FlaskGunicorn, 4},
	} {
		if got, err := ParseConfig(s); err != nil || got != want {
			t.Errorf("ParseConfig(%q) = %v, %v, want %v", s, got, err, want)
		}
	}
	for s, says := range map[string]string{
		"":                "write one of " + names(Configs()),
		"apache":          "one-at-a-time, threads, ",
		"Prefork":         "no configuration",
		"prefork:":        "1 to 64",
		"prefork:0":       "1 to 64",
		"prefork:-1":      "1 to 64",
		"prefork:65":      "1 to 64",
		"prefork:four":    "1 to 64",
		"prefork:2:3":     "1 to 64",
		"goroutines:2":    "write just goroutines",
		"fasthttp:1":      "write just fasthttp",
		"one-at-a-time:1": "write just one-at-a-time",
		"flask-dev:2":     "write just flask-dev",
	} {
		_, err := ParseConfig(s)
		var wrong *field.Error
		if !errors.As(err, &wrong) || wrong.Field != "config" || !strings.Contains(err.Error(), says) {
			t.Errorf("ParseConfig(%q) = %v, want one of field config that says %q", s, err, says)
		}
	}
}

func TestConfigInJSON(t *testing.T) {
	type plan struct{ Configs []Config }
	want := plan{[]Config{{Goroutines, 0}, {Prefork, 4}}}
	b, err := json.Marshal(want)
	if err != nil || string(b) != `{"Configs":["goroutines","prefork:4"]}` {
		t.Fatalf("%s, %v", b, err)
	}
	var got plan
	if err := json.Unmarshal(b, &got); err != nil || got.Configs[1] != want.Configs[1] {
		t.Errorf("%v, %v", got, err)
	}
	if err := json.Unmarshal([]byte(`{"Configs":["x"]}`), &got); err == nil {
		t.Error("an unknown name was read")
	}
}

func TestWorkerCount(t *testing.T) {
	for s, want := range map[string]int{
		"one-at-a-time": 1, "goroutines": 1, "fasthttp": 1, "threads": 8, "threads:3": 3,
		"prefork": max(2, runtime.NumCPU()), "prefork:5": 5,
	} {
		if got := parse(t, s).WorkerCount(); got != want {
			t.Errorf("%s has %d workers, want %d", s, got, want)
		}
	}
}

func TestOptionsValidate(t *testing.T) {
	good := Options{Config: Config{Name: Goroutines}, Addr: "[::1]:8080", Work: time.Millisecond, Delay: maxBusy}
	if err := good.Validate(); err != nil {
		t.Error(err)
	}
	for name, o := range map[string]Options{
		"config": {},
		"addr":   {Config: good.Config, Addr: "8080"},
		"work":   {Config: good.Config, Work: -1},
		"delay":  {Config: good.Config, Delay: time.Minute},
	} {
		var wrong *field.Error
		if err := o.Validate(); !errors.As(err, &wrong) || wrong.Field != name {
			t.Errorf("Validate() = %v, want one of field %s", err, name)
		}
	}
}

func TestURLOf(t *testing.T) {
	for addr, want := range map[string]string{
		"127.0.0.1:80":     "http://127.0.0.1:80",
		"0.0.0.0:80":       "http://127.0.0.1:80",
		"[::]:80":          "http://127.0.0.1:80",
		"[::1]:80":         "http://[::1]:80",
		"192.168.1.2:8080": "http://192.168.1.2:8080",
	} {
		a, err := net.ResolveTCPAddr("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		if got := urlOf(a); got != want {
			t.Errorf("urlOf(%s) = %s, want %s", addr, got, want)
		}
	}
}
