package assets

import _ "embed"

// The fonts of the charts, as TrueType. They are the bytes of those in which Fyne
// sets the window, so that text in a chart and text beside it look the same; a
// test holds that. They are here too because charts are also drawn where Fyne is
// not, as by the command line.
var (
	//go:embed fonts/NotoSans-Regular.ttf
	SansRegular []byte
	//go:embed fonts/NotoSans-Bold.ttf
	SansBold []byte
	//go:embed fonts/DejaVuSansMono-Powerline.ttf
	Mono []byte // has what Noto Sans lacks: the minus sign above all
)
