// Package calibrate measures the load generator itself against a server that does
// nothing, and keeps the figures for this machine, so that a later load can be
// compared with them: a load that comes near has measured the generator.
package calibrate
