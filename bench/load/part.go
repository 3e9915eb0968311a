package load

import "time"

// part is the share of one of several processes that generate a load together. The zero
// value is the whole load.
//
// The requests are numbered as if one process sent them. Of each group of as many numbers
// as there are parts every part has one, at a place that changes from group to group as if
// by chance: with a fixed place, of two parts and two paths in turn, each would ask one.
type part struct {
	Index int `json:"index"` // from 0
	Of    int `json:"of"`    // how many there are; 0 means 1
}

func (p part) whole() bool { return p.Of < 2 }

// place is where in a group the part's number stands.
func (p part) place(group int64) int64 {
	x := uint64(group) + 0x9e3779b97f4a7c15 // splitmix64 (Steele, Lea and Flood 2014)
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	x ^= x >> 31
	return int64((uint64(p.Index) + x%uint64(p.Of)) % uint64(p.Of))
}

// number is that of a request of the load, by its number within the part. Both count from 0.
func (p part) number(n int64) int64 {
	if p.whole() {
		return n
	}
	return n*int64(p.Of) + p.place(n)
}

// share is how many of the first n numbers belong to the part.
func (p part) share(n int64) int64 {
	if p.whole() {
		return n
	}
	groups, rest := n/int64(p.Of), n%int64(p.Of)
	if p.place(groups) < rest {
		return groups + 1
	}
	return groups
}

// connections is how many of n are the part's.
func (p part) connections(n int) int {
	if p.whole() {
		return n
	}
	if p.Index < n%p.Of {
		return n/p.Of + 1
	}
	return n / p.Of
}

// of returns the instants that belong to the part.
func (p part) of(all instants) instants {
	if p.whole() {
		return all
	}
	return &ownInstants{part: p, all: all}
}

// ownInstants are those of a part among all of a load.
type ownInstants struct {
	part
	all    instants
	passed int64 // of all
	issued int64 // of the part
}

func (o *ownInstants) Next() (instant time.Duration, ok bool) {
	for own := o.number(o.issued); ; {
		if instant, ok = o.all.Next(); !ok {
			return 0, false
		}
		if o.passed++; o.passed > own {
			o.issued++
			return instant, true
		}
	}
}

func (o *ownInstants) Before(until time.Duration) int64 {
	return o.share(o.passed+o.all.Before(until)) - o.issued
}
