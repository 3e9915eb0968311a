// Package window is Perihelion's window: the shell around the two tabs, the
// menu, the shortcuts, and the state that is remembered from one start to the next.
//
// The tabs are packages of their own (planets, benchmark) made of the controls
// of package widget. Whatever runs in the background comes back to the
// goroutine of the user interface through loop.Do.
package window
