// Package skychart has the charts of the sky that the window and the command line share:
// which of them is chosen (Choice), what it is computed from (Ask), and the values as a figure
// with its texts (Drawn). The chart of the night, which belongs to the views beside it,
// is the window's own.
//
// A Choice is remembered, and a saved picture carries it.
package skychart
