package assets

import (
	"bytes"
	"testing"
)

// Every damage of a file is found, wherever it is: none becomes a wrong number.
func TestDamagedData(t *testing.T) {
	whole, err := data.ReadFile("data/deltat.zst")
	if err != nil {
		t.Fatal(err)
	}
	if n := len(unpack(whole)); n < 20_000 {
		t.Errorf("%d bytes are unpacked", n)
	}
	found := func(packed []byte) (panicked bool) {
		defer func() { panicked = recover() != nil }()
		unpack(packed)
		return false
	}
	for _, n := range []int{1, 10, 100, len(whole) / 2, len(whole) - 1} {
		if !found(whole[:n]) {
			t.Errorf("the first %d bytes are unpacked", n)
		}
	}
	for at := len(whole) - 1; at > 0; at /= 3 {
		damaged := bytes.Clone(whole)
		damaged[at] ^= 1
		if !found(damaged) {
			t.Errorf("a wrong bit in byte %d is not found", at)
		}
	}
}

// What one reader writes into the bytes is not there for the next.
func TestDataAreTheCallersOwn(t *testing.T) {
	b := Data("figures")
	want := b[0]
	b[0]++
	if got := Data("figures")[0]; got != want {
		t.Errorf("the next reader gets %d, not %d", got, want)
	}
}
