// Package report writes the measurement of one load for people (text), for programs
// (JSON), and for programs that read the reports of ab.
package report
