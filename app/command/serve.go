package command

import (
	"context"
	"fmt"
	"net"
	"time"

	"github.com/spf13/cobra"

	"perihelion/bench/address"
	"perihelion/bench/figure"
	"perihelion/bench/server"
)

func newServe() *cobra.Command {
	var (
		mode        string
		workers     int
		addr        string
		work, delay time.Duration
		maxProcs    int
	)
	cmd := &cobra.Command{
		Use:   "serve [flags]",
		Short: "Serve planet positions over HTTP, in one of several architectures",
		Long: "serve answers GET /planets/{name}, /planets, /healthz and / until it is stopped\n" +
			"with an interrupt or SIGTERM. Its first line of output is the address, printed\n" +
			"when it can answer. It also answers for spans, with the parameters of the commands of\n" +
			"these names: GET /events, up to 10 years; /ephemeris, up to 20,000 lines; /almanac, a\n" +
			"month or a year; and /calendar.ics, to which a calendar can subscribe.\n\nArchitectures (--mode):\n" + modeList(server.BuiltIn()) +
			"\none-at-a-time answers nobody else while a connection is open. One that sends nothing\n" +
			"is closed after 2 s, and until then all others wait: 500 of them hold it up for a\n" +
			"quarter of an hour. That is the nature of the architecture.",
		Example: "  perihelion serve --mode prefork --workers 4 --addr 127.0.0.1:8080",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if cmd.Flags().Changed("workers") {
				mode = fmt.Sprintf("%s:%d", mode, workers)
			}
			config, err := server.ParseOwn(mode)
			if err != nil {
				return err
			}
			options := server.Options{Config: config, Addr: addr, Work: work, Delay: delay, MaxProcs: maxProcs,
				Report: func(line string) { fmt.Fprintln(cmd.ErrOrStderr(), line) }}
			if err := options.Validate(); err != nil {
				return err
			}
			if !loopback(addr) {
				fmt.Fprintf(cmd.ErrOrStderr(), "warning: %s can be reached from other machines; use 127.0.0.1 to keep it on this one\n", addr)
			}
			ctx, end := context.WithCancel(cmd.Context())
			defer end()
			return server.Serve(ctx, options, func(url string) {
				if _, err := fmt.Fprintln(cmd.OutOrStdout(), "listening on", url); err != nil {
					end() // nobody would know its address
				}
			})
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&mode, "mode", "goroutines", "`architecture` of the server")
	flags.IntVar(&workers, "workers", 0, "`number` of workers, for "+withWorkers()+" (default: the architecture's)")
	flags.StringVar(&addr, "addr", "127.0.0.1:0", "`address` to listen on; port 0 lets the system choose")
	flags.DurationVar(&work, "work", 0, "burn this much processor time per request, as in 200us")
	flags.DurationVar(&delay, "delay", 0, "wait this long per request, as in 2ms")
	flags.IntVar(&maxProcs, "gomaxprocs", 0, "GOMAXPROCS of each process (default: Go's choice, 1 in prefork)")
	return cmd
}

// withWorkers lists the architectures with a choice of the number of workers.
func withWorkers() string {
	var names []string
	for _, c := range server.BuiltIn() {
		if c.HasWorkers() {
			names = append(names, c.Name)
		}
	}
	return figure.List(names, "and")
}

func modeList(configs []server.Config) string {
	list := ""
	for _, c := range configs {
		list += fmt.Sprintf("  %-16s %s\n", c.Name, c.Description())
		if err := c.Unable(); err != nil {
			list += fmt.Sprintf("  %-16s (not here: %v)\n", "", err)
		}
	}
	return list
}

// loopback reports whether an address to listen on is reached from this machine
// only. An address without a host listens everywhere.
func loopback(addr string) bool {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return false // Validate has named the mistake
	}
	return address.Loopback(host)
}
