// Package diagram computes the values of diagrams of the sky: the rises, transits and sets of a
// body through a year with the light of the sky (Year), a quantity of bodies over a span
// (Span), and the analemma of the Sun (Analemma).
//
// Everything is computed from the positions and events of package ephem and has their
// accuracy. A diagram draws the values as they are: how many of them a curve needs to be
// smooth is decided here. Years and days are those of a clock, which a zone gives.
package diagram
