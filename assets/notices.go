package assets

import _ "embed"

//go:embed notices.zst
var notices []byte

// Notices returns the licences of all that the program is made of, for every system that
// it is released for. "go run ./assets/internal/notices" writes them anew.
func Notices() string { return string(unpack(notices)) }
