package load

import (
	"fmt"
	"math"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"perihelion/bench/load/check"
)

// everyThirdWrong answers "wrong" to every third request and counts them all.
func everyThirdWrong(t testing.TB) (url string, requests *atomic.Int64) {
	requests = new(atomic.Int64)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if requests.Add(1)%3 == 0 {
			fmt.Fprint(w, `{"is":"wrong"}`)
		} else {
			fmt.Fprint(w, `{"is":"right"}`)
		}
	}))
	t.Cleanup(s.Close)
	return s.URL, requests
}

func TestChecks(t *testing.T) {
	for name, c := range map[string]check.Options{
		"text":    {Contains: []string{"right"}, Share: 1},
		"pattern": {Matches: []string{`"is":"r`}, Share: 1},
		"JSON":    {JSON: []string{"is=right"}, Share: 1},
		"same":    {Same: true, Share: 1},
	} {
		t.Run(name, func(t *testing.T) {
			url, _ := everyThirdWrong(t)
			m := mustRun(t, Options{URL: url, Requests: 300, KeepAlive: true, Check: c})
			if m.OK != 200 || m.Classes[Check] != 100 || m.Checks.Made != 300 || m.Checks.Failed != 100 || m.Checks.Seconds <= 0 {
				t.Errorf("got %d right of %v, %+v; want 200, 100 wrong, 300 checked", m.OK, m.Classes, m.Checks)
			}
			if m.Answers.Count != 300 || !strings.Contains(m.Errors[Check], "wrong") || !strings.Contains(m.Warnings[0], "100 check") {
				t.Errorf("got %d answers, %q, %q", m.Answers.Count, m.Errors[Check], m.Warnings)
			}
		})
	}
}

// A share is checked, the one that the seed draws, and it is said that the others
// were not.
func TestCheckShare(t *testing.T) {
	const n, share = 3000, 0.1
	url, _ := everyThirdWrong(t)
	m := mustRun(t, Options{URL: url, Requests: n, KeepAlive: true, Seed: 5, Check: check.Options{JSON: []string{"is=right"}, Share: share}})
	made := float64(m.Checks.Made)
	if math.Abs(made-n*share) > 5*math.Sqrt(n*share) || m.Seed != 5 {
		t.Errorf("got %v checked with seed %d, want about %v with 5", made, m.Seed, n*share)
	}
	if failed := float64(m.Checks.Failed); math.Abs(failed-made/3) > 5*math.Sqrt(made/3) || m.OK != n-m.Checks.Failed {
		t.Errorf("got %v of %v wrong, %d successes", failed, made, m.OK)
	}
	if all := strings.Join(m.Warnings, "\n"); !strings.Contains(all, "were not checked") {
		t.Errorf("got warnings %q, want to be told what was not checked", all)
	}
}

// Without a share every body of a slow load is checked, and of a fast one no more
// than the budget and the bursts allow.
func TestCheckBudget(t *testing.T) {
	expect := check.Options{Contains: []string{"hello"}}
	url := play(t, answering(okAnswer))
	m := mustRun(t, Options{URL: url, Requests: 60, Connections: 3, KeepAlive: true, Rate: 300, Check: expect})
	if m.Checks.Made != 60 {
		t.Errorf("of a slow load: got %d of 60 checked", m.Checks.Made)
	}
	m = mustRun(t, Options{URL: url, Duration: 300 * time.Millisecond, Connections: 2, KeepAlive: true, Check: expect})
	if most := int64(m.Seconds*check.Budget) + 2*(burst+1); m.Checks.Made == 0 || m.Checks.Made > most {
		t.Errorf("of a fast load: got %d of %d checked in %.3f s, want 1 to %d", m.Checks.Made, m.OK, m.Seconds, most)
	}
}

// The statuses that succeed are those expected.
func TestExpectedStatus(t *testing.T) {
	url := play(t, answering("HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno"))
	m := mustRunUnsummed(t, Options{URL: url, Requests: 10, KeepAlive: true, Check: check.Options{Status: []string{"404"}}})
	if m.OK != 10 || m.Classes[Status4xx] != 10 || m.Statuses[404] != 10 || m.Latency.Max == 0 || strings.Contains(strings.Join(m.Warnings, "\n"), "failed") {
		t.Errorf("got %d successes of %v (%v), warnings %q; want ten 404 that succeed", m.OK, m.Classes, m.Statuses, m.Warnings)
	}
	m = mustRunUnsummed(t, Options{URL: play(t, answering(okAnswer)), Requests: 10, KeepAlive: true, Check: check.Options{Status: []string{"201", "4xx"}}})
	if m.OK != 0 || m.Classes[Check] != 10 || !strings.Contains(m.Errors[Check], "status 200") {
		t.Errorf("got %v (%v), want ten unexpected 200", m.Classes, m.Errors)
	}
}

// mustRunUnsummed is mustRun where other statuses than 2xx succeed.
func mustRunUnsummed(t testing.TB, o Options) Measurement {
	t.Helper()
	m, err := Run(t.Context(), o, nil)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestBodyTooLargeToCheck(t *testing.T) {
	const size = maxContent + 1
	url := play(t, answering(fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s", size, strings.Repeat("x", size))))
	m := mustRun(t, Options{URL: url, Requests: 1, Check: check.Options{Contains: []string{"x"}}})
	if m.Classes[Check] != 1 || m.Errors[Check] != errTooLong.Error() {
		t.Errorf("got %v (%v), want one too large", m.Classes, m.Errors)
	}
}
