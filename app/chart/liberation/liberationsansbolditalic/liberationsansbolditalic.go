// Package liberationsansbolditalic stands for the face of Liberation of this name.
package liberationsansbolditalic

import "codeberg.org/go-fonts/liberation/blank"

// TTF is the face, without letters.
var TTF = blank.TTF
