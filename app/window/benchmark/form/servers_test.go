package form

import (
	"os"
	"strings"
	"testing"

	"perihelion/bench/experiment"
	"perihelion/bench/server"
)

// started returns a form with servers to be started as its target.
func started(t *testing.T, servers ...Server) Values {
	t.Helper()
	v := Default(offered())
	v.Target, v.Servers = Started, servers
	return v
}

// program is a command that can be started here.
func program(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return `"` + self + `" {port}`
}

func TestFolderWithoutACommandIsNamed(t *testing.T) {
	v := Default(server.Configs())
	v.Target = Started
	v.Servers[0].Command, v.Servers[1].Folder = "./server {port}", "/srv/new"
	if _, problems := v.Plan(); !strings.HasPrefix(problems[OfServer(1, "command")], "write the command that starts this server") {
		t.Errorf("problems %v, want one with the second command", problems)
	}
	v.Servers[1].Folder = " "
	if _, problems := v.Plan(); problems[OfServer(1, "command")] != "" {
		t.Errorf("problems %v of a second server that nobody filled in", problems)
	}
}

func TestServersOfOnesOwn(t *testing.T) {
	v := started(t, Server{Name: " old ", Command: program(t), Environment: "A=1 B='two words'", Folder: t.TempDir()}, Server{Name: "new", Command: program(t)})
	v.Servers[1].Path, v.Servers[1].Ready = "/x", "/ready"
	plan, problems := v.Plan()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if len(plan.Own) != 2 || len(plan.Configs) != 0 || plan.Own[0].Name != "old" || plan.Own[1].Path != "/x" || plan.Own[1].Ready != "/ready" || plan.Own[0].RequestPath() != "/" {
		t.Errorf("plan %+v", plan)
	}
	if e := plan.Own[0].Environment; len(e) != 2 || e[1] != "B=two words" {
		t.Errorf("environment %q", e)
	}
	if got := Invitation(plan, 0).Title; got != "Press Run to compare old and new" {
		t.Errorf("Invitation = %q", got)
	}
	v.Servers[1].Command = ""
	if plan, problems := v.Plan(); len(problems) > 0 || len(plan.Own) != 1 {
		t.Errorf("a server without a command: %+v, %v", plan, problems)
	}
}

func TestServersNameTheirProblems(t *testing.T) {
	good := Server{Name: "a", Command: program(t)}
	for f, change := range map[Field]func(*Values){
		OfServer(0, "command"):     func(v *Values) { v.Servers = []Server{{Name: "a"}, {Name: "b"}} },
		OfServer(1, "command"):     func(v *Values) { v.Servers = []Server{good, {Name: "b", Command: "no-such-program-here"}} },
		OfServer(1, "name"):        func(v *Values) { v.Servers = []Server{good, good} },
		OfServer(0, "folder"):      func(v *Values) { v.Servers[0].Folder = "/no/such" },
		OfServer(0, "environment"): func(v *Values) { v.Servers[0].Environment = "X" },
		OfServer(0, "path"):        func(v *Values) { v.Servers[0].Path = "x" },
		OfServer(2, "ready"): func(v *Values) {
			v.Servers = []Server{good, {Name: "b"}, {Name: "c", Command: good.Command, Ready: "x"}}
		},
	} {
		v := started(t, good)
		change(&v)
		if _, problems := v.Plan(); problems[f] == "" {
			t.Errorf("%s: problems %v, want one of it", f, problems)
		}
	}
}

func TestSeveralNumbersOfWorkers(t *testing.T) {
	v := Default(server.Configs())
	set := func(workers string) Values {
		w := v
		w.Configs = append([]Choice(nil), v.Configs...)
		for i, c := range w.Configs {
			w.Configs[i].On = c.Name == server.FlaskGunicorn
			if w.Configs[i].On {
				w.Configs[i].Workers = workers
			}
		}
		return w
	}
	for typed, want := range map[string]string{
		"1, 4":  "flask-gunicorn:1 flask-gunicorn:4",
		"3":     "flask-gunicorn:3",
		"2 8;1": "flask-gunicorn:2 flask-gunicorn:8 flask-gunicorn:1",
	} {
		plan, problems := set(typed).Plan()
		if got := strings.Join(plan.Labels(), " "); got != want || len(problems) > 0 {
			t.Errorf("%q: %q, %v, want %q", typed, got, problems, want)
		}
	}
	for _, typed := range []string{"", "x", "0", "65", "1, 1", "1, x", "−1"} {
		if _, problems := set(typed).Plan(); problems[Workers(server.FlaskGunicorn)] == "" {
			t.Errorf("%q: problems %v, want one of the workers", typed, problems)
		}
	}
}

