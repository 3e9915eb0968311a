// Package sky is what the Planets tab knows, without the tab: from what was
// asked (Inputs) to what is seen now (Sky), what the day brings (Day), and the
// words and figures for both. It has no widgets and no clock.
package sky
