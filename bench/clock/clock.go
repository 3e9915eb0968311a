// Package clock measures how long things take. It is the clock of package time
// wherever that is fine enough for a latency. On Windows it is not: there it moves in
// steps of half a millisecond or more, in which most answers of a local server take
// no time at all.
package clock
