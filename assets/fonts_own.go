//go:build nowindow || ci

package assets

import _ "embed"

// The fonts of the charts, as TrueType. They equal the fonts of Fyne byte by byte, which
// a test holds, so that text in a chart and text beside it look the same. Here they are
// for charts of a program without Fyne, and for tests.
var (
	//go:embed fonts/NotoSans-Regular.ttf
	SansRegular []byte
	//go:embed fonts/NotoSans-Bold.ttf
	SansBold []byte
	//go:embed fonts/DejaVuSansMono-Powerline.ttf
	Mono []byte // for characters that Noto Sans lacks, above all the minus sign
)
