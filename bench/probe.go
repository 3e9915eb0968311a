package bench

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"time"

	"perihelion/bench/file"
	"perihelion/bench/load"
	"perihelion/bench/load/check"
	"perihelion/bench/load/requests"
	"perihelion/bench/server"
)

// probeTime is how long a server of the user's own may take to answer a probe.
const probeTime = 5 * time.Second

// probe asks a server of the user's own whether it can serve, as the plan asks it: with
// the same headers and over the same protocol. Without a path for that it sends the
// request itself. It is nil where the usual probe does.
func (p Plan) probe(c server.Command) func(ctx context.Context, base string) error {
	if p.Request.IsZero() && !c.HTTPS {
		return nil
	}
	return func(ctx context.Context, base string) error {
		o := load.Options{URL: base + c.ReadyPath(), Request: p.requestTo(base), Timeout: probeTime}
		o.Check = check.Options{Status: p.Request.Check.Status} // bodies are checked under load
		if c.Ready != "" {
			o.Method, o.Body, o.BodyFile, o.Paths, o.From, o.Check = "", nil, file.Pinned{}, nil, requests.File{}, check.Options{}
		}
		x, err := load.Once(ctx, o, 0)
		if err == nil && x.Wrong != nil {
			return fmt.Errorf("%s is answered with %w %d %s", x.Request, server.ErrStatus, x.Status, x.Reason)
		}
		return distrusted(err)
	}
}

// distrusted is server.ErrWrong for the error of a certificate that is not trusted, and any other
// error itself: it does not help to ask again.
func distrusted(err error) error {
	var wrong *tls.CertificateVerificationError
	if errors.As(err, &wrong) {
		return fmt.Errorf("%w: its certificate is not trusted (%w); name the file of its authority (cacert), its name (server-name), or accept any (insecure)", server.ErrWrong, wrong.Err)
	}
	return err
}
