//go:build !nowindow && !ci

package assets

// The fonts of the charts: in a program with a window those of Fyne, which would
// otherwise be in it twice, 1.25 MB. main sets them before all else.
var SansRegular, SansBold, Mono []byte
