package server

import (
	"context"
	"net"
	"net/http"
	"runtime"

	"perihelion/bench/server/api"
)

// serveThreads serves with a pool of threads.
func serveThreads(ctx context.Context, l net.Listener, s service, ready func()) error {
	return serveNet(ctx, l, pool(s.life, s.workers, s.answer), false, ready)
}

// pool returns an answer that n threads of the operating system compute. A thread is
// taken for one request, not for a connection: with connections kept alive, a
// pool of connections would serve its first n clients for ever and the others
// never. The threads end with ctx.
func pool(ctx context.Context, n int, a answer) answer {
	type job struct {
		ctx                    context.Context
		method, path, rawQuery string
		done                   chan api.Response
	}
	jobs := make(chan job)
	for range n {
		go func() {
			runtime.LockOSThread() // never undone: the thread ends with the goroutine
			for {
				select {
				case j := <-jobs:
					j.done <- a(j.ctx, j.method, j.path, j.rawQuery)
				case <-ctx.Done():
					return
				}
			}
		}()
	}
	return func(request context.Context, method, path, rawQuery string) api.Response {
		j := job{request, method, path, rawQuery, make(chan api.Response, 1)}
		select {
		case jobs <- j:
			return <-j.done
		case <-ctx.Done():
			return api.Response{Status: http.StatusServiceUnavailable}
		}
	}
}
