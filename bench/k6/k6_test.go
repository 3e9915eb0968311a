package k6

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"

	"perihelion/assets/field"
	"perihelion/bench/child"
	"perihelion/bench/demand"
	"perihelion/bench/load"
	"perihelion/bench/load/arrival"
	"perihelion/bench/load/check"
)

func TestMain(m *testing.M) {
	child.Dispatch(Roles())
	os.Exit(m.Run())
}

// written is the constant plan of the script of a job.
func written(t *testing.T, j Job) (c constants, script string) {
	t.Helper()
	var b bytes.Buffer
	if err := j.Write(&b); err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(b.String(), "\nconst plan = ")
	line, _, ended := strings.Cut(rest, ";\n")
	if !found || !ended {
		t.Fatal("the script has no plan")
	}
	if err := json.Unmarshal([]byte(line), &c); err != nil {
		t.Fatal(err)
	}
	return c, b.String()
}

func TestScenarios(t *testing.T) {
	for name, tt := range map[string]struct {
		o    load.Options
		want string
	}{
		"requests": {load.Options{Connections: 20, Requests: 10}, `{"executor":"shared-iterations","gracefulStop":"2s","iterations":10,"maxDuration":"24h","vus":10}`},
		"duration": {load.Options{Connections: 20, Duration: time.Second}, `{"duration":"1s","executor":"constant-vus","gracefulStop":"2s","vus":20}`},
		"rate":     {load.Options{Connections: 20, Rate: 50, Duration: time.Second}, `{"duration":"1s","executor":"constant-arrival-rate","gracefulStop":"2s","maxVUs":20,"preAllocatedVUs":20,"rate":50,"timeUnit":"1s"}`},
		"half":     {load.Options{Connections: 1, Rate: 0.5, Duration: time.Minute}, `{"duration":"1m0s","executor":"constant-arrival-rate","gracefulStop":"2s","maxVUs":1,"preAllocatedVUs":1,"rate":5,"timeUnit":"10s"}`},
		"stages": {load.Options{Connections: 2, Stages: arrival.Profile{{From: 10, To: 100, Length: time.Second}, {From: 50, To: 50, Length: 2 * time.Second}}},
			`{"executor":"ramping-arrival-rate","gracefulStop":"2s","maxVUs":2,"preAllocatedVUs":2,"stages":[{"duration":"1s","target":100},{"duration":"0s","target":50},{"duration":"2s","target":50}],"startRate":10,"timeUnit":"1s"}`},
	} {
		tt.o.URL, tt.o.Timeout = "http://127.0.0.1:1/", 30*time.Second
		got, err := json.Marshal(scenario(tt.o))
		if err != nil || string(got) != tt.want {
			t.Errorf("%s: got %s, %v\nwant %s", name, got, err, tt.want)
		}
	}
}

func TestSecretsStayOutOfScripts(t *testing.T) {
	o := load.Options{URL: "http://127.0.0.1:1/", Requests: 1, Request: load.Request{
		Header: []string{"Accept: text/html", "Authorization: Bearer hunter2", "X-Api-Key: hunter3"}, Body: []byte("a\x00b"),
		Check: check.Options{Status: []string{"200-204", "4xx"}, JSON: []string{"a.b=1", "c"}},
	}}
	c, script := written(t, Job{Options: o, Label: "old"})
	if strings.Contains(script, "hunter") {
		t.Error("the script holds a secret")
	}
	want := []header{{"Accept", "text/html", ""}, {"Authorization", "", "HEADER_AUTHORIZATION"}, {"X-Api-Key", "", "HEADER_X_API_KEY"}}
	if !slices.Equal(c.Request.Headers, want) || c.Request.Method != "POST" || string(c.Request.Base64) != "a\x00b" {
		t.Errorf("got %+v", c.Request)
	}
	if got := Secrets(o); !slices.Equal(got, []string{"HEADER_AUTHORIZATION=Bearer hunter2", "HEADER_X_API_KEY=hunter3"}) {
		t.Errorf("got %q", got)
	}
	k := c.Request.Checks
	if fmt.Sprint(k.Statuses) != "[[200 204] [400 499]]" || len(k.JSON) != 2 || *k.JSON[0].Value != "1" || k.JSON[1].Value != nil || !k.Bodies {
		t.Errorf("got %+v", k)
	}
}

