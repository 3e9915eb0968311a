// Package stars is a catalogue of the 8,874 stars to magnitude 6.5, which is what an eye
// sees in a dark place, with their names and the figures of the constellations.
//
// Which stars there are, and their magnitudes, is by the Hipparcos catalogue (XHIP,
// Anderson and Francis 2012). Places and proper motions are those of Tycho-2 (Høg et al.
// 2000), to 0.01″ to 0.1″ in the years 1900 to 2100, and of 1,060 brighter stars, with
// parallaxes and radial velocities, those of SIMBAD, mostly Hipparcos (van Leeuwen 2007),
// to 0.01″. The others have no parallax, which is at most 0.1″ for nearly all. Components
// of narrow double stars may be 1″ or more off, since they move about each other, and
// 128 of them have no motion at all. Magnitudes are means: some stars vary.
//
// Proper names are those of the International Astronomical Union's Catalog of Star Names;
// designations are by Bayer and Flamsteed. Figures are lines between stars, after the
// habit of atlases; they have no authority.
package stars
