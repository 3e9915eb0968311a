package child

import (
	"crypto/sha256"
	"testing"
)

func TestUsedGrowsWithWork(t *testing.T) {
	before := Used()
	sum := make([]byte, 1<<16)
	for range 2000 {
		s := sha256.Sum256(sum)
		copy(sum, s[:])
	}
	if after := Used(); after <= before {
		t.Errorf("%v before and %v after 130 MB of SHA-256", before, after)
	}
}