// Loads that k6 cannot generate are refused with the option to leave out.
func TestLoadsBeyondK6(t *testing.T) {
	for want, change := range map[string]func(*load.Options){
		"paths":        func(o *load.Options) { o.Paths = []load.Path{{Path: "/a"}, {Path: "/b"}} },
		"poisson":      func(o *load.Options) { o.Poisson = true },
		"request-file": func(o *load.Options) { o.From.Templates = true },
		"follow":       func(o *load.Options) { o.Cookies = true },
		"connect":      func(o *load.Options) { o.Connect = "unix:/run/x" },
		"http2":        func(o *load.Options) { o.HTTP2 = true },
		"tls":          func(o *load.Options) { o.TLS.ServerName = "example.org" },
	} {
		o := load.Options{URL: "http://127.0.0.1:1/", Requests: 1}
		change(&o)
		var f *field.Error
		if err := (Job{Options: o}).Write(io.Discard); !errors.As(err, &f) || f.Field != want {
			t.Errorf("%s: got %v", want, err)
		}
	}
}

func TestThresholds(t *testing.T) {
	var limits []demand.Demand
	for _, text := range []string{"p95<300ms", "p99.9<=2s", "mean<1.5ms", "failed<1%", "checks<=2%", "rps>1000", "rate"} {
		l, err := demand.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		limits = append(limits, l)
	}
	got := fmt.Sprint(thresholdsOf(limits))
	if want := "map[answer_checks:[rate>=0.98] dropped_iterations:[count<1] http_req_failed:[rate<0.01] latency:[p(95)<300 p(99.9)<=2000 avg<1.5] succeeded:[rate>1000]]"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// runners are the summaries of runners that drew their latencies, in ms, and all of those.
func runners(counts ...int) (all []Summary, raw []float64) {
	r := rand.New(rand.NewPCG(1, 2))
	for i, n := range counts {
		values := make([]float64, n)
		for k := range values {
			values[k] = 5 * float64(i+1) * math.Exp(r.NormFloat64())
		}
		slices.Sort(values)
		s := Summary{Format: Format, Digest: "d", Config: "c", Repeat: 1, Running: 3, Begun: 0.5, Ended: 1.5 + float64(i), Requests: int64(n + 1), Succeeded: int64(n),
			Answers: map[load.Class]int64{load.Status2xx: int64(n), load.Status5xx: 1}, BytesIn: 10, Started: fmt.Sprintf("2026-11-29T12:00:0%dZ", 9-i)}
		s.Latency = &Latency{Min: values[0], Max: values[n-1], Mean: 1}
		for _, p := range quantiles {
			at := p / 100 * float64(n-1) // as k6 interpolates
			low := int(at)
			s.Latency.Quantiles = append(s.Latency.Quantiles, values[low]+(at-float64(low))*(values[min(low+1, n-1)]-values[low]))
		}
		all, raw = append(all, s), append(raw, values...)
	}
	slices.Sort(raw)
	return all, raw
}

// Counters of runners are added, and their latencies mixed by their numbers: percentiles
// lie within the stated error of those of all values.
func TestMerge(t *testing.T) {
	all, raw := runners(2000, 10_000, 500)
	m, spread, err := Merge(all, 0)
	if err != nil {
		t.Fatal(err)
	}
	if m.Requests != 12_503 || m.OK != 12_500 || m.Classes[load.Status5xx] != 3 || m.BytesIn != 30 || m.Seconds != 3 || m.RPS != 12_500.0/3 || m.Started.Second() != 7 {
		t.Errorf("got %+v", m)
	}
	for _, q := range []struct {
		p      float64
		got    float64
		bounds Bounds
	}{{50, m.Latency.P50, spread.P50}, {90, m.Latency.P90, spread.P90}, {95, m.Latency.P95, spread.P95}, {99, m.Latency.P99, spread.P99}, {99.9, m.Latency.P999, spread.P999}} {
		want := raw[int(math.Ceil(q.p/100*float64(len(raw))))-1]
		if slack := 1e-3 * want; want < q.bounds.Low-slack || want > q.bounds.High+slack || q.got < q.bounds.Low-slack || q.got > q.bounds.High+slack {
			t.Errorf("p%v: %v, of all values %v, not within %+v", q.p, q.got, want, q.bounds)
		}
		if q.bounds.High-q.bounds.Low > 0.15*want {
			t.Errorf("p%v: %+v is no useful statement of %v", q.p, q.bounds, want)
		}
	}
	if got := load.Merge([]load.Measurement{m}); got != m.Latency {
		t.Errorf("the histogram has %+v, and the measurement %+v", got, m.Latency)
	}
	open, _, err := Merge(all, 2*time.Second)
	if err != nil || open.Model != load.Open || open.RPS != 6250 {
		t.Errorf("an open loop: %+v, %v", open, err)
	}
	for name, change := range map[string]func(*Summary){
		"load": func(s *Summary) { s.Digest = "e" }, "configuration": func(s *Summary) { s.Config = "e" }, "repeat": func(s *Summary) { s.Repeat = 2 },
	} {
		other := slices.Clone(all)
		change(&other[1])
		if _, _, err := Merge(other, 0); err == nil {
			t.Errorf("another %s is merged", name)
		}
	}
}

// Summaries are found among other lines, and bad ones are refused.
func TestRead(t *testing.T) {
	all, _ := runners(300, 400)
	line := func(s Summary) string {
		b, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		return string(b) + "\n"
	}
	text := "time=… level=info\n" + line(all[0]) + "pod-2 | " + line(all[1]) + "\n"
	got, err := Read(strings.NewReader(text))
	if err != nil || len(got) != 2 || got[1].Succeeded != 400 {
		t.Fatalf("got %d, %v", len(got), err)
	}
	for name, change := range map[string]func(*Summary){
		"version":   func(s *Summary) { s.Format = "perihelion/k6/2" },
		"negative":  func(s *Summary) { s.Requests = -1 },
		"huge":      func(s *Summary) { s.Answers = map[load.Class]int64{load.Status2xx: math.MaxInt64} },
		"class":     func(s *Summary) { s.Answers = map[load.Class]int64{"6xx": 1} },
		"successes": func(s *Summary) { s.Succeeded = 1e6 },
		"times":     func(s *Summary) { s.Ended = 0.1 },
		"repeat":    func(s *Summary) { s.Repeat = 0 },
		"quantiles": func(s *Summary) { s.Latency = &Latency{Quantiles: []float64{1}} },
		"order":     func(s *Summary) { s.Latency = &Latency{Quantiles: make([]float64, len(quantiles)), Min: 1} },
	} {
		s := all[0]
		s.Answers = maps.Clone(s.Answers)
		change(&s)
		if _, err := Read(strings.NewReader(line(s))); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	for name, text := range map[string]string{"nothing": "", "another log": "hello\n", "cut short": line(all[0])[:500], "one endless line": strings.Repeat("x", longestLine+10)} {
		if _, err := Read(strings.NewReader(text)); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestKubernetes(t *testing.T) {
	j := Job{Label: "old", Options: load.Options{URL: "http://planets:8080/", Connections: 20, Duration: time.Second, Request: load.Request{Header: []string{"Authorization: …"}}}}
	var b bytes.Buffer
	if err := j.Kubernetes(&b, Cluster{Name: "planets-load", Runners: 4, Separate: true, CPU: "500m", Memory: "256Mi"}); err != nil {
		t.Fatal(err)
	}
	d := yaml.NewDecoder(&b)
	var config, run map[string]any
	if err := errors.Join(d.Decode(&config), d.Decode(&run)); err != nil {
		t.Fatal(err)
	}
	_, script := written(t, j)
	if config["kind"] != "ConfigMap" || config["data"].(map[string]any)["load.js"] != script {
		t.Errorf("got %v", config["kind"])
	}
	spec := run["spec"].(map[string]any)
	if run["apiVersion"] != "k6.io/v1alpha1" || run["kind"] != "TestRun" || spec["parallelism"] != 4 || spec["separate"] != true || !strings.Contains(fmt.Sprint(spec), "planets-load-headers") {
		t.Errorf("got %v", run)
	}
	for want, c := range map[string]Cluster{"name": {Name: "A_b", Runners: 1}, "parallelism": {Name: "a", Runners: 21}, "cpu": {Name: "a", Runners: 1, CPU: "much"}, "memory": {Name: "a", Runners: 1, Memory: "-1"}} {
		var f *field.Error
		if err := j.Kubernetes(io.Discard, c); !errors.As(err, &f) || f.Field != want {
			t.Errorf("%s: got %v", want, err)
		}
	}
}

// k6 is the program, or the test is skipped where it is not installed.
func program(t *testing.T) Program {
	t.Helper()
	p, err := Find(t.Context(), "")
	if errors.Is(err, ErrMissing) {
		t.Skip("k6 is not installed here: " + Install)
	}
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// counting is a server that counts its requests by what was asked.
func counting(t *testing.T) (url string, counts func() map[string]int) {
	t.Helper()
	var mu sync.Mutex
	seen := make(map[string]int)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		mu.Lock()
		seen[r.Method+" "+r.URL.Path+" "+r.Header.Get("Authorization")+" "+string(body)]++
		n := seen["all"]
		seen["all"]++
		mu.Unlock()
		if n%10 == 9 {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		fmt.Fprint(w, `{"name": "mars", "n": 1}`)
	}))
	t.Cleanup(s.Close)
	return s.URL, func() map[string]int {
		mu.Lock()
		defer mu.Unlock()
		return maps.Clone(seen)
	}
}

// k6 runs the script unchanged, and its counts are those of the server.
func TestRun(t *testing.T) {
	p := program(t)
	url, counts := counting(t)
	o := load.Options{URL: url + "/items", Connections: 5, Requests: 200, KeepAlive: true, Timeout: 10 * time.Second, Request: load.Request{
		Header: []string{"Authorization: Bearer hunter2"}, Body: []byte(`{"a":1}`), Check: check.Options{JSON: []string{"name=mars", "n=1"}, Matches: []string{"m.rs"}},
	}}
	m, err := Run(t.Context(), p, Job{Options: o, Label: "new"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	seen := counts()
	if seen[`POST /items Bearer hunter2 {"a":1}`] != 200 || m.Requests != 200 || m.OK != 180 || m.Classes[load.Status5xx] != 20 {
		t.Errorf("the server saw %v, and k6 %v", seen, m.Classes)
	}
	if m.Engine != p.Name() || m.Latency.P50 <= 0 || m.Latency.P99 < m.Latency.P50 || m.CPU.Total() <= 0 || !m.KeepAlive || m.Seconds <= 0 || m.Checks == nil || m.Checks.Made != 180 {
		t.Errorf("got %+v", m)
	}
	missed, err := demand.Parse("failed<1%")
	if err != nil {
		t.Fatal(err)
	}
	if m, err := Run(t.Context(), p, Job{Options: o, Limits: []demand.Demand{missed}}, nil); err != nil || m.OK != 180 {
		t.Errorf("with a threshold that is crossed: %d good, %v", m.OK, err)
	}
	o.Check.JSON = []string{"name=venus"}
	if m, err := Run(t.Context(), p, Job{Options: o}, nil); err != nil || m.OK != 0 || m.Classes[load.Check] != 180 {
		t.Errorf("wrong bodies: %v, %v", m.Classes, err)
	}
}

// A script of the user's own runs with its own options, whatever it exports.
func TestRunOfAScript(t *testing.T) {
	p := program(t)
	url, counts := counting(t)
	path := filepath.Join(t.TempDir(), "login.js")
	script := `import http from 'k6/http';
export const options = { vus: 2, iterations: 10, thresholds: { http_req_failed: ['rate<0.01'] } };
export function setup() { return { token: 'Bearer ' + http.post(__ENV.TARGET + '/login', 'me').json('name') }; }
export default function (data) { http.get(__ENV.TARGET + '/items', { headers: { Authorization: data.token } }); }
export function handleSummary() { return { stdout: 'mine' }; }
`
	if err := os.WriteFile(path, []byte(script), 0o600); err != nil {
		t.Fatal(err)
	}
	m, err := Run(t.Context(), p, Job{Options: load.Options{URL: url}, Label: "new", Script: path}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if seen := counts(); seen["GET /items Bearer mars "] != 10 || m.Requests != 11 || m.OK != 10 || !m.KeepAlive || m.Latency.P50 <= 0 {
		t.Errorf("the server saw %v, and k6 %v, %d of them good", seen, m.Classes, m.OK)
	}
}

// Three processes share a load by segments, as the runners of a cluster do. What is merged
// of their summaries are the counts of the server, and percentiles within the stated error of
// those of all values.
func TestSegments(t *testing.T) {
	p := program(t)
	url, counts := counting(t)
	folder := t.TempDir()
	script := filepath.Join(folder, "load.js")
	var text bytes.Buffer
	o := load.Options{URL: url, Connections: 6, Requests: 900, KeepAlive: true, Timeout: 10 * time.Second}
	if err := (Job{Options: o, Label: "old"}).Write(&text); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(script, text.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	var printed [3]bytes.Buffer
	var runners sync.WaitGroup
	for i := range printed {
		runners.Go(func() {
			cmd := exec.CommandContext(t.Context(), p.Path, "run", "--quiet", "--no-usage-report", "--address", "", "--out", fmt.Sprintf("csv=%s/%d.csv", folder, i),
				"--execution-segment", fmt.Sprintf("%d/3:%d/3", i, i+1), "--execution-segment-sequence", "0,1/3,2/3,1", script)
			cmd.Env, cmd.Stdout = quiet(), &printed[i]
			if err := cmd.Run(); err != nil {
				t.Errorf("runner %d: %v", i, err)
			}
		})
	}
	runners.Wait()
	var all []Summary
	var raw []float64
	for i := range printed {
		summaries, err := Read(&printed[i])
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, summaries...)
		points, err := os.ReadFile(fmt.Sprintf("%s/%d.csv", folder, i))
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(points)) {
			if cells := strings.Split(line, ","); cells[0] == "latency" {
				v, err := strconv.ParseFloat(cells[2], 64)
				if err != nil {
					t.Fatal(err)
				}
				raw = append(raw, v)
			}
		}
	}
	m, spread, err := Merge(all, 0)
	if err != nil {
		t.Fatal(err)
	}
	if n := counts()["all"]; m.Requests != 900 || n != 900 || m.OK != 810 || len(raw) != 810 {
		t.Errorf("%d requests, %d good, %d values; the server saw %d", m.Requests, m.OK, len(raw), n)
	}
	slices.Sort(raw)
	for p, b := range map[float64]Bounds{50: spread.P50, 90: spread.P90, 99: spread.P99} {
		if want := raw[int(math.Ceil(p/100*float64(len(raw))))-1]; want < b.Low*(1-1e-6) || want > b.High*(1+1e-6) {
			t.Errorf("p%v of all values is %v ms, not within %+v", p, want, b)
		}
	}
}

func TestFindOfAnotherProgram(t *testing.T) {
	if _, err := Find(t.Context(), filepath.Join(t.TempDir(), "k6")); err == nil || !strings.Contains(err.Error(), "--k6 PATH") {
		t.Errorf("got %v", err)
	}
}
