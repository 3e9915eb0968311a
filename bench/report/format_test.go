package report

import (
	"bytes"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/HdrHistogram/hdrhistogram-go"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/perf/benchfmt"
	"golang.org/x/perf/benchmath"

	"perihelion/assets/golden"
	"perihelion/bench"
	"perihelion/bench/load"
)

// drawn is a chart of a run that only tests have.
func drawn(bench.Results) (Illustration, error) {
	return Illustration{
		Figures: []Figure{{Title: "Requests per second", SVG: []byte(`<svg><g class="c0"><use href="#g0"/></g></svg>`)}},
		Letters: []byte(`<svg><defs><path id="g0"/></defs></svg>`), Light: ".c0{fill:#000}", Dark: ".c0{fill:#fff}",
	}, nil
}

func TestFormatsAreWhole(t *testing.T) {
	keys, names := map[string]bool{}, map[string]bool{}
	for _, f := range Formats(drawn) {
		if f.Key == "" || f.Title == "" || !strings.HasPrefix(f.Ending, ".") || (f.Write == nil) == (f.One == nil) {
			t.Errorf("%+v is not whole", f)
		}
		for _, word := range []string{f.Key, f.Also} {
			if word != "" && keys[word] {
				t.Errorf("%q names two formats", word)
			}
			keys[word] = true
		}
		if names[f.Mark+f.Ending] {
			t.Errorf("files of %s have the name of another format", f.Key)
		}
		names[f.Mark+f.Ending] = true
	}
}

// withLatencies gives the repeats of a run histograms, in µs: most at 0.9 ms, a few at 41.
func withLatencies(t *testing.T, r bench.Results) bench.Results {
	t.Helper()
	h := hdrhistogram.New(1, 3_600_000_000, 3)
	h.RecordValues(900, 980)
	h.RecordValues(2400, 18)
	h.RecordValues(41_000, 2)
	text, err := h.Encode(hdrhistogram.V2CompressedEncodingCookieBase)
	if err != nil {
		t.Fatal(err)
	}
	for i := range r.Results {
		for j := range r.Results[i].Repeats {
			r.Results[i].Repeats[j].Histogram = string(text)
		}
	}
	return r
}

func TestGoldenOfEachFormat(t *testing.T) {
	r := withLatencies(t, stored(t, "run"))
	for _, f := range Formats(drawn) {
		if f.Key == "json" { // package bench has it
			continue
		}
		write := f.Write
		if write == nil {
			write = one(f.One, "goroutines")
		}
		var out bytes.Buffer
		if err := write(&out, r); err != nil {
			t.Errorf("%s: %v", f.Key, err)
		}
		golden.Check(t, "run."+f.Key+".golden", out.Bytes())
		if err := write(&golden.Full{Room: 100}, r); err == nil {
			t.Errorf("%s: a full disk goes unnoticed", f.Key)
		}
	}
	var out bytes.Buffer
	if err := Table(&out, stored(t, "url")); err != nil {
		t.Error(err)
	}
	golden.Check(t, "url.table.golden", out.Bytes())
}

func TestOneConfiguration(t *testing.T) {
	r := stored(t, "run")
	if d := cmp.Diff([]string{"one-at-a-time", "goroutines", "threads:8"}, Measured(r)); d != "" {
		t.Error(d)
	}
	for _, f := range Formats(drawn) {
		if f.One == nil {
			continue
		}
		for _, label := range []string{"prefork:4", "nobody", ""} {
			if err := f.One(&bytes.Buffer{}, r, label); err == nil || !strings.Contains(err.Error(), "write one of one-at-a-time, goroutines, threads:8") {
				t.Errorf("%s of %q: %v", f.Key, label, err)
			}
		}
		if err := f.One(&bytes.Buffer{}, bench.Results{}, "x"); err == nil || !strings.Contains(err.Error(), "measured nothing") {
			t.Errorf("%s of nothing: %v", f.Key, err)
		}
	}
}

// In a sweep each number of connections is a part of its own.
func TestOneConfigurationOfASweep(t *testing.T) {
	r := stored(t, "run")
	r.Results = r.Results[:2]
	r.Results[1].Config = r.Results[0].Config
	r.Results[0].Connections, r.Results[1].Connections = 4, 16
	labels := []string{"one-at-a-time/c=4", "one-at-a-time/c=16"}
	if d := cmp.Diff(labels, Measured(r)); d != "" {
		t.Error(d)
	}
	var out bytes.Buffer
	if err := AB(&out, r, labels[1]); err != nil || !strings.Contains(out.String(), "Concurrency Level:      16\n") || !strings.Contains(out.String(), "/planets/venus") {
		t.Errorf("%v\n%s", err, &out)
	}
}

