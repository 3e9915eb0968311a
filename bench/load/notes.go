package load

// Most answers of a load are like the ones before. An event loop only notes such an answer,
// and counts some dozens together. That is a hundredth less processor time a request than
// counting each in four histograms behind a lock, whose memory takes the place of the
// kernel's in the processor's cache.

// manyNotes is the number of notes that are counted together at the latest.
const manyNotes = 64

// oldNote is the age from which on notes are counted, in ns: what observes the load sees
// them so much later at most, while answers come.
const oldNote = int64(1_000_000)

// notes are answers that an event loop has not counted yet. They are good, of one status
// and length, came whole on a connection that stays open, and were not waited for before
// they were sent.
type notes struct {
	status int   // 0: none can be noted
	body   int64 // bytes of each

	took  [manyNotes]int64 // ns
	n     int              // of them
	since int64            // when the first was noted
	last  int64            // and the last
	gap   int64            // the longest silence before one

	spread  [manyNotes]int64 // ns from the first to the last answer of turns that had several
	spreads int
	single  int64 // turns that had one
}

// allow makes answers like the one that was just counted worth a note.
func (n *notes) allow(w *worker) {
	if n.status == 0 && w.good && w.keep && w.answer.Body == w.run.firstAnswer.Load().Length {
		n.status, n.body = w.answer.Status, w.answer.Body
	}
}

// answer notes an answer of now, which took so many ns and came after a silence.
func (n *notes) answer(now, took, silence int64) {
	if n.n == 0 {
		n.since = now
	}
	n.took[n.n] = took
	n.n++
	n.last, n.gap = now, max(n.gap, silence)
}

// turn notes how long the answers of a turn had to wait for one another, in ns.
func (n *notes) turn(spread int64) {
	if spread == 0 {
		n.single++
		return
	}
	n.spread[n.spreads] = spread
	n.spreads++
}

// full reports whether there is no room for another answer or turn.
func (n *notes) full() bool { return n.n == manyNotes || n.spreads == manyNotes }

// ripe reports whether it is time to count.
func (n *notes) ripe(now int64) bool { return n.full() || n.n > 0 && now-n.since >= oldNote }

// count moves the notes to a shard.
func (n *notes) count(s *shard) {
	if n.n == 0 && n.spreads == 0 && n.single == 0 {
		return
	}
	s.mu.Lock()
	t := &s.tally
	if n.n > 0 {
		answers := int64(n.n)
		t.counts[status2xx] += answers
		t.good[status2xx] += answers
		t.statuses[n.status] += answers
		t.body += n.body * answers
		t.reused += answers
		t.kept += answers
		t.last, t.gap = max(t.last, n.last), max(t.gap, n.gap)
		for _, took := range n.took[:n.n] {
			observe(&t.ok, took)
			observe(&t.processing, took)
			observe(&t.waiting, took)
		}
	}
	for _, spread := range n.spread[:n.spreads] {
		observe(&t.batches, spread)
	}
	if n.single > 0 {
		observeMany(&t.batches, 0, n.single)
	}
	s.mu.Unlock()
	n.n, n.gap, n.spreads, n.single = 0, 0, 0, 0
}
