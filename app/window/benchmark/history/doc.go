// Package history holds the list of kept runs as values: the ones found, ticked and selected, and
// the words of each. It knows nothing of widgets.
package history