// The plotter of HdrHistogram reads the lines with four fields and draws the first
// over the last.
func TestPercentilesAreThoseOfTheRun(t *testing.T) {
	r := withLatencies(t, stored(t, "run"))
	var out bytes.Buffer
	if err := Percentiles(&out, r, "goroutines"); err != nil {
		t.Fatal(err)
	}
	var last float64
	points, median := 0, 0.0
	for line := range strings.Lines(out.String()) {
		fields := strings.Fields(line)
		if strings.HasPrefix(line, "#") || len(fields) != 4 {
			continue
		}
		value, err := strconv.ParseFloat(fields[0], 64)
		if err != nil {
			continue // the head
		}
		share, err := strconv.ParseFloat(fields[1], 64)
		if err != nil || value < last {
			t.Errorf("%q: %v, or the value falls", line, err)
		}
		if share <= 0.5 {
			median = value
		}
		last = value
		points++
	}
	if points < 5 || median != 0.9 || last < 41 || last > 41.1 {
		t.Errorf("%d points, median %v, last %v; want more, 0.9 and 41.02", points, median, last)
	}
}

// ab's text is that of a real repeat, the middle one.
func TestABIsOfTheMiddleRepeat(t *testing.T) {
	r := stored(t, "run")
	r.Results[1].Repeats[4].Answers.Server = "the middle one"
	r.Results[1].RPS.Median = r.Results[1].Repeats[4].RPS - 1
	var out bytes.Buffer
	if err := AB(&out, r, "goroutines"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Repeat 5 of 6 of goroutines", "Server Software:        the middle one\n", "Server Hostname:        127.0.0.1\n",
		"Document Path:          /planets/venus?lat=50&lon=10\n", "Concurrency Level:      20\n",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in\n%s", want, &out)
		}
	}
	r = stored(t, "url")
	r.Plan.URLs = []string{"http://alice:…@localhost:8080/x?y=1"}
	out.Reset()
	if err := AB(&out, r, "url"); err != nil || !strings.Contains(out.String(), "Server Port:            8080\n") {
		t.Errorf("of a URL: %v\n%s", err, &out)
	}
	out.Reset()
	r.Plan.Request.Paths = []load.Path{{Path: "/items", Weight: 3}, {Path: "/search"}}
	if err := AB(&out, r, "url"); err != nil || !strings.Contains(out.String(), "Document Path:          /items\n") {
		t.Errorf("several paths: %v\n%s", err, out.String())
	}
}

// A name that a spreadsheet would compute is text there.
func TestCSVHoldsNoFormula(t *testing.T) {
	r := stored(t, "run")
	r.Results = r.Results[:1]
	for _, name := range []string{"=1+1", "+1", "-1", "@SUM(A1)"} {
		r.Results[0].Config = name
		var out bytes.Buffer
		if err := CSV(&out, r); err != nil || !strings.Contains(out.String(), "\n'"+name+",") {
			t.Errorf("%s: %v\n%s", name, err, &out)
		}
	}
}

func TestCSVHasPlainNumbers(t *testing.T) {
	r := stored(t, "run")
	r.Results[0].Repeats[0].RPS, r.Results[0].Repeats[0].Latency.P50 = 123456789.5, 0.00000025
	var out bytes.Buffer
	if err := CSV(&out, r); err != nil {
		t.Fatal(err)
	}
	if text := out.String(); !strings.Contains(text, ",123456789.5,") || !strings.Contains(text, ",0.00000025,") || strings.Contains(text, "\r") {
		t.Error(text)
	}
}

// one is a format of one configuration as a format of a run.
func one(write One, label string) func(w io.Writer, r bench.Results) error {
	return func(w io.Writer, r bench.Results) error { return write(w, r, label) }
}

// A name with spaces is one word for benchstat.
func TestBenchfmtOfANameWithSpaces(t *testing.T) {
	r := stored(t, "run")
	r.Results = r.Results[1:2]
	r.Results[0].Config = "my new\nserver"
	var out bytes.Buffer
	if err := Benchfmt(&out, r); err != nil {
		t.Fatal(err)
	}
	for reader := benchfmt.NewReader(&out, "run"); reader.Scan(); {
		switch record := reader.Result().(type) {
		case *benchfmt.SyntaxError:
			t.Error(record)
		case *benchfmt.Result:
			if record.Name.String() != "Serve/config=my_new_server" {
				t.Errorf("the name is %s", record.Name)
			}
		}
	}
}

// benchstat summarises a configuration by package benchmath: its figures are those of
// the run.
func TestBenchstatAgrees(t *testing.T) {
	r := stored(t, "run")
	var text bytes.Buffer
	if err := Benchfmt(&text, r); err != nil {
		t.Fatal(err)
	}
	rates := make(map[string][]float64)
	for reader := benchfmt.NewReader(&text, "run"); reader.Scan(); {
		if result, ok := reader.Result().(*benchfmt.Result); ok {
			rate, _ := result.Value("req/s")
			rates[result.Name.String()] = append(rates[result.Name.String()], rate)
		}
	}
	for _, result := range r.Results[:2] {
		sample := benchmath.NewSample(rates["Serve/config="+result.Config], &benchmath.DefaultThresholds)
		got := benchmath.AssumeNothing.Summary(sample, 0.95)
		if want := result.RPS; got.Center != want.Median || got.Lo != want.Low || got.Hi != want.High {
			t.Errorf("%s: benchstat has %v (%v–%v), the run %v (%v–%v)", result.Config, got.Center, got.Lo, got.Hi, want.Median, want.Low, want.High)
		}
	}
}
