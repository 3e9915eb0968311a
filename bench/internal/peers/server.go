package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"perihelion/bench/child"
	"perihelion/bench/load/responder"
)

// The servers that are loaded, each in a process of its own, with one thread.
const (
	nginxServer = "nginx"
	nullServer  = "responder"
	goServer    = "nethttp"
)

var servers = []string{nginxServer, nullServer, goServer}

// serverName holds the name of each server in the tables.
var serverName = map[string]string{
	nginxServer: "nginx, one worker, a fixed answer",
	nullServer:  "the null responder",
	goServer:    "Go's net/http, a fixed answer",
}

// answer is the body that nginx and net/http send, equal to the null responder's.
const answer = `{"name":"mars","alt":12.3456789012,"az":123.456789}`

// roles are the roles of this program's child processes.
func roles() map[string]child.Role {
	all := responder.Roles()
	all[nginxServer] = serveNginx
	all[goServer] = serveHTTP
	return all
}

// startServer starts a server and returns its URL when it answers.
func startServer(ctx context.Context, name string) (p *child.Process, url string, err error) {
	o := child.Options{Environment: []string{"GOMAXPROCS=1"}}
	if name == nullServer {
		return responder.Start(ctx, o)
	}
	if p, err = child.Start(ctx, name, []string{name}, nil, o); err != nil {
		return nil, "", err
	}
	line, err := p.Line()
	if err != nil {
		return nil, "", errors.Join(p.Wait(), ctx.Err())
	}
	return p, string(line), nil
}

// serveHTTP is the role of a net/http server.
func serveHTTP(ctx context.Context, _ json.RawMessage, stdout io.Writer) error {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	s := http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		io.WriteString(w, answer)
	})}
	stop := context.AfterFunc(ctx, func() { s.Close() })
	defer stop()
	fmt.Fprintln(stdout, "http://"+l.Addr().String()+"/")
	if err := s.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

//go:embed nginx.conf
var nginxConfig string

// serveNginx is the role of a process that keeps an nginx: it ends with its
// parent, as every child does, and takes nginx along.
func serveNginx(ctx context.Context, _ json.RawMessage, stdout io.Writer) (err error) {
	path, err := findNginx()
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "nginx-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	address, err := freeAddress()
	if err != nil {
		return err
	}
	config := os.Expand(nginxConfig, func(name string) string {
		return map[string]string{"ADDRESS": address, "ANSWER": answer}[name]
	})
	file := filepath.Join(folder, "nginx.conf")
	if err := os.WriteFile(file, []byte(config), 0o600); err != nil {
		return err
	}
	// The prefix is where the relative paths of the configuration begin.
	cmd := exec.CommandContext(ctx, path, "-e", "stderr", "-p", folder, "-c", file)
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for {
		if c, err := net.Dial("tcp", address); err == nil {
			c.Close()
			fmt.Fprintln(stdout, "http://"+address+"/")
			break
		}
		select {
		case err := <-ended:
			return fmt.Errorf("nginx ended: %w", err)
		case <-time.After(10 * time.Millisecond):
		}
	}
	if err := <-ended; ctx.Err() == nil {
		return fmt.Errorf("nginx ended: %w", err)
	}
	return nil
}

// findNginx looks where Debian puts it, too, which is not on everybody's PATH.
func findNginx() (string, error) {
	for _, name := range []string{"nginx", "/usr/sbin/nginx"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", absence{"nginx", debian("nginx-light")}
}

// freeAddress is one that nobody listens on, and that nobody is given soon again.
func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return l.Addr().String(), l.Close()
}
