// Package text reads angles, heights and times as people type them, and writes
// quantities as people read them. Nothing else in this program turns one into
// the other.
//
// Wrong input gives a *field.Error: a sentence with the remedy. Text for people has a
// real minus sign (−), never −0, and an en dash for a value that does not exist.
package text
