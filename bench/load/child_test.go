package load

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"perihelion/assets/field"
)

func TestRunChild(t *testing.T) {
	held := make(chan struct{})
	progress := 0
	m, err := RunChild(context.Background(), Options{URL: play(t, holding(held)), Requests: 100, KeepAlive: true}, func(p Progress) {
		if progress++; progress == 1 {
			close(held)
		}
		if p.OK < 1 || p.Requests < 1 || p.Elapsed == 0 {
			t.Errorf("got progress %+v, want the first answer in it", p)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	checkSums(t, m)
	if m.OK != 100 || m.Answers.Count != 100 || m.Latency.P50 == 0 || m.CPU.Total() == 0 || progress == 0 {
		t.Errorf("got %+v and %d reports of progress", m, progress)
	}
	if Merge([]Measurement{m}).P99 != m.Latency.P99 {
		t.Error("the histogram was lost on the way")
	}
}

func TestRunTimed(t *testing.T) {
	held := make(chan struct{})
	close(held)
	began := time.Now()
	m, took, err := RunTimed(context.Background(), Options{URL: play(t, holding(held)), Requests: 10, KeepAlive: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if took.Wall.Seconds() < m.Seconds || took.Wall > time.Since(began) || took.User+took.Sys <= 0 {
		t.Errorf("the process took %+v, its load %v s of that", took, m.Seconds)
	}
}

func TestRunChildRefusesInTheParent(t *testing.T) {
	_, err := RunChild(context.Background(), Options{URL: "localhost", Requests: 1}, nil)
	var wrong *field.Error
	if !errors.As(err, &wrong) || wrong.Field != "url" {
		t.Errorf("got %v, want a *field.Error of url", err)
	}
}

// A role of the program's own may set a check that no JSON holds; RunChild cannot
// hand it over.
func TestRunRole(t *testing.T) {
	o := Options{URL: play(t, answering(okAnswer)), Requests: 10, KeepAlive: true}
	m, err := RunRole(context.Background(), pickyRole, struct {
		Options
		Unwanted string
	}{o, "hello"}, o, nil)
	if err != nil || m.Requests != 10 || m.Classes[Check] != 10 || !strings.Contains(m.Errors[Check], "hello is unwanted") {
		t.Errorf("got %v (%v), error %v; want 10 answers that the role's check refuses", m.Classes, m.Errors, err)
	}
	o.Check.Body = func([]byte) error { return nil }
	if _, err := RunChild(context.Background(), o, nil); err == nil {
		t.Error("RunChild has left out a check")
	}
}

// pickyRole names a child process that refuses a body which is named beside the options.
const pickyRole = "load-picky"

func decodePicky(request json.RawMessage) (Options, error) {
	var picky struct {
		Options
		Unwanted string
	}
	err := json.Unmarshal(request, &picky)
	picky.Check.Share = 1
	picky.Check.Body = func(body []byte) error {
		if string(body) == picky.Unwanted {
			return errors.New(picky.Unwanted + " is unwanted")
		}
		return nil
	}
	return picky.Options, err
}

// Cancelled, the child still hands over its measurement up to then.
func TestRunChildCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	answered := make(chan struct{})
	url := play(t, func(c *net.TCPConn, _ int) {
		request(c)
		io.WriteString(c, okAnswer)
		close(answered)
		io.Copy(io.Discard, c)
	})
	go func() {
		<-answered
		time.Sleep(50 * time.Millisecond)
		cancel()
	}()
	m, err := RunChild(ctx, Options{URL: url, Requests: 10, KeepAlive: true}, nil)
	if err != nil || !m.Stopped || m.OK != 1 || m.Classes[Cut] != 1 {
		t.Errorf("got %v, stopped %v, error %v; want 1 2xx and 1 cut", m.Classes, m.Stopped, err)
	}
}
