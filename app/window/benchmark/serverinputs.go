package benchmark

import (
	"fyne.io/fyne/v2"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/widget"
)

// serverInputs are the inputs for the user's own servers, which the program starts: two,
// so that two builds of one can be compared, and the requests to both.
type serverInputs struct {
	each        []serverBlock
	asked       *widget.Section
	path, ready *widget.Field
	note        *widget.Message
}

// serverBlock is one of them.
type serverBlock struct {
	title                              *widget.Section
	name, command, folder, environment *widget.Field
}

func newServerInputs(in *inputs, servers []form.Server) *serverInputs {
	s := &serverInputs{asked: widget.NewSection("Requests to both"), note: widget.NewNote(widget.SidebarInner)}
	titles := []string{"Server", "Compared with"}
	for i := range servers {
		b := serverBlock{
			title:       widget.NewSection(titles[min(i, len(titles)-1)]),
			name:        in.field("Name", form.OfServer(i, "name")),
			command:     in.field("Command", form.OfServer(i, "command")),
			folder:      in.field("Folder", form.OfServer(i, "folder")),
			environment: in.field("Variables", form.OfServer(i, "environment")),
		}
		b.command.SetPlaceHolder("./server --port {port}")
		b.folder.SetPlaceHolder("the present one")
		b.environment.SetPlaceHolder("WORKERS=2 MODE=fast")
		s.each = append(s.each, b)
	}
	s.path, s.ready = in.field("Path", form.Path), in.field("Ready at", form.Ready)
	s.path.SetPlaceHolder("/")
	s.ready.SetPlaceHolder("the same path")
	s.note.Set(widget.Plain, "{port} and the variable PORT hold the port of 127.0.0.1 on which the server must listen.")
	return s
}

// objects are the parts from top to bottom.
func (s *serverInputs) objects() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for i, b := range s.each {
		all = append(all, b.title, b.name, b.command, b.folder, b.environment)
		if i == 0 {
			all = append(all, s.note)
		}
	}
	return append(all, s.asked, s.path, s.ready)
}

func (s *serverInputs) fields() []*widget.Field {
	var all []*widget.Field
	for _, b := range s.each {
		all = append(all, b.name, b.command, b.folder, b.environment)
	}
	return append(all, s.path, s.ready)
}

func (s *serverInputs) values() []form.Server {
	var all []form.Server
	for _, b := range s.each {
		all = append(all, form.Server{Name: b.name.Text(), Command: b.command.Text(), Folder: b.folder.Text(), Environment: b.environment.Text()})
	}
	return all
}

func (s *serverInputs) fill(v form.Values) {
	for i, b := range s.each {
		b.name.SetText(v.Servers[i].Name)
		b.command.SetText(v.Servers[i].Command)
		b.folder.SetText(v.Servers[i].Folder)
		b.environment.SetText(v.Servers[i].Environment)
	}
	s.path.SetText(v.Path)
	s.ready.SetText(v.Ready)
}

// stops are the inputs, in the order of the keyboard.
func (s *serverInputs) stops() []stop {
	var all []stop
	for i, b := range s.each {
		all = append(all, stop{form.OfServer(i, "name"), b.name.Entry()}, stop{form.OfServer(i, "command"), b.command.Entry()},
			stop{form.OfServer(i, "folder"), b.folder.Entry()}, stop{form.OfServer(i, "environment"), b.environment.Entry()})
	}
	return append(all, stop{form.Path, s.path.Entry()}, stop{form.Ready, s.ready.Entry()})
}
