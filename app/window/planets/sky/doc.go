// Package sky computes the content of the Planets tab: from the Inputs it makes the
// present Sky and the Day, and the words and figures for both. It has no widgets and no
// clock.
package sky
