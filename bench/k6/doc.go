// Package k6 hands loads to k6, an engine for loads that need a programming language,
// and takes its figures back: it writes scripts, runs k6, reads the summaries that its
// scripts print, and merges those of several runners.
//
// k6 is a separate program under the AGPL. Nothing of it is linked, and the scripts are
// our own.
package k6
