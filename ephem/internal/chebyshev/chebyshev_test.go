package chebyshev

import (
	"math"
	"math/rand/v2"
	"sync"
	"testing"

	"perihelion/ephem/internal/vec"
)

func wave(t float64) vec.Vec {
	return vec.Vec{X: math.Sin(t), Y: math.Cos(1.3 * t), Z: t*t/1000 + math.Sin(0.2*t)}
}

func waveRate(t float64) vec.Vec {
	return vec.Vec{X: math.Cos(t), Y: -1.3 * math.Sin(1.3*t), Z: t/500 + 0.2*math.Cos(0.2*t)}
}

func TestValueAndRate(t *testing.T) {
	table := New(wave, 2, 16)
	for x := -50.0; x < 50; x += 0.037 {
		value, rate := table.AtWithRate(x)
		if value != table.At(x) {
			t.Fatalf("At and AtWithRate differ at %v", x)
		}
		if d := value.Sub(wave(x)).Norm(); d > 1e-13 {
			t.Errorf("value at %v is off by %v", x, d)
		}
		if d := rate.Sub(waveRate(x)).Norm(); d > 1e-10 {
			t.Errorf("rate at %v is off by %v", x, d)
		}
	}
}

// Earlier and concurrent calls must not change an answer, whichever windows were thrown
// out meanwhile.
func TestAnswersDoNotDependOnHistory(t *testing.T) {
	questions := make([]float64, 300)
	random := rand.New(rand.NewPCG(3, 4))
	for i := range questions {
		// Far more windows than there are slots, many in one slot.
		questions[i] = float64(random.IntN(7)-3)*2*slots + random.Float64()*20
	}
	fresh := make([]vec.Vec, len(questions))
	for i, x := range questions {
		fresh[i] = New(wave, 2, 8).At(x)
	}
	shared := New(wave, 2, 8)
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for _, i := range rand.Perm(len(questions)) {
				if got := shared.At(questions[i]); got != fresh[i] {
					t.Errorf("at %v: %v, from a fresh table %v", questions[i], got, fresh[i])
				}
			}
		})
	}
	wait.Wait()
}