// A configuration that cannot run is left out, and its tick is kept for later.
func TestBarredConfigurationsDoNotTakePart(t *testing.T) {
	v := Default(server.Configs())
	for i := range v.Configs {
		v.Configs[i].On = true
		if (server.Config{Name: v.Configs[i].Name}).IsPython() {
			v.Configs[i].Barred = "there is no Python"
		}
	}
	plan, problems := v.Plan()
	if len(problems) > 0 || len(plan.Configs) != len(server.BuiltIn()) || v.Chosen() != len(server.BuiltIn()) {
		t.Errorf("%v, %v, %d chosen", plan.Labels(), problems, v.Chosen())
	}
	again := Default(server.Configs()).Decode(v.Encode())
	if again.Chosen() != again.Offered() || again.Offered() != len(server.Configs())+2 { // gunicorn with 1 and 4 workers
		t.Errorf("%d of %d are ticked after the next start, want all", again.Chosen(), again.Offered())
	}
}

// The experiment's card names a missing Python once it is known to be missing.
func TestTheExperimentNeedsPythonOnceThatIsKnown(t *testing.T) {
	for barred, want := range map[string]string{LookingForPython: "", "needs flask, ephem": "needs Python"} {
		v := Default(server.Configs())
		for i := range v.Configs {
			if (server.Config{Name: v.Configs[i].Name}).IsPython() {
				v.Configs[i].Barred = barred
			}
		}
		if got := v.Time(Experiment, nil); got != want {
			t.Errorf("%s: %q, want %q", barred, got, want)
		}
	}
}

func TestServersAreRemembered(t *testing.T) {
	v := started(t, Server{Name: "a", Command: "x", Folder: "/", Environment: "A=1"}, Server{Name: "b"})
	v.Servers[0].Path, v.Servers[0].Ready, v.Python = "/p", "/r", "/usr/bin/python3"
	v.MaxProcs = "2"
	if again := Default(offered()).Decode(v.Encode()); !again.Equal(v) || again.Servers[0] != v.Servers[0] || again.Python != v.Python || again.MaxProcs != v.MaxProcs {
		t.Errorf("%+v, want %+v", again, v)
	}
}

func TestTheExperimentTicksPython(t *testing.T) {
	v := Default(server.Configs()).Choose(Experiment)
	plan, problems := v.Plan()
	want := "one-at-a-time goroutines prefork:" + v.Configs[3].Workers + " aiohttp-dev aiohttp-gunicorn:1 aiohttp-gunicorn:4 flask-dev flask-gunicorn:1 flask-gunicorn:4"
	if len(problems) > 0 || strings.Join(plan.Labels(), " ") != want {
		t.Errorf("%v, %v; want %s", plan.Labels(), problems, want)
	}
	if plan.Requests != 1000 || plan.Connections != 20 || !plan.KeepAlive {
		t.Errorf("%+v is not the load of the article", plan)
	}
	if !experiment.Possible(plan) {
		t.Error("the experiment has no summary")
	}
}

func TestProcessorsOfTheServers(t *testing.T) {
	v := Default(offered())
	v.MaxProcs = "2"
	if plan, problems := v.Plan(); plan.MaxProcs != 2 || len(problems) > 0 {
		t.Errorf("GOMAXPROCS %d, %v", plan.MaxProcs, problems)
	}
	for _, typed := range []string{"x", "2000", "−1"} {
		v.MaxProcs = typed
		if _, problems := v.Plan(); problems[MaxProcs] == "" {
			t.Errorf("%q: problems %v, want one of it", typed, problems)
		}
	}
}
