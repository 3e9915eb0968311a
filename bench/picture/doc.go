// Package picture keeps documents inside PNG files, so that a picture carries the data
// it was drawn from. It knows nothing of what the documents mean.
//
// A document is the text of one chunk iTXt (PNG, third edition, section 11.3.3.4), whose
// keyword is the format of the document ("perihelion/run/1"), compressed with deflate. A
// reader that does not know the keyword shows the picture all the same. Chunks of a
// document stand between the header and the pixels.
//
// Reading bounds the size of everything that it unpacks, checks every checksum, and
// takes no more than one document from a picture.
package picture
