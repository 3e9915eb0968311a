package bench

import "testing"

func TestVerdict(t *testing.T) {
	speed := map[string]float64{"one-at-a-time": 1000, "goroutines": 2000, "threads": 1500, "fasthttp": 500, "prefork": 1000}
	at := func(config string, round int) float64 { return speed[config] + float64(round*3%5) }
	for want, rec := range map[string]Record{
		"goroutines serves 2.00 times as many requests per second as one-at-a-time (2.00 to 2.00, p = 0.008, 5 repeats)":                                                                                                    record(5, at, "one-at-a-time", "goroutines"),
		"goroutines serves 3.99 times as many requests per second as fasthttp (3.98 to 4.00, p = 0.016 after Holm for 2 comparisons, 5 repeats); also slower: one-at-a-time":                                                record(5, at, "goroutines", "fasthttp", "one-at-a-time"),
		"goroutines serves 2.00 times as many requests per second as one-at-a-time (2.00 to 2.00, p = 0.032 after Holm for 4 comparisons, 5 repeats); also faster: threads; slower: fasthttp; no difference shown: prefork": record(5, at, "one-at-a-time", "threads", "goroutines", "fasthttp", "prefork"),
		"no difference shown between one-at-a-time and prefork (1.00 times, 1.00 to 1.00, p = 1.000, 5 repeats)":                                                                                                            record(5, at, "one-at-a-time", "prefork"),
		"too few repeats to tell goroutines from one-at-a-time (2.00 times, 2.00 to 2.00, p = 0.333, 2 repeats)":                                                                                                            record(2, at, "one-at-a-time", "goroutines"),
		"too few repeats to tell goroutines from fasthttp (3.99 times, 3.98 to 4.00, p = 0.333, 2 repeats)":                                                                                                                 record(2, at, "goroutines", "fasthttp"),
		"goroutines serves 2,000 requests per second in one repeat, which says nothing about how certain that is":                                                                                                           record(1, at, "goroutines"),
		"nothing can be said: no configuration answered every request":                                                                                                                                                      record(0, at, "goroutines"),
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
	if got, want := Evaluate(rec).Verdict, "goroutines serves 2,002 requests per second (2,000 to 2,004, a 96.9 % interval of the median of 6 repeats); there is nothing to compare it with"; got != want {
		t.Errorf("verdict %q, want %q", got, want)
	}
}
