package bench

import (
	"context"
	"fmt"

	"perihelion/bench/load"
	"perihelion/bench/server"
)

// Try sends the first request of a plan once, and returns the exchange with most bytes of the
// body: to the first of its URLs, or to the first of its own servers, which is started for
// that and stopped. Answers of every status are returned. The plan is a valid one without
// planet servers. It ends with ctx.
func Try(ctx context.Context, p Plan, most int64) (x load.Exchange, err error) {
	once := func(ctx context.Context, url string) (err error) {
		x, err = load.Once(ctx, load.Options{URL: url, Request: p.requestTo(url), Requests: 1, Timeout: p.Timeout}, most)
		return err
	}
	if len(p.URLs) > 0 {
		return x, once(ctx, p.URLs[0])
	}
	c := p.Own[0]
	o := server.Options{Command: &c, Probe: p.probe(c)}
	answered := false
	if c.Ready == "" {
		// The server is ready when it answers the request, however: that is the answer.
		o.Probe = func(ctx context.Context, base string) error {
			err := distrusted(once(ctx, base+c.RequestPath()))
			answered = answered || err == nil
			return err
		}
	}
	s, err := Start(ctx, o)
	if err != nil {
		return x, fmt.Errorf("%s did not start: %w", c.Name, err)
	}
	defer s.Stop()
	if !answered {
		err = once(ctx, s.URL()+c.RequestPath())
	}
	return x, err
}
