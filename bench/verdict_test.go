package bench

import (
	"strings"
	"testing"

	"perihelion/bench/figure"
)

func TestVerdict(t *testing.T) {
	speed := map[string]float64{"one-at-a-time": 1000, "goroutines": 2000, "threads": 1500, "fasthttp": 500, "prefork": 1000, "flask-dev": 1100}
	at := func(config string, round int) float64 {
		v := speed[config] + float64(round*3%5)
		if config == "prefork" || config == "flask-dev" { // as often below as above
			v *= 1 + 0.01*float64(round%2*2-1)*float64(round+1)
		}
		return v
	}
	for want, rec := range map[string]Record{
		"goroutines is faster: 2,002 requests/s, 2.00 times one-at-a-time (2.00–2.00)": record(10, at, "one-at-a-time", "goroutines"),
		"one-at-a-time is faster: 1,002 requests/s, 2.00 times fasthttp (1.99–2.00)":   record(10, at, "one-at-a-time", "fasthttp"),
		"goroutines is faster: 2,002 requests/s, 33 % more than threads":               record(10, at, "threads", "goroutines"),
		"goroutines is fastest: 2,002 requests/s, 33 % more than threads, the next, and 3.99 times fasthttp, the baseline. " +
			"Compared with the baseline fasthttp, one-at-a-time and threads are faster": record(10, at, "fasthttp", "one-at-a-time", "goroutines", "threads"),
		"goroutines is fastest: 2,002 requests/s, 33 % more than threads, the next, and 3.99 times fasthttp, the baseline. " +
			"Compared with the baseline fasthttp, all the others are faster": record(10, at, "fasthttp", "one-at-a-time", "goroutines", "threads", "prefork", "flask-dev"),
		"goroutines is fastest: 2,002 requests/s, 2.00 times one-at-a-time (2.00–2.00), the next": record(10, at, "goroutines", "fasthttp", "one-at-a-time"),
		"goroutines is fastest: 2,002 requests/s, 33 % more than threads, the next, and 2.00 times one-at-a-time, the baseline. " +
			"Compared with the baseline one-at-a-time, threads is faster, fasthttp is slower and prefork shows no difference": record(10, at, "one-at-a-time", "threads", "goroutines", "fasthttp", "prefork"),
		"no fastest shown: prefork and one-at-a-time cannot be told apart (prefork at 1.00 times the requests/s of one-at-a-time, 0.940–1.07). " +
			"Compared with the baseline one-at-a-time, fasthttp is slower and prefork shows no difference": record(10, at, "one-at-a-time", "fasthttp", "prefork"),
		"no difference shown between one-at-a-time and prefork (prefork at 1.00 times the requests/s of one-at-a-time, 0.950–1.06)": record(10, at, "one-at-a-time", "prefork"),
		"2 repeats cannot show a difference between one-at-a-time and goroutines: 6 are needed":                                     record(2, at, "one-at-a-time", "goroutines"),
		"1 repeat cannot show a difference between fasthttp and goroutines: 6 are needed":                                           record(1, at, "fasthttp", "goroutines"),
		"6 repeats cannot show which is fastest: 7 are needed":                                                                      record(6, at, "one-at-a-time", "fasthttp", "goroutines"),
		"goroutines serves 2,000 requests/s. One repeat cannot show how certain that is":                                            record(1, at, "goroutines"),
		"no verdict: no configuration answered every request":                                                                       record(0, at, "goroutines"),
	} {
		if got := Evaluate(rec).Verdict; got != want {
			t.Errorf("verdict\n%s\nwant\n%s", got, want)
		}
	}
	rec := record(0, at, "goroutines")
	rec.Stopped = true
	if got, want := Evaluate(rec).Verdict, "stopped before any repeat was finished"; got != want {
		t.Errorf("verdict %q, want %q", got, want)
	}
	rec = record(6, at, "goroutines", "prefork")
	rec.Broken["prefork"] = "x"
	if got, want := Evaluate(rec).Verdict, "goroutines serves 2,002 requests/s (2,000–2,004). There is nothing to compare it with"; got != want {
		t.Errorf("verdict %q, want %q", got, want)
	}
	rec = record(10, at, "one-at-a-time", "goroutines", "prefork")
	rec.Broken["prefork"] = "x"
	if got, want := Evaluate(rec).Verdict, "goroutines is faster: 2,002 requests/s, 2.00 times one-at-a-time (2.00–2.00). Not ranked: prefork"; got != want {
		t.Errorf("verdict %q, want %q", got, want)
	}
}

// The direction of a ratio is named, and is that of the table.
func TestNoDifferenceNamesItsDirection(t *testing.T) {
	r := Evaluate(record(10, func(config string, round int) float64 {
		if config == "goroutines" {
			return 1000 * (1 + 0.2*float64(round%3-1))
		}
		return 1100 * (1 + 0.2*float64(round%4-2))
	}, "one-at-a-time", "goroutines"))
	if want := "(goroutines at " + figure.Ratio(r.Comparisons[0].Ratio) + " times the requests/s of one-at-a-time, "; !strings.Contains(r.Verdict, want) {
		t.Errorf("verdict %q, want %q in it", r.Verdict, want)
	}
}
