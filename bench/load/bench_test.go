package load

import (
	"context"
	"fmt"
	"testing"
	"time"

	"perihelion/bench/child"
	"perihelion/bench/load/responder"
)

// BenchmarkClosedLoop loads the null responder in a process of its own and
// reports requests per second and the generator's processor time for each.
func BenchmarkClosedLoop(b *testing.B) {
	server, url, err := responder.Start(context.Background(), child.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer server.Stop(time.Second)
	for _, keep := range []bool{true, false} {
		for _, c := range []int{1, 20, 100} {
			b.Run(fmt.Sprintf("keepalive=%v/c=%d", keep, c), func(b *testing.B) {
				m := mustRun(b, Options{URL: url, Requests: int64(b.N), Connections: c, KeepAlive: keep})
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
