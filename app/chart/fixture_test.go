package chart

import (
	"math"
	"slices"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/bench"
	"perihelion/bench/load"
	"perihelion/bench/server"
	"perihelion/bench/stats"
	"perihelion/ephem"
)

// zone loads a time zone; the test is skipped, by name, on a machine that has
// no zone data at all.
func zone(t testing.TB, name string) *time.Location {
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Skipf("no time zone data for %s on this machine: %v", name, err)
	}
	return z
}

// track10 is the altitude of a body of declination dec that culminates at
// culmination, every ten minutes: the formula of the textbook, enough to draw.
func track10(from, to, culmination time.Time, latitude, dec float64) []unit.Angle {
	const deg = math.Pi / 180
	var all []unit.Angle
	for u := from; !u.After(to); u = u.Add(10 * time.Minute) {
		h := u.Sub(culmination).Hours() * 15 * deg
		sin := math.Sin(latitude*deg)*math.Sin(dec*deg) + math.Cos(latitude*deg)*math.Cos(dec*deg)*math.Cos(h)
		all = append(all, unit.Angle(math.Asin(sin)))
	}
	return all
}

// night is the night of the mock-up: Melbourne's longitude, November, Mars
// selected.
func night(t testing.TB) AltitudeData {
	z := zone(t, "Australia/Melbourne")
	at := func(day, hour, minute int) time.Time { return time.Date(2026, 11, day, hour, minute, 0, 0, z) }
	d := AltitudeData{
		Title:    "Altitude through the night",
		Subtitle: "Melbourne, Australia · 39° 45′ 14.4″ S, 145° 03′ 03.6″ E · 22 November 2026 · UTC+11",
		Zone:     z,
		From:     at(22, 12, 0),
		To:       at(23, 12, 0),
		Step:     10 * time.Minute,
		Now:      at(22, 23, 48),
		Bands: []Band{
			{at(22, 12, 0), at(22, 20, 22), Daylight},
			{at(22, 20, 22), at(22, 20, 53), Civil},
			{at(22, 20, 53), at(22, 21, 31), Nautical},
			{at(22, 21, 31), at(22, 22, 14), Astronomical},
			{at(22, 22, 14), at(23, 3, 44), Night},
			{at(23, 3, 44), at(23, 4, 26), Astronomical},
			{at(23, 4, 26), at(23, 5, 4), Nautical},
			{at(23, 5, 4), at(23, 5, 36), Civil},
			{at(23, 5, 36), at(23, 12, 0), Daylight},
		},
	}
	add := func(b ephem.Body, culmination time.Time, dec float64) {
		d.Curves = append(d.Curves, Curve{Body: b, Altitudes: track10(d.From, d.To, culmination, -39.754, dec), Selected: b == ephem.Mars})
	}
	add(ephem.Sun, at(22, 13, 8), -20.2)
	add(ephem.Moon, at(23, 0, 41), 24)
	add(ephem.Mercury, at(22, 11, 52), -15)
	add(ephem.Venus, at(22, 10, 58), -12)
	add(ephem.Mars, at(23, 6, 31), 13)
	add(ephem.Jupiter, at(23, 5, 59), 14.5)
	add(ephem.Saturn, at(22, 21, 42), 1)
	add(ephem.Uranus, at(23, 0, 6), 21)
	add(ephem.Neptune, at(22, 21, 20), -1)
	add(ephem.Pluto, at(22, 17, 40), -23)
	return d
}

// polar is a summer day in Tromsø: the Sun does not set, twilight is all the
// darkness there is, curves are flat and close to each other.
func polar(t testing.TB) AltitudeData {
	z := zone(t, "Europe/Oslo")
	from := time.Date(2026, 6, 21, 0, 0, 0, 0, z)
	d := AltitudeData{
		Title: "Altitude through the day", Subtitle: "Tromsø, Norway · 21 June 2026 · UTC+2",
		Zone: z, From: from, To: from.Add(24 * time.Hour), Step: 10 * time.Minute,
	}
	for i, dec := range []float64{23.4, 21, 24.5, 19, 22, 18, 3, 20, -1, -23} {
		d.Curves = append(d.Curves, Curve{Body: ephem.Body(i), Altitudes: track10(d.From, d.To, from.Add(time.Duration(12*60+i*35)*time.Minute), 69.65, dec)})
	}
	return d
}

