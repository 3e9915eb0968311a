package planets

import "perihelion/app/window/widget"

// fields are the fields that are typed into, from the top.
func (f *form) fields() []*widget.Field {
	above := []*widget.Field{f.place.field, f.lat, f.lon, f.elevation}
	return append(append(above, f.around.fields()...), f.date, f.clock)
}

// complaints returns the errors of the fields that are to be shown, from the top.
func (f *form) complaints() (wrong []error) {
	for _, c := range f.fields() {
		if err := c.Complaint(); err != nil {
			wrong = append(wrong, err)
		}
	}
	return wrong
}

// left reports that the keyboard has left a field.
func (f *form) left() {
	if !f.quiet && f.onLeft != nil {
		f.onLeft()
	}
}

// complain reports that the complaints have changed.
func (f *form) complain() {
	if f.onComplaint != nil {
		f.onComplaint()
	}
}
