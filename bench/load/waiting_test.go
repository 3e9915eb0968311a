package load

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"perihelion/assets/field"
)

func TestParseWait(t *testing.T) {
	for word, want := range map[string]Wait{"auto": WaitAuto, "": WaitAuto, "sleep": WaitSleep, "look": WaitLook} {
		if got, err := ParseWait(word); got != want || err != nil {
			t.Errorf("%q: got %q, %v", word, got, err)
		}
	}
	var o Options
	if err := json.Unmarshal([]byte(`{"wait": "auto"}`), &o); err != nil || o.Wait != WaitAuto {
		t.Errorf("in JSON: %q, %v", o.Wait, err)
	}
	if _, err := ParseWait("spin"); err == nil || !strings.Contains(err.Error(), "auto, sleep or look") {
		t.Errorf("got %v", err)
	}
}

// A load that cannot look is refused where it was asked to, and sleeps where it may choose.
func TestLoadsThatCannotLook(t *testing.T) {
	good := Options{URL: "http://127.0.0.1:1/", Requests: 10, Connections: 2, Wait: WaitLook}
	for name, change := range map[string]func(*Options){
		"connections": func(o *Options) { o.Connections = MostLooking + 1 },
		"open loop":   func(o *Options) { o.Rate = 10 },
		"TLS":         func(o *Options) { o.URL = "https://127.0.0.1:1/" },
		"HTTP/2":      func(o *Options) { o.HTTP2 = true },
		"Unix socket": func(o *Options) { o.Connect = "unix:/tmp/socket" },
	} {
		o := good
		change(&o)
		var f *field.Error
		if err := o.Validate(); !errors.As(err, &f) || f.Field != "wait" {
			t.Errorf("%s: got %v, want an error of the way to wait", name, err)
		}
		if o.Wait = WaitAuto; o.Validate() != nil || o.CanLook() {
			t.Errorf("%s: auto is refused (%v), or would look (%t)", name, o.Validate(), o.CanLook())
		}
	}
	spin := good
	spin.Wait = "spin"
	var f *field.Error
	if err := spin.Validate(); !errors.As(err, &f) || f.Field != "wait" {
		t.Errorf("no such way: %v", err)
	}
	if err := good.Validate(); (err == nil) != looksHere || good.CanLook() != looksHere {
		t.Errorf("got %v", err)
	}
}

func TestWaitingInWords(t *testing.T) {
	for _, tt := range []struct {
		w     Waiting
		woken bool
		says  string
	}{
		{Waiting{Way: WaitSleep}, true, "in the latencies"},
		{Waiting{Way: WaitSleep, Waits: 200, Sleeps: 150}, true, "in the latencies: 75 % of its waits"},
		{Waiting{Way: WaitSleep, Waits: 200, Sleeps: 2}, false, "hardly in the latencies: 1 % of its waits"},
		{Waiting{Way: WaitLook, Waits: 200, Looks: 200, Hits: 198, Sleeps: 2}, false, "a look of 25 µs at most"},
		{Waiting{Way: WaitLook, Waits: 200, Looks: 200, Hits: 20, Sleeps: 180}, true, "in the latencies: 90 %"},
	} {
		if got := tt.w.Describe(); tt.w.Woken() != tt.woken || !strings.Contains(got, tt.says) {
			t.Errorf("%+v: %t, %q; want %q", tt.w, tt.w.Woken(), got, tt.says)
		}
	}
}

// Counts of two repeats add up, and both have looked, or the sum has not.
func TestWaitingAdds(t *testing.T) {
	a := Waiting{WaitLook, 10, 9, 8, 3, 2, 0.5, 0.25}
	if got, want := a.Add(a), (Waiting{WaitLook, 20, 18, 16, 6, 4, 1, 0.5}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := a.Add(Waiting{Way: WaitSleep}); got.Way != WaitSleep {
		t.Errorf("got %+v", got)
	}
}
