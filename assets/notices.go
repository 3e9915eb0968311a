package assets

import _ "embed"

// Notices are the licences of all that the program is made of, for every system that
// it is released for. "go run ./assets/internal/notices" writes them anew.
//
//go:embed notices.txt
var Notices string
