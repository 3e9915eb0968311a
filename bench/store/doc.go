// Package store keeps runs on the disk, each in a folder of its own.
//
// A Writer takes over a run while it is made (bench.Keeper): each finished turn is a
// line of a journal, which is on the disk before the next turn begins. A run that has
// ended becomes one document, perihelion/run/1. A run whose program was killed keeps
// its journal, and is listed as interrupted with the repeats that were finished. A run of
// clients is small and has no journal: a ClientsWriter replaces its document,
// perihelion/clients/1, after each turn.
//
//	DIR/runs/24/journal     while the run is made: a line for each turn
//	DIR/runs/24/lock        locked by the process that makes the run; the system unlocks it when that ends
//	DIR/runs/24/run.json    the run, when it has ended
//	DIR/runs/24/clients.json  instead, of clients: the run as far as it has come
//	DIR/runs/24/about.json  its name, note, tags and star
//	DIR/bin/23/             deleted runs, for thirty days
//	DIR/index               the entries of the list; made again where it is damaged or out of date
//
// Several processes may use one store at a time. A number is taken by making its folder,
// and every other file is replaced as a whole. Runs that have ended are never rewritten.
package store
