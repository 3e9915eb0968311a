// Package report writes a run of servers as a table for a terminal, as Markdown, as
// CSV and in the format that benchstat reads, and describes plans, machines and
// statistics in words. JSON, which the program reads back, is written by package
// bench itself.
package report
