package bench

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"perihelion/bench/load"
	"perihelion/bench/server"
)

// lateEngine is an engine with servers that end some time before the engine knows it.
type lateEngine struct {
	fake
	usable bool             // the load itself goes well
	when   int64            // the nth time that the usage is asked for it is not known any more, from 1
	known  time.Duration    // from then until the end is known
	m      load.Measurement // the measurement of the load
}

type lateServer struct {
	*fakeServer
	engine *lateEngine
	asked  atomic.Int64
	reason error
}

func (e *lateEngine) start(ctx context.Context, o server.Options) (Target, error) {
	t, err := e.fake.start(ctx, o)
	s := &lateServer{fakeServer: t.(*fakeServer), engine: e, reason: errors.New("exit status 7: MemoryError: out of it")}
	if !e.usable {
		s.end()
	}
	return s, err
}

// end has the end of the server be known later.
func (s *lateServer) end() {
	if s.engine.known > 0 {
		time.AfterFunc(s.engine.known, s.Stop)
	}
}

func (s *lateServer) Err() error {
	if s.fakeServer.Err() == nil {
		return nil
	}
	return s.reason
}

func (s *lateServer) Usage() (server.Usage, error) {
	if s.asked.Add(1) == s.engine.when {
		s.end()
		return server.Usage{}, errors.New("the server's process 12630 has ended")
	}
	return s.fakeServer.Usage()
}

func (e *lateEngine) load(context.Context, positionLoad, func(load.Progress)) (load.Measurement, error) {
	return e.m, nil
}

// A server that has ended is the reason of whatever failed, also where that is seen
// before the end is known.
func TestEndOfAServerIsTheReason(t *testing.T) {
	none := load.Measurement{Requests: 9, Classes: map[load.Class]int64{load.EOF: 9}}
	const died = "its server did not last: exit status 7: MemoryError: out of it"
	for name, test := range map[string]struct {
		engine *lateEngine
		want   string
	}{
		"usage before the load": {&lateEngine{usable: true, when: 1, known: 300 * time.Millisecond, m: good(1000)}, died},
		"usage after the load":  {&lateEngine{usable: true, when: 2, known: 300 * time.Millisecond, m: good(1000)}, died},
		"load":                  {&lateEngine{known: 300 * time.Millisecond, m: none}, died},
		"never known":           {&lateEngine{usable: true, when: 2, m: good(1000)}, "its server cannot be watched: the server's process 12630 has ended"},
		"another reason":        {&lateEngine{usable: true, m: none}, "none of 9 requests was answered well (9 × eof); try the address in a browser"},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				p := DefaultPlan()
				p.Configs, p.Repeats = configs("goroutines"), 1
				results, err := newRunner(p, test.engine).Run(t.Context())
				if !errors.Is(err, ErrNothing) || results.Results[0].Broken != test.want {
					t.Errorf("%v, broken %q, want %q", err, results.Results[0].Broken, test.want)
				}
			})
		})
	}
}
