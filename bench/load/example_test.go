package load_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"

	"perihelion/bench/load"
)

func Example() {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, "hello")
	}))
	defer server.Close()

	m, err := load.Run(context.Background(), load.Options{URL: server.URL, Requests: 1000, Connections: 20, KeepAlive: true}, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(m.Model, "loop:", m.OK, "of", m.Requests, "answered well, on", m.Connections, "connections")
	// Output: closed loop: 1000 of 1000 answered well, on 20 connections
}
