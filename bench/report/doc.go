// Package report writes a run of servers in each of its forms (Formats): as a table for
// a terminal, as Markdown, CSV and JSON, as a page with charts, as percentile logs of
// HdrHistogram, in the form of ab, and in the format that benchstat reads. It describes
// plans, machines and statistics in words. Charts are drawn by the caller.
package report
