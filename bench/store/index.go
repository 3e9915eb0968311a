package store

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"hash/crc32"
	"io"
	"path/filepath"
)

// The index is a line with its format and a checksum, and the entries in the encoding of
// package gob, which is read several times as fast as JSON.
const (
	indexName   = "index"
	indexFormat = "perihelion/index/2 %08x\n"
)

// indexed is an entry with the time of the last change of its folder, in nanoseconds
// since 1970. Each file of a run is created or replaced in its folder, which changes it.
type indexed struct {
	Changed int64 `json:"changed"`
	Entry
}

// readIndex returns the entries of the index; none where it is missing or damaged.
func (s *Store) readIndex() map[int]indexed {
	text, err := s.disk.Read(filepath.Join(s.folder, indexName), mostBytes)
	head, rest, found := bytes.Cut(text, []byte("\n"))
	if err != nil || !found || string(head)+"\n" != indexHead(rest) {
		return nil
	}
	var all []indexed
	if gob.NewDecoder(bytes.NewReader(rest)).Decode(&all) != nil {
		return nil
	}
	known := make(map[int]indexed, len(all))
	for _, r := range all {
		known[r.ID] = r
	}
	return known
}

func indexHead(entries []byte) string { return fmt.Sprintf(indexFormat, crc32.ChecksumIEEE(entries)) }

// keepIndex writes the index where it has changed. It is a copy, so that nothing is lost
// where it cannot be written.
func (s *Store) keepIndex(known map[int]indexed, rows []indexed) {
	now, changed := s.now(), false
	lasting := make([]indexed, 0, len(rows))
	for _, r := range rows {
		if !r.lasting(now) {
			continue
		}
		lasting = append(lasting, r)
		k, ok := known[r.ID]
		changed = changed || !ok || k.Changed != r.Changed
	}
	if !changed && len(lasting) == len(known) {
		return
	}
	var entries bytes.Buffer
	if gob.NewEncoder(&entries).Encode(lasting) != nil {
		return
	}
	_ = s.disk.Replace(filepath.Join(s.folder, indexName), func(w io.Writer) error {
		_, err := io.WriteString(w, indexHead(entries.Bytes())+entries.String())
		return err
	})
}
