package planets

import "perihelion/app/window/widget"

// fields are the fields that are typed into, from the top.
func (f *form) fields() []*widget.Field {
	return []*widget.Field{f.place.field, f.lat, f.lon, f.elevation, f.date, f.clock}
}

// complaint is the field of which something is wrong, that is to be said: the one
// that has the keyboard, else the first.
func (f *form) complaint() *widget.Field {
	var wrong *widget.Field
	for _, c := range f.fields() {
		if c.Complaint() != nil && (wrong == nil || c.Focused()) {
			wrong = c
		}
	}
	return wrong
}

// left tells that the keyboard has left a field.
func (f *form) left() {
	if !f.quiet && f.onLeft != nil {
		f.onLeft()
	}
}

// complain tells that what is to be said about the fields is not what it was.
func (f *form) complain() {
	if f.onComplaint != nil {
		f.onComplaint()
	}
}
