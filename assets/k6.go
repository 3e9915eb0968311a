package assets

import _ "embed"

//go:embed k6/load.js
var k6Load string

//go:embed k6/summary.js
var k6Summary string

// K6Load is the script of a load for k6, without the constant plan that it reads.
func K6Load() string { return k6Load }

// K6Summary is the part of a script for k6 that writes its summary. It reads the
// constant plan, too.
func K6Summary() string { return k6Summary }
