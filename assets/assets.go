// Package assets holds the data files of the program as bytes. The packages that use
// the data parse them.
//
// The files in data are made by "go generate ./assets" (see internal/generate
// for the layout of each and the packages they are made from).
//
// The files in python are an app and clients to measure beside the program's own.
package assets

import (
	"embed"
	"io/fs"
	"sync"

	"github.com/klauspost/compress/zstd"
)

//go:generate go run ./internal/generate

//go:embed data/*.zst
var data embed.FS

//go:embed data/theory/*.zst
var theory embed.FS

//go:embed data/de431
var de431 string

// DE431 returns the file de431 of the folder data, which is read in place.
func DE431() string { return de431 }

// Data returns the content of a file of the folder data, such as "stars", in memory of its
// own. The names are fixed when the program is built, as the files are: a missing or
// damaged one is a mistake in the program, and a panic.
func Data(name string) []byte { return content(data, "data/"+name+".zst") }

// Theory returns the content of a file of the folder data/theory as Data does. Tests alone
// read them, and the linker leaves them out of a program that does not call this.
func Theory(name string) []byte { return content(theory, "data/theory/"+name+".zst") }

func content(files embed.FS, name string) []byte {
	packed, err := files.ReadFile(name)
	if err != nil {
		panic("assets: " + err.Error())
	}
	return unpack(packed)
}

var unpacker = sync.OnceValues(func() (*zstd.Decoder, error) {
	return zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
})

// unpack checks the content by the sum that the zstd frame ends with.
func unpack(packed []byte) []byte {
	d, err := unpacker()
	if err != nil {
		panic("assets: " + err.Error())
	}
	b, err := d.DecodeAll(packed, nil)
	if err != nil {
		panic("assets: " + err.Error())
	}
	return b
}

//go:embed python/*.py
var python embed.FS

// Python returns the files of the folder python: the planet tracker for aiohttp
// and Flask, and the clients. They run where they are unpacked into one folder.
func Python() fs.FS {
	files, err := fs.Sub(python, "python")
	if err != nil {
		panic("assets: " + err.Error())
	}
	return files
}
