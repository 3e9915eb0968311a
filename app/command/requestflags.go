package command

import (
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"perihelion/assets/field"
	"perihelion/bench/load"
	"perihelion/bench/load/requests"
)

// requestFlags are the flags of a request, which load and bench share.
type requestFlags struct {
	headers    []string
	body, user string
	from       fromFlags
}

// define adds the flags, of which most write to a request.
func (f *requestFlags) define(flags *pflag.FlagSet, r *load.Request) {
	flags.StringVarP(&r.Method, "method", "m", "", "HTTP `method` (default: GET, or POST with a body)")
	flags.StringArrayVarP(&f.headers, "header", "H", nil, "`header` to send, as in 'Accept: text/html'; can be given again")
	flags.StringVar(&f.body, "body", "", "`text` to send with each request, or @ and the path of a file that holds it; @- for standard input")
	flags.StringVarP(&f.user, "user", "u", "", "`name:password` for basic authentication")

	f.from.define(flags, r)

	flags.StringVar(&r.Connect, "connect", "", "`address` to connect to in place of the URL's: host:port, or unix:/path of a socket")
	flags.BoolVar(&r.HTTP2, "http2", false, "use HTTP/2; with http URLs, without a check that the server supports it")
	flags.IntVar(&r.Streams, "streams", 0, "`number` of requests under way at once on each connection of HTTP/2 (default: 1)")
	flags.BoolVar(&r.TLS.Insecure, "insecure", false, "take any TLS certificate, as of a test server that signed its own")
	flags.StringVar(&r.TLS.ServerName, "server-name", "", "`name` to ask for and verify in TLS (SNI), in place of the URL's host")
	flags.StringVar(&r.TLS.Authorities, "cacert", "", "`file` (PEM) of certificates to trust in place of the system's")
	flags.StringVar(&r.TLS.Certificate, "cert", "", "`file` (PEM) of the client's certificate")
	flags.StringVar(&r.TLS.Key, "key", "", "`file` (PEM) of its key (default: in the certificate's file)")

	flags.StringSliceVar(&r.Check.Status, "expect-status", nil, "`statuses` that succeed, as in 200,301-303 or 4xx (default: 2xx)")
	flags.StringArrayVar(&r.Check.Contains, "expect-text", nil, "`text` that the body has to contain; can be given again")
	flags.StringArrayVar(&r.Check.Matches, "expect-match", nil, "regular `expression` (RE2) that the body has to match; can be given again")
	flags.StringArrayVar(&r.Check.JSON, "expect-json", nil, "`path=value` that the body, JSON, has to hold, as in observer.lat=0; can be given again")
	flags.BoolVar(&r.Check.Same, "expect-same", false, "the body has to be that of the first answer")
	flags.Float64Var(&r.Check.Share, "check-share", 0, "`share` of the bodies to check, up to 1 (default: up to 1000 a second)")
}

// fill completes a request by the flags that have another form than its fields. A
// header takes the place of those of its name. A body of more than most bytes stays in its file,
// which is named by its whole path. It returns the requests of the file that a flag names.
func (f *requestFlags) fill(r *load.Request, flags *pflag.FlagSet, stdin io.Reader, most int) (*requests.Set, error) {
	r.Fill(f.headers)
	if f.user != "" {
		name, password, ok := strings.Cut(f.user, ":")
		if !ok {
			return nil, field.Errorf("user", "--user has no colon: write name and password with one between, as in me:secret")
		}
		r.Fill([]string{load.BasicAuthorization(name, password)})
	}
	if err := f.fillBody(r, flags, stdin, most); err != nil {
		return nil, err
	}
	return f.from.fill(r, flags, stdin, most)
}

// fillBody gives a request the body of its flag.
func (f *requestFlags) fillBody(r *load.Request, flags *pflag.FlagSet, stdin io.Reader, most int) error {
	if !flags.Changed("body") {
		return nil
	}
	body, named := []byte(f.body), strings.HasPrefix(f.body, "@")
	if named {
		b, err := readFile(f.body[1:], stdin)
		if err != nil {
			return field.Errorf("body", "--body %s: %v; write @ and the path of a file, or the text itself", f.body, err)
		}
		body = b
	}
	if r.Method == "" {
		r.Method = "POST"
	}
	switch {
	case len(body) <= most:
		r.SetBody(body)
	case named && f.body != "@-":
		path, err := filepath.Abs(f.body[1:])
		if err == nil {
			err = r.PinBody(path)
		}
		if err != nil {
			return field.Errorf("body", "--body %s: %v; write @ and the path of a file", f.body, err)
		}
	default:
		return field.Errorf("body", "a body of %d bytes is too much for a plan, which holds up to %d; write it into a file, and --body @FILE", len(body), most)
	}
	return nil
}

// readFile reads a file that a flag names; - is standard input.
func readFile(path string, stdin io.Reader) ([]byte, error) {
	if path == "-" {
		return io.ReadAll(stdin)
	}
	return os.ReadFile(path)
}