// of makes a result of a configuration that has no repeat yet.
func of(config string) bench.Result {
	c, err := server.ParseConfig(config)
	if err != nil {
		panic(err)
	}
	return bench.Result{Subject: server.Subject{Config: c}, Config: config}
}

// measured makes a result of repeats in requests per second.
func measured(config string, keepAlive bool, rps ...float64) bench.Result {
	r := of(config)
	r.KeepAlive = keepAlive
	low, high := math.Inf(1), 0.0
	for _, v := range rps {
		r.Repeats = append(r.Repeats, load.Measurement{RPS: v, KeepAlive: keepAlive})
		low, high = min(low, v), max(high, v)
	}
	if n := len(rps); n > 0 {
		sorted := slices.Sorted(slices.Values(rps))
		r.RPS = stats.Interval{Median: (sorted[(n-1)/2] + sorted[n/2]) / 2, Low: low, High: high, Confidence: 1 - math.Pow(2, float64(1-n))}
	}
	return r
}

// finished puts results into a run on a known machine.
func finished(results ...bench.Result) bench.Results {
	started := time.Date(2026, 11, 22, 23, 48, 7, 0, time.FixedZone("", 11*3600))
	return bench.Results{
		Format: bench.Format, Started: started, Finished: started.Add(48 * time.Second),
		Environment: bench.Environment{OS: "linux", Arch: "amd64", CPU: "AMD EPYC 7763", Cores: 2, Memory: 8_330_000_000, Go: "go1.26.8", Perihelion: "0.1.0"},
		Plan:        bench.Plan{Connections: 20, Requests: 1000, KeepAlive: true, Repeats: 5},
		Results:     results,
	}
}

// three is the default run.
func three() bench.Results {
	r := finished(
		measured("one-at-a-time", false, 8120, 8230, 8064, 8391, 8177),
		measured("goroutines", true, 37100, 38412, 38900, 36950, 39010),
		measured("prefork:4", true, 41077, 40120, 42010, 41530, 39480),
	)
	r.Comparisons = []bench.Comparison{
		{Config: "goroutines", Baseline: "one-at-a-time", Ratio: 4.63, Low: 4.4, High: 4.83, P: 0.008, Verdict: "faster"},
		{Config: "prefork:4", Baseline: "one-at-a-time", Ratio: 5.02, Low: 4.71, High: 5.21, P: 0.008, Verdict: "faster"},
	}
	r.Verdict = "prefork:4 is fastest: 41,077 requests/s, 7.1 % (2.1–11 %) more than goroutines, and 5.02 times one-at-a-time, the baseline"
	return r
}

// nine is the run of the mock-up.
func nine() bench.Results {
	around := func(config string, v float64) bench.Result {
		return measured(config, true, v*0.985, v*1.01, v, v*0.992, v*1.013)
	}
	r := finished(
		around("aiohttp-dev", 2023), around("aiohttp-gunicorn", 2396), around("aiohttp-gunicorn:4", 2542),
		around("flask-dev", 722), around("flask-gunicorn", 1041), around("flask-gunicorn:4", 1729),
		around("one-at-a-time", 21840), around("goroutines", 38412), around("prefork:4", 41077),
	)
	r.Results[6].KeepAlive = false
	r.Plan.Baseline = "flask-dev"
	for i := range r.Results {
		if c := r.Results[i].Config; c != "flask-dev" {
			r.Comparisons = append(r.Comparisons, bench.Comparison{Config: c, Baseline: "flask-dev", Ratio: r.Results[i].RPS.Median / 722})
		}
	}
	r.Verdict = "prefork:4 is fastest: 41,077 requests/s, 6.9 % (6.2–7.4 %) more than goroutines, and 56.9 times flask-dev, the baseline"
	return r
}

