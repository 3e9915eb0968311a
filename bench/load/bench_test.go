package load

import (
	"context"
	"fmt"
	"testing"
	"time"

	"perihelion/bench/child"
)

// BenchmarkClosedLoop loads a net/http server in a process of its own and
// reports requests per second and the generator's processor time for each.
func BenchmarkClosedLoop(b *testing.B) {
	server, err := child.Start(context.Background(), "respond", []string{"respond"}, nil, child.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer server.Stop(time.Second)
	url, err := server.Line()
	if err != nil {
		b.Fatal(server.Explain(err))
	}
	for _, keep := range []bool{true, false} {
		for _, c := range []int{1, 20, 100} {
			b.Run(fmt.Sprintf("keepalive=%v/c=%d", keep, c), func(b *testing.B) {
				m := mustRun(b, Options{URL: string(url), Requests: int64(b.N), Connections: c, KeepAlive: keep})
				if m.OK != int64(b.N) {
					b.Fatalf("got %v (%v)", m.Classes, m.Errors)
				}
				b.ReportMetric(m.RPS, "req/s")
				b.ReportMetric(m.CPU.Total()*1e6/float64(m.Requests), "cpu-µs/req")
				b.ReportMetric(0, "ns/op")
			})
		}
	}
}
