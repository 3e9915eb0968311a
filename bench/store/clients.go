package store

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"perihelion/assets/field"
	"perihelion/bench/clients"
	"perihelion/bench/figure"
	"perihelion/bench/named"
)

// ClientsWriter keeps one run of clients while it is made. Give it to clients.Runner.Keep.
// Such a run is small, so its document is replaced as a whole after each turn.
type ClientsWriter struct {
	place
	begun bool // a document is on the disk
}

var _ clients.Keeper = (*ClientsWriter)(nil)

// BeginClients returns a ClientsWriter for the next run. It takes a number when the run begins.
func (s *Store) BeginClients() *ClientsWriter { return &ClientsWriter{place: place{store: s}} }

// Keep writes the results. A run that was stopped before its first turn leaves nothing.
func (w *ClientsWriter) Keep(r clients.Results) error {
	ended := !r.Interrupted
	if ended {
		defer w.settle()
	}
	if done, _ := r.Turns(); ended && r.Stopped && done == 0 {
		w.discard()
		return nil
	}
	err := w.take()
	if err == nil {
		err = w.store.disk.Replace(filepath.Join(w.folder(), clientsName), r.WriteJSON)
	}
	if err == nil {
		err = w.sync()
	}
	if err != nil {
		if ended && !w.begun {
			w.discard() // an empty folder
		}
		return w.store.sentence("it cannot be written", err)
	}
	w.begun = true
	if ended {
		w.store.emptyBin()
	}
	return nil
}

// LoadClients returns a run of clients. One that is under way has the turns finished so far. The
// error is a *field.Error "run".
func (s *Store) LoadClients(id int) (clients.Results, error) {
	r, _, err := s.clientsIn(s.RunFolder(id))
	switch {
	case errors.Is(err, fs.ErrNotExist) && s.isOfServers(id):
		return r, field.Errorf("run", "run #%d compares servers and not clients; perihelion runs show %d shows it", id, id)
	case errors.Is(err, fs.ErrNotExist):
		return r, errNone(id)
	case err != nil:
		return r, field.Errorf("run", "run #%d cannot be opened: its file %v", id, err)
	}
	return r, nil
}

// isOfClients reports whether a run of clients is in the folder of a number.
func (s *Store) isOfClients(id int) bool {
	_, err := s.disk.Stat(filepath.Join(s.RunFolder(id), clientsName))
	return err == nil
}

// isOfServers reports whether a run of servers is in the folder of a number.
func (s *Store) isOfServers(id int) bool {
	_, run := s.disk.Stat(filepath.Join(s.RunFolder(id), runName))
	_, journal := s.disk.Stat(filepath.Join(s.RunFolder(id), journalName))
	return run == nil || journal == nil
}

// clientsIn reads the run of clients in a folder, and how far it came. The error matches
// fs.ErrNotExist where there is none.
func (s *Store) clientsIn(folder string) (clients.Results, State, error) {
	r, err := s.readClients(folder)
	if err != nil {
		return r, Damaged, err
	}
	if r.Interrupted {
		if held(filepath.Join(folder, lockName)) {
			return r.UnderWay(), Running, nil
		}
		// Its program may have ended it meanwhile.
		if r, err = s.readClients(folder); err != nil {
			return r, Damaged, err
		}
	}
	if r.Interrupted {
		return r, Interrupted, nil
	}
	return r, endedAs(r.Stopped), nil
}

func (s *Store) readClients(folder string) (clients.Results, error) {
	text, err := s.disk.Read(filepath.Join(folder, clientsName), mostBytes)
	if err != nil {
		return clients.Results{}, err
	}
	return clients.ReadJSON(text)
}

// fillClients takes over the results of a run of clients.
func (e *Entry) fillClients(r clients.Results) {
	e.Started, e.Finished, e.Machine = r.Started, r.Finished, machineOf(r.Environment)
	e.Title = "clients: " + r.Plan.Target()
	e.Done, e.Total = r.Turns()
	e.Figures = []Figure{}
	for _, c := range r.Clients {
		if c.Unable == "" {
			e.Figures = append(e.Figures, Figure{Config: c.Name, Ranked: c.Comparable(), RPS: c.Rate(r.Plan), Failed: c.Failed()})
		}
	}
	e.Verdict, e.Names = named.Cut(shortOfClients(r))
}

// shortOfClients is the verdict in a few words, with the names marked.
func shortOfClients(r clients.Results) string {
	if fastest, ok := r.Fastest(); ok && r.Plan.Repeats == 1 {
		return fmt.Sprintf("%s took least in one repeat, %s", named.Mark(fastest.Name), figure.Span(1000*fastest.Wall))
	}
	var ranked []Figure
	for _, c := range r.Clients {
		if c.Comparable() {
			ranked = append(ranked, Figure{Config: c.Name, RPS: c.Rate(r.Plan)})
		}
	}
	return short(ranked, len(r.Clients), r.Comparisons, r.Lead)
}
