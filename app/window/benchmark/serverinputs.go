package benchmark

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/benchmark/form"
	"perihelion/app/window/widget"
)

// serverInputs are the inputs for the user's own servers, which the program starts: any
// number, each a line that unfolds.
type serverInputs struct {
	in     *inputs
	blocks []*serverBlock // made so far; those past count are hidden
	list   *fyne.Container
	note   *widget.Message
	add    *widget.Button

	count int
}

// serverBlock is one of them.
type serverBlock struct {
	fold                                            *widget.Fold
	name, command, path, ready, folder, environment *widget.Field
	https                                           *widget.Check
	up, remove                                      *widget.Button
}

func newServerInputs(in *inputs) *serverInputs {
	s := &serverInputs{in: in, list: widget.NewColumn(), note: widget.NewNote(widget.SidebarInner)}
	s.note.Set(widget.Plain, "{port} and the variable PORT hold the port of 127.0.0.1 on which a server must listen.")
	s.add = widget.NewQuietButton("Add a server", s.onAdd)
	return s
}

// objects are the parts from top to bottom.
func (s *serverInputs) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{s.note, s.list, widget.Row(s.add)}
}

// fill shows servers, one line for each.
func (s *serverInputs) fill(servers []form.Server) {
	for len(s.blocks) < len(servers) {
		s.append()
	}
	s.count = len(servers)
	for i, b := range s.blocks {
		if i >= len(servers) {
			b.fold.Hide()
			continue
		}
		b.fold.Show()
		b.up.Hidden, b.remove.Hidden = i == 0, len(servers) == 1
		for f, text := range b.texts(&servers[i]) {
			f.SetText(*text)
		}
		b.https.SetChecked(servers[i].HTTPS)
	}
	s.add.Hidden = len(servers) >= form.Most
	s.in.adopt(s.list)
}

func (s *serverInputs) append() {
	i := len(s.blocks)
	field := func(label, input, placeHolder string) *widget.Field {
		f := s.in.field(label, form.OfServer(i, input))
		f.SetPlaceHolder(placeHolder)
		return f
	}
	b := &serverBlock{
		name:        field("Name", "name", "such as new"),
		command:     field("Command", "command", "./server --port {port}"),
		path:        field("Path", "path", "/"),
		ready:       field("Ready at", "ready", "the same path"),
		folder:      field("Folder", "folder", "the present one"),
		environment: field("Variables", "environment", "WORKERS=2 MODE=fast"),
		https:       widget.NewCheck("TLS (https)", func(bool) { s.in.changed() }),
		up:          widget.NewQuietButton("Move up", func() { s.onUp(i) }),
		remove:      widget.NewQuietButton("Remove", func() { s.onRemove(i) }),
	}
	b.fold = widget.NewFold("", b.name, b.command, b.path, b.ready, container.New(indented{}, b.https), b.folder, b.environment, widget.Row(b.up, b.remove))
	b.fold.SetOpen(i == 0)
	b.fold.OnFolded = func(open bool) { s.in.show(b.fold, open) }
	s.blocks = append(s.blocks, b)
	s.list.Add(b.fold)
	s.list.Add(b.fold.Body)
}

// texts are the fields with the texts that they hold.
func (b *serverBlock) texts(of *form.Server) map[*widget.Field]*string {
	return map[*widget.Field]*string{
		b.name: &of.Name, b.command: &of.Command, b.path: &of.Path, b.ready: &of.Ready, b.folder: &of.Folder, b.environment: &of.Environment,
	}
}

func (s *serverInputs) onAdd() {
	v := s.in.values()
	v.Servers = append(v.Servers, form.NextServer(v.Servers))
	s.in.refill(v)
	last := s.blocks[s.count-1]
	last.fold.SetOpen(true)
	s.in.show(last.fold, true)
	s.in.focus(last.command.Entry())
}

func (s *serverInputs) onRemove(i int) {
	v := s.in.values()
	v.Servers = slices.Delete(v.Servers, i, i+1)
	for k := i; k+1 < s.count; k++ { // each stays as it was, folded or not
		s.blocks[k].fold.SetOpen(s.blocks[k+1].fold.Open())
	}
	s.in.refill(v)
	s.in.focus(s.blocks[min(i, s.count-1)].fold)
}

func (s *serverInputs) onUp(i int) {
	v := s.in.values()
	v.Servers[i-1], v.Servers[i] = v.Servers[i], v.Servers[i-1]
	here, above := s.blocks[i].fold, s.blocks[i-1].fold
	open := here.Open()
	here.SetOpen(above.Open())
	above.SetOpen(open)
	s.in.refill(v)
	if i > 1 {
		s.in.focus(s.blocks[i-1].up)
	} else {
		s.in.focus(above)
	}
}

// show names each line, with its command or its problem.
func (s *serverInputs) show(c form.Checked) {
	for i, b := range s.blocks[:s.count] {
		server := c.Values.Servers[i]
		b.fold.SetTitle(server.Title(i))
		words, wrong := s.in.words(s.stopsOf(i), c, server.ServerLine())
		b.fold.SetSummary(words, "", wrong)
	}
}

func (s *serverInputs) fields() []*widget.Field {
	var all []*widget.Field
	for _, b := range s.blocks[:s.count] {
		all = append(all, b.name, b.command, b.path, b.ready, b.folder, b.environment)
	}
	return all
}

func (s *serverInputs) values() []form.Server {
	all := make([]form.Server, s.count)
	for i := range all {
		for f, text := range s.blocks[i].texts(&all[i]) {
			*text = f.Text()
		}
		all[i].HTTPS = s.blocks[i].https.Checked()
	}
	return all
}

// stops are the inputs, in the order of the keyboard.
func (s *serverInputs) stops() []stop {
	var all []stop
	for i := range s.count {
		all = append(all, s.stopsOf(i)...)
	}
	return all
}

func (s *serverInputs) stopsOf(i int) []stop {
	b := s.blocks[i]
	at := func(input string, f *widget.Field) stop { return stop{form.OfServer(i, input), f.Entry(), b.fold} }
	return []stop{
		at("name", b.name), at("command", b.command), at("path", b.path), at("ready", b.ready), at("folder", b.folder), at("environment", b.environment),
	}
}
