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
)

//go:generate go run ./internal/generate

//go:embed data/*.gz
var data embed.FS

//go:embed data/theory/*.gz
var theory embed.FS

//go:embed data/de431
var de431 string

// DE431 returns the file de431 of the folder data, which is read in place.
func DE431() string { return de431 }

//go:embed data/de431-far
var de431Far string

// DE431Far returns the file de431-far of the folder data, which is read in place.
func DE431Far() string { return de431Far }

// Data returns a file of the folder data, compressed with gzip. The names are
// fixed when the program is built: a missing one is a mistake in the program.
func Data(name string) []byte { return mustRead(data, "data/"+name) }

// Theory returns a file of the folder data/theory, compressed with gzip. Tests alone read
// them, and the linker leaves them out of a program that does not call this.
func Theory(name string) []byte { return mustRead(theory, "data/theory/"+name) }

func mustRead(files embed.FS, name string) []byte {
	b, err := files.ReadFile(name)
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