// clocksBack is the day of 25 hours in Berlin, from midnight to midnight.
func clocksBack(t testing.TB) AltitudeData {
	z := zone(t, "Europe/Berlin")
	from := time.Date(2026, 10, 25, 0, 0, 0, 0, z)
	d := AltitudeData{
		Title: "Altitude through the day", Subtitle: "Berlin, Germany · 25 October 2026 · UTC+2, then UTC+1",
		Caption: "Perihelion. Airless altitudes of the bodies' centres.",
		Zone:    z, From: from, To: from.AddDate(0, 0, 1), Step: 10 * time.Minute,
	}
	add := func(b ephem.Body, hours, dec float64) {
		d.Curves = append(d.Curves, Curve{Body: b, Altitudes: track10(d.From, d.To, from.Add(time.Duration(hours*float64(time.Hour))), 52.5, dec)})
	}
	add(ephem.Sun, 12.8, -12)
	add(ephem.Moon, 24.4, 8)
	add(ephem.Jupiter, 9.1, 15)
	return d
}

// eleven has every configuration, some with failures, one all failed, one
// broken, one not yet measured.
func eleven() bench.Results {
	r := nine()
	r.Finished = time.Time{}
	r.Results = append(r.Results, measured("fasthttp", true, 61_500, 58_200), of("threads:16"))
	r.Results[1].Failed = 132
	r.Results[3].RPS, r.Results[3].Failed, r.Results[3].Repeats = stats.Interval{}, 5000, []load.Measurement{{}, {}}
	r.Results[7].Failed = 12_345
	r.Results[4] = of("flask-gunicorn")
	r.Results[4].Broken = "its server did not start"
	return r
}

// scattered is a run on a busy machine, one repeat twice as high as the median.
func scattered() bench.Results {
	r := finished(
		measured("aiohttp-dev", true, 4453, 5468, 2394, 2210, 5400, 4100, 4470, 4700, 5200, 4200),
		measured("aiohttp-gunicorn", true, 4834, 1371, 5841, 1990, 6000, 5650, 1360, 4950, 5000, 4300),
		measured("aiohttp-gunicorn:4", true, 4172, 3147, 5200, 1900, 4000, 3300, 3200, 4450, 6637, 9200),
		measured("flask-dev", false, 939, 730, 1143, 900, 1250, 980, 650, 1010, 820, 1000),
		measured("flask-gunicorn", false, 2223, 660, 1366, 2416, 2300, 2350, 2250, 2100, 2500, 1900),
		measured("flask-gunicorn:4", false, 1960, 2040, 1335, 2265, 1950, 660, 1700, 2260, 2100, 1600),
	)
	r.Plan.Repeats = 10
	for i, c := range []float64{0, 1.02, 0.944, 0.212, 0.52, 0.405} {
		verdict := bench.Slower
		if i < 3 {
			verdict = bench.NoDifference
		}
		if i > 0 {
			r.Comparisons = append(r.Comparisons, bench.Comparison{Config: r.Results[i].Config, Baseline: "aiohttp-dev", Ratio: c, Verdict: verdict})
		}
	}
	r.Verdict = "no fastest shown: aiohttp-gunicorn and aiohttp-dev cannot be told apart"
	return r
}

// planned is a run that has just begun.
func planned() bench.Results {
	r := finished()
	r.Finished = time.Time{}
	r.Plan.Configs = []server.Config{{Name: "one-at-a-time"}, {Name: "goroutines"}, {Name: "prefork", Workers: 4}}
	return r
}

// own is a server of the user's, alone, at the speed that is given.
func own(url string, rps ...float64) bench.Results {
	r := finished(measured("goroutines", true, rps...))
	r.Plan.URLs = []string{url}
	r.Results[0].Subject = server.Subject{URL: url}
	r.Results[0].Config = r.Results[0].Subject.Label()
	return r
}
