package server

// Config names a server architecture and, where it has workers, how many.
// Its text form is NAME or NAME:WORKERS, as in "prefork:4".
type Config struct {
	Name    string
	Workers int // 0: the default of that architecture
}
