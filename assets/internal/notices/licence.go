package main

import "strings"

// known are the licences that parts of a program under the BSD licence may have, and
// words that their texts hold; the first that fits counts.
var known = []struct {
	name  string
	words []string
}{
	{"FTL", []string{"The FreeType Project LICENSE"}},
	{"FTL (chosen of FTL and GPL-2.0)", []string{"Use of the Freetype-Go software is subject to your choice"}},
	{"CC-BY-4.0", []string{"Creative Commons Attribution 4.0 International"}},
	{"CC-BY-4.0", []string{"creativecommons.org/licenses/by/4.0"}},
	{"ODbL-1.0", []string{"Open Database License", "opendatacommons.org/licenses/odbl/1-0"}},
	{"OFL-1.1", []string{"SIL OPEN FONT LICENSE Version 1.1"}},
	{"Bitstream Vera", []string{"Bitstream Vera", "public domain"}},
	{"Apache-2.0", []string{"Apache License", "Version 2.0"}},
	{"Unlicense", []string{"This is free and unencumbered software released into the public domain"}},
	{"zlib", []string{"This software is provided 'as-is', without any express or implied warranty", "must not be misrepresented"}},
	{"Patent grant of Go", []string{"Additional IP Rights Grant (Patents)"}},
	{"BSD-3-Clause", []string{"Redistribution and use in source and binary forms", "endorse or promote products"}},
	{"BSD-2-Clause", []string{"Redistribution and use in source and binary forms"}},
	{"ISC", []string{"Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee"}},
	{"MIT", []string{"Permission is hereby granted, free of charge", "without restriction"}},
}

// licence returns the name of the licence with this text, "" if it is not in known.
func licence(text string) string {
	flat := strings.Join(strings.Fields(text), " ")
	for _, k := range known {
		fits := true
		for _, w := range k.words {
			fits = fits && strings.Contains(flat, w)
		}
		if fits {
			return k.name
		}
	}
	return ""
}
