//go:build !unix

package server

// foreigners are tested where their processes can be looked for.
var foreigners map[string]func(argument string)
