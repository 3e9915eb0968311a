package command

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"perihelion/bench"
	"perihelion/bench/figure"
	"perihelion/bench/server"
	"perihelion/ephem/field"
)

func newClients() *cobra.Command {
	var (
		n       int64
		delay   time.Duration
		format  string
		consent bool
	)
	cmd := &cobra.Command{
		Use:   "clients [flags] [URL]",
		Short: "Make the same requests one after another, over several connections, all at once",
		Long: "clients makes the same requests in four ways and tells what each took: elapsed time\n" +
			"and processor time. Without a URL it asks a built-in server that waits before each\n" +
			"answer, as a distant site would.",
		Example: "  perihelion clients -n 100 --delay 100ms",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return misuse{fmt.Errorf("clients takes one URL at most; %d were given", len(args))}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if n < 1 || n > 10000 {
				return field.Errorf("requests", "-n %d: write a number of requests from 1 to 10000", n)
			}
			if len(args) == 1 {
				if cmd.Flags().Changed("delay") {
					return field.Errorf("delay", "--delay is for the built-in target; a server of your own waits by itself")
				}
				if err := askConsent(args[0], consent); err != nil {
					return err
				}
				return compareClients(cmd.Context(), cmd.OutOrStdout(), args[0], n, format)
			}
			config, err := server.ParseConfig("goroutines")
			if err != nil {
				return err
			}
			target, err := server.Start(cmd.Context(), server.Options{Config: config, Delay: delay})
			if err != nil {
				return err
			}
			defer target.Stop()
			fmt.Fprintf(cmd.ErrOrStderr(), "target: a built-in server that waits %s before each answer\n", figure.Duration(delay))
			return compareClients(cmd.Context(), cmd.OutOrStdout(), target.URL()+bench.DefaultPath, n, format)
		},
	}
	flags := cmd.Flags()
	flags.Int64VarP(&n, "requests", "n", 100, "`number` of requests")
	flags.DurationVar(&delay, "delay", 100*time.Millisecond, "how long the built-in target waits before each answer")
	consentFlag(flags, &consent)
	formatFlag(flags, &format, "table", "json")
	return cmd
}

func compareClients(ctx context.Context, out io.Writer, url string, n int64, format string) error {
	clients, err := bench.Clients(ctx, url, n)
	if len(clients) == 0 && err != nil {
		return err
	}
	if told := writeClients(out, url, clients, format); told != nil {
		return told
	}
	switch {
	case ctx.Err() != nil:
		return errors.New("stopped before every client had its turn; the finished ones are above")
	case err != nil:
		return err
	}
	for _, c := range clients {
		if c.OK < c.Requests {
			return fmt.Errorf("%s: %d of %d requests failed; perihelion load %s tells how", c.Name, c.Requests-c.OK, c.Requests, url)
		}
	}
	return nil
}

func writeClients(out io.Writer, url string, clients []bench.Client, format string) error {
	if format == "json" {
		return json.NewEncoder(out).Encode(map[string]any{"url": url, "clients": clients})
	}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "Client\tRequests\tOK\tWall (s)\tUser (s)\tSys (s)\t")
	for _, c := range clients {
		fmt.Fprintf(w, "%s\t%d\t%d\t%.3f\t%.3f\t%.3f\t\n", c.Name, c.Requests, c.OK, c.Wall, c.User, c.Sys)
	}
	return w.Flush()
}
