package sky

import (
	"perihelion/app/skychart"
	"perihelion/bench/picture"
)

// Note is the sky as a picture of it carries it. Refraction and the choice of bodies of the
// view come from the sky.
func (s Sky) Note(v skychart.View) (picture.Note, error) {
	v.Refraction, v.OnlyUp, v.Planets = s.Refraction, s.OnlyUp, s.Bodies != nil
	return skychart.Note(s.Question, v)
}

// ReadCarried reads the document in a picture of the sky, and the inputs that it stands for.
// The errors are those of skychart.ReadCarried.
func ReadCarried(n picture.Note) (skychart.Carried, Inputs, error) {
	c, q, err := skychart.ReadCarried(n)
	return c, Inputs{Question: q, Refraction: c.View.Refraction, OnlyUp: c.View.OnlyUp}, err
}
