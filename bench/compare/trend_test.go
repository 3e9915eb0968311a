package compare

import (
	"slices"
	"strings"
	"testing"
	"time"

	"perihelion/bench/server"
)

func TestTrend(t *testing.T) {
	subject := server.Subject{Config: server.Config{Name: server.Goroutines}}
	a, b := old(), later()
	c := later()
	c.Name, c.Results.Started = "#25", b.Results.Started.Add(time.Hour)
	c.Results.Environment.Cores = 8
	other := old()
	other.Name, other.Results.Started, other.Results.Plan.Connections = "#18", a.Results.Started.Add(-time.Hour), 50
	without := Run{Name: "#17", Results: run(record(a.Results.Started.Add(-2*time.Hour), map[string]float64{"fasthttp": 1000}, "fasthttp"))}

	trend := TrendOf(subject, []Run{c, without, b, a, other})
	var names []string
	for _, p := range trend.Points {
		names = append(names, p.Run)
	}
	if !slices.Equal(names, []string{"#19", "#24", "#25"}) {
		t.Fatalf("the points are %q", names)
	}
	first, second, third := trend.Points[0], trend.Points[1], trend.Points[2]
	if first.Changed != nil || !slices.Equal(second.Changed, []string{"Go 1.26.8 (was 1.26.6)"}) || second.Machine {
		t.Errorf("the first two points are %+v and %+v", first, second)
	}
	if !slices.Equal(third.Changed, []string{"8 cores (was 4 cores)"}) || !third.Machine {
		t.Errorf("the third is %+v", third)
	}
	if got := first.Figure.Of(trend.Quantity).Median; got != a.Results.Results[1].RPS.Median {
		t.Errorf("the first figure is %v", got)
	}
	if len(trend.Left) != 2 || trend.Left[0] != (Left{"#17", NotMeasured}) || trend.Left[1].Run != "#18" || !strings.Contains(trend.Left[1].Reason, "50 connections") {
		t.Errorf("left out: %+v", trend.Left)
	}
	if got := TrendOf(server.Subject{Own: "none"}, []Run{a}); len(got.Points) != 0 || len(got.Left) != 1 {
		t.Errorf("of a configuration that no run has: %+v", got)
	}
}
