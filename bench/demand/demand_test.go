package demand

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"perihelion/assets/field"
)

func TestLimitsAreReadAndWritten(t *testing.T) {
	for text, want := range map[string]string{
		"p95<300ms": "p95<300ms", " p99.9 <= 1.5s ": "p99.9<=1.5s", "max<1m": "max<1m0s", "mean<200us": "mean<200µs", "p50<1ms": "p50<1ms",
		"failed<1%": "failed<1%", "failed<=0%": "failed<=0%", "checks<0.1%": "checks<0.1%", "rps>1000": "rps>1000", "rps>=0.5": "rps>=0.5", "rate": "rate",
	} {
		d, err := Parse(text)
		if err != nil || d.String() != want {
			t.Errorf("Parse(%q) = %v, %v; want %s", text, d, err, want)
		}
		if again, err := Parse(d.String()); err != nil || again != d {
			t.Errorf("Parse(%q) = %v, %v; want the same", d, again, err)
		}
	}
	for _, text := range []string{
		"", "p95", "p95<", "p95<300", "p95>300ms", "p95<-1ms", "p95<0s", "p97<1s", "failed<1", "failed<101%", "failed<0%", "failed>1%",
		"rps<5", "rps>fast", "rps>-1", "rps>NaN", "rps>Inf", "rate>5", "rate<=1%", "latency<1s", "<1s",
	} {
		_, err := Parse(text)
		var wrong *field.Error
		if !errors.As(err, &wrong) || wrong.Field != "limit" || !strings.Contains(wrong.Sentence, "; write ") {
			t.Errorf("Parse(%q): %v, want what to write instead", text, err)
		}
	}
}

func TestLimitsHold(t *testing.T) {
	f := Figures{P95: 299.9, P99: 300, Max: 412.3, Requests: 1000, Failed: 10, Checked: 100, Wrong: 1, RPS: 1000}
	for text, want := range map[string]string{
		"p95<300ms": "p95 < 300 ms holds: 300 ms", "p99<300ms": "p99 < 300 ms does not hold: 300 ms", "p99<=300ms": "p99 <= 300 ms holds: 300 ms",
		"max<400ms": "max < 400 ms does not hold: 412 ms", "failed<1%": "failed < 1 % does not hold: 1 %", "failed<=1%": "failed <= 1 % holds: 1 %",
		"checks<2%": "checks < 2 % holds: 1 %", "rps>1000": "rps > 1,000 does not hold: 1,000", "rps>=1000": "rps >= 1,000 holds: 1,000", "rate": "rate held does not hold: not held",
	} {
		d, err := Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Of(f).String(); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	nothing := Figures{Requests: 5, Failed: 5, RateHeld: true}
	for text, holds := range map[string]bool{"p95<300ms": false, "failed<1%": false, "checks<1%": true, "rps>1": false, "rate": true} {
		d, _ := Parse(text)
		if o := d.Of(nothing); o.Holds != holds {
			t.Errorf("%s without an answer: %v, want %v", text, o, holds)
		}
	}
}

func TestLimitsInJSON(t *testing.T) {
	p95, _ := Parse("p95<300ms")
	rate, _ := Parse("rate")
	all := All([]Demand{p95, rate}, Figures{P95: 412, Requests: 1, RateHeld: true})
	text, err := json.Marshal(all)
	want := `[{"limit":"p95\u003c300ms","measured":412,"text":"412 ms","holds":false},{"limit":"rate","text":"held","holds":true}]`
	if err != nil || string(text) != want {
		t.Errorf("%s, %v; want %s", text, err, want)
	}
	var back []Outcome
	if err := json.Unmarshal(text, &back); err != nil || back[0].Limit != p95 || len(Broken(back)) != 1 {
		t.Errorf("read back: %v, %v", back, err)
	}
}

func TestALimitTakesThePlaceOfItsQuantity(t *testing.T) {
	p99, _ := Parse("p99<1s")
	rps, _ := Parse("rps>5")
	got := With([]Demand{p99, rps}, Most("p99", 20))
	if len(got) != 2 || got[0] != rps || got[1].String() != "p99<=20ms" {
		t.Errorf("%v", got)
	}
}
