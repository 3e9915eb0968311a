package chart

import (
	"fmt"
	"math"
	"sync"
	"testing"

	"github.com/HdrHistogram/hdrhistogram-go"

	"perihelion/bench"
	"perihelion/bench/load"
	"perihelion/bench/server"
	"perihelion/bench/stats"
)

// histogram holds n latencies about a median in milliseconds: those of a log-normal
// distribution, and of the slowest share a longer tail.
func histogram(n int, median, sigma, tail float64) string {
	key := [4]float64{float64(n), median, sigma, tail}
	if known, ok := drawnBefore.Load(key); ok {
		return known.(string)
	}
	h := hdrhistogram.New(1, 3_600_000_000, 3)
	const cells = 10_000
	n = min(n, 2_000_000)
	for i := range cells {
		share := (float64(i) + 0.5) / cells
		v := median * math.Exp(sigma*math.Sqrt2*math.Erfinv(2*share-1))
		if rest := 1 - share; rest < 0.01 {
			v *= 1 + tail*math.Log10(0.01/rest)
		}
		count := n*(i+1)/cells - n*i/cells
		if count > 0 {
			_ = h.RecordValues(int64(max(1, 1000*v)), int64(count))
		}
	}
	b, err := h.Encode(hdrhistogram.V2CompressedEncodingCookieBase)
	if err != nil {
		panic(err)
	}
	drawnBefore.Store(key, string(b))
	return string(b)
}

// servedLoad is what a server of a test did.
type servedLoad struct {
	config      string
	rps         float64
	median      float64 // latency, ms
	sigma, tail float64 // of its distribution
	cpu         float64 // cores
	rss         int64
}

// drawnBefore holds the histograms that tests have made: most runs have the same.
var drawnBefore sync.Map

// loaded makes a result of repeats of so many seconds, with histograms, seconds, and the
// costs of server and generator.
func loaded(s servedLoad, repeats int, seconds float64) bench.Result {
	r := of(s.config)
	r.Ranked, r.KeepAlive = true, true
	var rates []float64
	for i := range repeats {
		rate := s.rps * (1 + 0.02*math.Sin(float64(3*i+len(s.config))))
		n := int(rate * seconds)
		m := load.Measurement{
			Model: load.Closed, Requests: int64(n), OK: int64(n), Seconds: seconds, RPS: rate, KeepAlive: true, Cores: 2,
			Classes: map[load.Class]int64{load.Status2xx: int64(n)}, Statuses: map[int]int64{200: int64(n)},
			Histogram: histogram(n, s.median*s.rps/rate, s.sigma, s.tail),
			CPU:       load.CPU{User: 0.2 * seconds, Sys: 0.35 * seconds},
			Generator: load.Generator{Busy: 0.3, Cores: 2},
		}
		m.Latency = load.Merge([]load.Measurement{m})
		for from := 0.0; from < seconds-1e-9; from++ {
			to := min(from+1, seconds)
			here := rate * (1 + 0.03*math.Sin(7*from+float64(i)))
			p99 := m.Latency.P99 * (1 + 0.1*math.Cos(5*from+float64(i)))
			if i == 6 && from == 2 {
				here, p99 = 0.8*here, 3.5*p99
			}
			m.Timeline = append(m.Timeline, load.Moment{From: from, To: to, Requests: int64(here * (to - from)), OK: int64(here * (to - from)), RPS: here, Latency: load.Latency{P50: m.Latency.P50, P99: p99, Max: 2 * p99}})
		}
		r.Repeats = append(r.Repeats, m)
		usage := bench.ServerUsage{CPU: s.cpu * (1 + 0.03*math.Cos(float64(i))), RSS: s.rss, PSS: s.rss * 6 / 10, Threads: 8, Processes: 1}
		r.Turns = append(r.Turns, bench.Turn{Round: i + 1, Server: usage})
		rates = append(rates, rate)
	}
	r.RPS, r.Latency = stats.MedianOf(rates), load.Merge(r.Repeats)
	if len(r.Turns) > 0 {
		r.Server = r.Turns[0].Server
	}
	return r
}

// servers are those of the article, as measured with ten repeats.
func servers() []servedLoad {
	return []servedLoad{
		{"aiohttp-dev", 3_120, 6.2, 0.16, 0.3, 0.99, 41e6}, {"aiohttp-gunicorn", 3_402, 5.7, 0.15, 0.25, 0.99, 62e6}, {"aiohttp-gunicorn:4", 9_985, 1.9, 0.4, 0.6, 3.81, 158e6},
		{"flask-dev", 884, 21, 0.3, 0.3, 1.01, 44e6}, {"flask-gunicorn", 1_342, 14.6, 0.16, 0.2, 0.99, 58e6}, {"flask-gunicorn:4", 4_455, 4.1, 0.35, 2, 3.88, 149e6},
		{"one-at-a-time", 10_365, 1.8, 0.3, 0.2, 0.93, 49e6}, {"goroutines", 43_869, 0.38, 0.55, 0.3, 3.18, 50e6}, {"prefork:4", 51_830, 0.31, 0.6, 1, 3.41, 142e6},
		{"fasthttp", 61_500, 0.27, 0.5, 0.2, 3.3, 24e6}, {"threads:16", 30_100, 0.6, 0.5, 0.4, 3.5, 52e6},
	}
}

// article is a run of the first n servers, ten repeats of so many seconds.
func article(n int, seconds float64) bench.Results {
	var results []bench.Result
	for _, s := range servers()[:n] {
		results = append(results, loaded(s, 10, seconds))
	}
	r := finished(results...)
	r.Plan.Repeats, r.Plan.Requests = 10, 0
	return r
}

// many is a run of thirty configurations.
func many() bench.Results {
	var results []bench.Result
	for n := 1; n <= 30; n++ {
		s := servers()[8]
		s.config, s.rps, s.median = fmt.Sprintf("prefork:%d", n), 12_000*math.Sqrt(float64(n)), 1.5/math.Sqrt(float64(n))
		results = append(results, loaded(s, 3, 0.5))
	}
	r := finished(results...)
	r.Plan.Repeats = 3
	return r
}

// single is a URL under one long load.
func single(seconds float64) bench.Results {
	res := loaded(servedLoad{config: "goroutines", rps: 8_200, median: 2.1, sigma: 0.4, tail: 1}, 1, seconds)
	res.Subject = server.Subject{URL: "http://127.0.0.1:8080/api"}
	res.Config = res.Subject.Label()
	for i := range res.Repeats[0].Timeline {
		if i == 17 {
			res.Repeats[0].Timeline[i].Latency.P99 *= 6
		}
	}
	r := finished(res)
	r.Plan.URLs, r.Plan.Repeats = []string{res.Subject.URL}, 1
	return r
}

// drawnFigure draws a chart that can be drawn.
func drawnFigure(t testing.TB, draw Drawing, r bench.Results, s Selection, p Palette) Figure {
	t.Helper()
	f, err := draw(r, s, p)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
