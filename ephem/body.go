package ephem

// Body is one of the ten bodies whose places this package computes.
type Body uint8

// The bodies, in the order in which tables show them.
const (
	Sun Body = iota
	Moon
	Mercury
	Venus
	Mars
	Jupiter
	Saturn
	Uranus
	Neptune
	Pluto
)
