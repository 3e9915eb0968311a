package load

import "testing"

// answering is how long after the begin of its look an answer is there, wait by wait.
func looked(l *looker, waits int, after func(wait int) int64) (looks, hits int) {
	for i := range waits {
		if !l.looks() {
			continue
		}
		looks++
		if at := after(i); at <= l.longest {
			hits++
			l.hit(at)
		} else {
			l.miss(at)
		}
	}
	return looks, hits
}

func TestLooksGoOnWhileTheyFindAnswers(t *testing.T) {
	const waits = 100_000
	for _, tt := range []struct {
		name        string
		connections int
		after       func(int) int64
		least       int // looks
		most        int
	}{
		{"a fast server", 1, func(int) int64 { return 15_000 }, waits, waits},
		{"a fast server with pauses", 1, func(i int) int64 { return map[bool]int64{true: 2_000_000, false: 15_000}[i%32 == 0] }, waits / 2, waits},
		{"a slow server", 1, func(int) int64 { return 170_000 }, 16, waits / 500},
		{"a server that is a little too slow", 1, func(int) int64 { return longestLook(1) + 1 }, 256, waits / 80},
		{"half of the answers late in the look, the others after it", 1, func(i int) int64 { return []int64{22_000, 60_000}[i%2] }, 256, waits / 40},
		{"four connections to a fast server", 4, func(int) int64 { return 2_000 }, waits, waits},
		{"four connections to a server for which one would be looked for", 4, func(int) int64 { return 8_000 }, 256, waits / 80},
	} {
		l := newLooker(true, false, tt.connections)
		if looks, _ := looked(&l, waits, tt.after); looks < tt.least || looks > tt.most {
			t.Errorf("%s: %d looks in %d waits, want %d to %d", tt.name, looks, waits, tt.least, tt.most)
		}
	}
}

// A server that becomes fast is noticed, and one that becomes slow costs a few looks,
// however long it had been fast.
func TestLooksFollowTheServer(t *testing.T) {
	l := newLooker(true, false, 1)
	slow, fast := func(int) int64 { return 1_000_000 }, func(int) int64 { return 10_000 }
	looked(&l, 100_000, slow)
	if looks, _ := looked(&l, 2*mostPause, fast); looks < mostPause/2 {
		t.Errorf("%d looks in %d waits after the server became fast", looks, 2*mostPause)
	}
	looked(&l, 1_000_000, fast)
	if looks, _ := looked(&l, leastPause, slow); looks > int(mostCredit/hopelessCosts) {
		t.Errorf("%d looks in vain in a row", looks)
	}
}

func TestLooksAsAsked(t *testing.T) {
	never, always := newLooker(false, true, 1), newLooker(true, true, 1)
	slow := func(int) int64 { return 1_000_000 }
	if looks, _ := looked(&never, 1000, slow); looks != 0 {
		t.Errorf("%d looks where the load allows none", looks)
	}
	if looks, _ := looked(&always, 1000, slow); looks != 1000 {
		t.Errorf("%d looks in 1000 waits, each of which was to begin with one", looks)
	}
}

// Looks on both sides of a pause are no row: what happened in the pause is not theirs.
func TestAPauseEndsARowOfLooks(t *testing.T) {
	l := newLooker(true, false, 1)
	slow := func(int) int64 { return 1_000_000 }
	if looks, _ := looked(&l, leastPause/2, slow); looks == 0 || l.row != 0 {
		t.Errorf("after %d looks and a pause %d are in a row, want 0", looks, l.row)
	}
	fast := newLooker(true, false, 1)
	if looks, _ := looked(&fast, 1000, func(int) int64 { return 10_000 }); fast.row != looks {
		t.Errorf("%d of %d looks are in a row", fast.row, looks)
	}
	always := newLooker(true, true, 1)
	if looks, _ := looked(&always, 1000, slow); always.row != looks {
		t.Errorf("%d of %d looks in vain without a pause are in a row", always.row, looks)
	}
}
