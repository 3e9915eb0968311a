package clients

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"perihelion/bench"
	"perihelion/bench/address"
	"perihelion/bench/named"
	"perihelion/bench/picture"
	"perihelion/bench/warning"
)

// Format names the version of the document.
const Format = "perihelion/clients/1"

// document is how a file holds results.
type document struct {
	Format       string             `json:"format"`
	Started      time.Time          `json:"started"`
	Finished     time.Time          `json:"finished"`
	Stopped      bool               `json:"stopped,omitempty"`
	Interrupted  bool               `json:"interrupted,omitempty"`
	Environment  bench.Environment  `json:"environment"`
	URL          string             `json:"url"`             // that was asked
	Delay        *string            `json:"delay,omitempty"` // of the built-in target; absent where there was none
	Timeout      string             `json:"timeout"`         // of one request
	N            int64              `json:"n"`
	Repeats      int                `json:"repeats"`
	Seed         uint64             `json:"seed"`
	Clients      []Client           `json:"clients"`
	Comparisons  []bench.Comparison `json:"comparisons"` // of speeds, with the first client
	Lead         *bench.Comparison  `json:"lead,omitempty"`
	Verdict      string             `json:"verdict"`
	VerdictNames []named.Name       `json:"verdictNames,omitempty"`
	warning.JSON
}

// WriteJSON writes the results as one JSON document.
func (r Results) WriteJSON(w io.Writer) error {
	d := document{
		Format: Format, Started: r.Started, Finished: r.Finished, Stopped: r.Stopped, Interrupted: r.Interrupted, Environment: r.Environment,
		URL: address.Shown(r.Asked), Timeout: r.Plan.timeout().String(), N: r.Plan.Requests, Repeats: r.Plan.Repeats, Seed: r.Plan.Seed, Clients: r.Clients, Comparisons: append([]bench.Comparison{}, r.Comparisons...), Lead: r.Lead, Verdict: r.Verdict, VerdictNames: r.VerdictNames, JSON: warning.InJSON(r.Warnings),
	}
	if r.Plan.URL == "" {
		delay := r.Plan.Delay.String()
		d.Delay = &delay
	}
	return bench.WriteDocument(w, d)
}

// mostClients bounds a document that is read: there are eight ways.
const mostClients = 64

// ReadJSON reads a document of WriteJSON. The plan has no interpreter, which the document does
// not name. The error is the rest of a sentence that begins with the name of the file.
func ReadJSON(text []byte) (Results, error) {
	var d document
	if err := json.Unmarshal(text, &d); err != nil {
		return Results{}, fmt.Errorf("holds no run of clients: %w", err)
	}
	if d.Format != Format {
		return Results{}, fmt.Errorf("has the format %q, and a run of clients is %q", d.Format, Format)
	}
	r := Results{
		Started: d.Started, Finished: d.Finished, Stopped: d.Stopped, Interrupted: d.Interrupted, Environment: d.Environment, Asked: d.URL, Clients: d.Clients,
		Comparisons: d.Comparisons, Lead: d.Lead, Verdict: d.Verdict, VerdictNames: d.VerdictNames, Warnings: d.JSON.Warnings(),
		Plan: Plan{Requests: d.N, Repeats: d.Repeats, Seed: d.Seed},
	}
	var err error
	if d.Delay == nil {
		r.Plan.URL = d.URL
	} else if r.Plan.Delay, err = time.ParseDuration(*d.Delay); err != nil {
		return Results{}, fmt.Errorf("holds a run of clients with a delay that is no time: %w", err)
	}
	if r.Plan.Timeout, err = time.ParseDuration(d.Timeout); err != nil {
		return Results{}, fmt.Errorf("holds a run of clients with a timeout that is no time: %w", err)
	}
	if r.Plan.Timeout == (Plan{Delay: r.Plan.Delay}).timeout() {
		r.Plan.Timeout = 0
	}
	if err := r.Plan.Validate(); err != nil {
		return Results{}, fmt.Errorf("holds a run of clients that cannot have been made: %w", err)
	}
	return r, r.whole()
}

// whole returns why results that were read are not those of their plan, or nil.
func (r Results) whole() error {
	if len(r.Clients) == 0 || len(r.Clients) > mostClients || r.Finished.IsZero() {
		return errors.New("holds a run of clients that is not whole; save it again from the program that made it")
	}
	names := make(map[string]bool)
	for _, c := range r.Clients {
		if c.Name == "" || names[c.Name] || len(c.Repeats) > r.Plan.Repeats {
			return fmt.Errorf("holds a run of clients in which %q is not as planned; save it again from the program that made it", c.Name)
		}
		names[c.Name] = true
	}
	return nil
}

// Note is the document as a picture carries it.
func (r Results) Note() (picture.Note, error) {
	var text bytes.Buffer
	if err := r.WriteJSON(&text); err != nil {
		return picture.Note{}, err
	}
	return picture.Note{Keyword: Format, Text: text.String()}, nil
}

// plainClient is a client whose JSON has no warnings.
type plainClient Client

// MarshalJSON writes warnings as sentences and as values beside them.
func (c Client) MarshalJSON() ([]byte, error) {
	var text bytes.Buffer
	err := bench.WriteDocument(&text, struct { // json.Marshal would write & as \u0026
		plainClient
		warning.JSON
	}{plainClient(c), warning.InJSON(c.Warnings)})
	return text.Bytes(), err
}

// UnmarshalJSON reads the JSON of MarshalJSON.
func (c *Client) UnmarshalJSON(text []byte) error {
	var d struct {
		plainClient
		warning.JSON
	}
	if err := json.Unmarshal(text, &d); err != nil {
		return err
	}
	*c = Client(d.plainClient)
	c.Warnings = d.JSON.Warnings()
	return nil
}
