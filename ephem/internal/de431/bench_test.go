package de431

import (
	"testing"

	"perihelion/assets"
	"perihelion/ephem/internal/vec"
)

var sink vec.Vec

func BenchmarkAt(b *testing.B) {
	for s := range MoonBefore {
		b.Run(bodies[s].name, func(b *testing.B) {
			for i := range b.N {
				sink = s.At(float64(i % 16))
			}
		})
	}
}

func BenchmarkAtWithRate(b *testing.B) {
	for s := range MoonBefore {
		b.Run(bodies[s].name, func(b *testing.B) {
			for i := range b.N {
				sink, _ = s.AtWithRate(float64(i % 16))
			}
		})
	}
}

// BenchmarkUnrelated jumps about in the two centuries from 1900.
func BenchmarkUnrelated(b *testing.B) {
	for s := range MoonBefore {
		b.Run(bodies[s].name, func(b *testing.B) {
			for i := range b.N {
				sink, _ = s.AtWithRate(float64(i*7919%73_000) - 36_500)
			}
		})
	}
}

// BenchmarkUnpack is the cost of the first place in a segment.
func BenchmarkUnpack(b *testing.B) {
	for s := range MoonBefore {
		b.Run(bodies[s].name, func(b *testing.B) {
			w := s.row()
			for i := range b.N {
				w.unpack(i % len(w.segments))
			}
		})
	}
}

// BenchmarkLoad is the cost of the very first place.
func BenchmarkLoad(b *testing.B) {
	for range b.N {
		load(assets.DE431())
	}
}
