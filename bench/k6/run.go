package k6

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"perihelion/bench/child"
	"perihelion/bench/load"
	"perihelion/bench/warning"
)

// role names the child that runs k6. k6 is a child of it and of its process group, so
// that it ends with this program, however that ends.
const role = "k6"

// Roles returns the roles of child processes that the program must dispatch for Run.
func Roles() map[string]child.Role { return map[string]child.Role{role: generate} }

// order is what that child is handed.
type order struct {
	Program     string   `json:"program"`
	Script      string   `json:"script"`      // its text
	Environment []string `json:"environment"` // "KEY=value", besides its own
}

// outcome is what it hands back.
type outcome struct {
	Summary Summary  `json:"summary"`
	CPU     load.CPU `json:"cpu"`
}

// codeEngine is the code of the warnings about what k6 does in another way.
const codeEngine = "engine"

// Run generates a load with k6 and returns its measurement. When ctx ends, so does k6.
// Observe, if not nil, is called four times a second with the time alone.
//
// The processor time is that of the whole process, the half second in which k6 starts
// included.
func Run(ctx context.Context, p Program, j Job, observe func(load.Progress)) (load.Measurement, error) {
	var script strings.Builder
	if err := j.Write(&script); err != nil {
		return load.Measurement{}, err
	}
	o := order{Program: p.Path, Script: script.String(), Environment: append(environment(j), "TARGET="+j.Options.URL, "CONFIG="+j.Label)}
	c, err := child.Start(ctx, role, []string{"k6"}, o, child.Options{Suspends: true, Grace: 5 * time.Second})
	if err != nil {
		return load.Measurement{}, fmt.Errorf("start k6: %w", err)
	}
	ended := make(chan struct{})
	watched := make(chan struct{})
	go func() {
		defer close(watched)
		progress(observe, ended)
	}()
	line, err := c.Line()
	close(ended)
	<-watched
	if errors.Is(err, io.EOF) {
		err = c.Explain(errors.New("it ended without a summary"))
	}
	if waited := c.Wait(); err != nil && waited != nil {
		err = waited
	}
	var out outcome
	if err == nil {
		err = json.Unmarshal(line, &out)
	}
	if ctx.Err() != nil {
		err = ctx.Err()
	}
	if err != nil {
		return load.Measurement{}, fmt.Errorf("generate the load with k6: %w", err)
	}
	return measurement(p, j, out)
}

// progress reports how much time has passed until ended is closed.
func progress(observe func(load.Progress), ended <-chan struct{}) {
	if observe == nil {
		return
	}
	begun := time.Now()
	t := time.NewTicker(250 * time.Millisecond)
	defer t.Stop()
	for {
		select {
		case <-t.C:
			observe(load.Progress{Elapsed: time.Since(begun)})
		case <-ended:
			return
		}
	}
}

// environment are the variables of a job's own.
func environment(j Job) []string {
	all := Secrets(j.Options)
	if j.Options.TLS.Authorities != "" {
		all = append(all, "SSL_CERT_FILE="+j.Options.TLS.Authorities)
	}
	if strings.HasPrefix(j.Options.URL, "https:") && !j.Options.HTTP2 && j.Script == "" {
		all = append(all, "GODEBUG=http2client=0")
	}
	return all
}

// measurement is what k6 measured.
func measurement(p Program, j Job, out outcome) (load.Measurement, error) {
	open := time.Duration(0)
	if j.Script == "" && j.Options.Profile() != nil {
		open = j.Options.Length()
	}
	m, _, err := Merge([]Summary{out.Summary}, open)
	if err != nil {
		return m, err
	}
	m.Engine, m.CPU, m.Cores = p.Name(), out.CPU, runtime.NumCPU()
	m.Generator.Cores = runtime.NumCPU()
	if m.Seconds > 0 {
		m.Generator.Busy = out.CPU.Total() / m.Seconds / float64(m.Cores)
		if m.Model == load.Closed && m.Generator.Full() {
			m.Generator.Bottleneck = load.GeneratorBound
		}
	}
	m.Warnings = []warning.Warning{}
	if j.Script == "" {
		for _, sentence := range LeftOut(j.Options) {
			m.Warnings = append(m.Warnings, warning.Warning{Code: codeEngine, Severity: warning.Note, Cause: sentence})
		}
	}
	return m, nil
}

// thresholds is the exit code of k6 where a threshold of the script was crossed: the load
// itself was generated.
const thresholds = 99

// generate runs k6 in a child process and writes an outcome.
func generate(ctx context.Context, request json.RawMessage, stdout io.Writer) error {
	var o order
	if err := json.Unmarshal(request, &o); err != nil {
		return fmt.Errorf("read the order: %w", err)
	}
	folder, err := os.MkdirTemp("", "perihelion-k6-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	script := filepath.Join(folder, "load.js")
	if err := os.WriteFile(script, []byte(o.Script), 0o600); err != nil {
		return err
	}
	var printed bytes.Buffer
	cmd := exec.CommandContext(ctx, o.Program, "run", "--quiet", "--no-usage-report", "--address", "", script)
	cmd.Env = append(quiet(), o.Environment...)
	cmd.Stdout, cmd.Stderr = &printed, os.Stderr
	cmd.WaitDelay = 2 * time.Second
	err = cmd.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == thresholds {
		err = nil
	}
	if err != nil {
		return fmt.Errorf("k6: %w", err)
	}
	summaries, err := Read(&printed)
	if err != nil {
		return fmt.Errorf("what k6 printed: %w", err)
	}
	times := child.TimesOf(cmd.ProcessState, 0)
	return json.NewEncoder(stdout).Encode(outcome{summaries[len(summaries)-1], load.CPU{User: times.User.Seconds(), Sys: times.Sys.Seconds()}})
}
