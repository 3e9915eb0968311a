// Package text reads angles, heights and times as people type them, and writes
// quantities as people read them. Nothing else in this program turns one into
// the other.
//
// What is typed wrong is answered with a *field.Error: a sentence that says
// what to write instead. What is written for people has a real minus sign (−),
// never −0, and an en dash for what does not exist.
package text
