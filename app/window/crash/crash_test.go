package crash

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"perihelion/assets"
)

// crashVariable makes the test binary a program that crashes.
const crashVariable, folderVariable = "PERIHELION_TEST_CRASH", "PERIHELION_TEST_FOLDER"

func TestMain(m *testing.M) {
	if how := os.Getenv(crashVariable); how != "" {
		crashing(how)
	}
	os.Exit(m.Run())
}

// Values that a user has typed. None may be in a report.
const secretPlace, secretHost, secretPath = "51.4769", "measured.internal.example.org", "/home/alice/plans/secret.json"

// crashing begins a session and ends it in one of several ways.
func crashing(how string) {
	r, err := Begin(os.Getenv(folderVariable))
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	for i := range 30 {
		Did(fmt.Sprintf("action %d", i))
	}
	Did("Run")
	switch how {
	case "panic":
		lookUp(51.4769, "a secret name")
	case "goroutine":
		go lookUp(51.4769, "a secret name")
		time.Sleep(time.Minute)
	case "nil":
		var nothing *Recorder
		nothing.actions = nil
	case "fatal":
		m := map[int]int{}
		for range 4 {
			go func() {
				for i := 0; ; i++ {
					m[i%8] = i
				}
			}()
		}
		time.Sleep(time.Minute)
	case "killed":
		p, _ := os.FindProcess(os.Getpid())
		p.Kill()
		time.Sleep(time.Minute)
	case "quit":
		r.End()
		os.Exit(0)
	}
}

//go:noinline
func lookUp(latitude float64, name string) {
	panic(errors.New("no answer for " + secretPlace + " from " + secretHost + ": reading " + secretPath + ` or "` + name + `" failed`))
}

// crashed runs a program that ends in a way, and returns the reports of it.
func crashed(t *testing.T, how string) (folder string, reports []Report) {
	t.Helper()
	folder = t.TempDir()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), crashVariable+"="+how, folderVariable+"="+folder, "GOTRACEBACK=single")
	out, err := c.CombinedOutput()
	if (err == nil) != (how == "quit") {
		t.Fatalf("the program that ends by %s: %v\n%s", how, err, out)
	}
	reports, err = Collect(folder)
	if err != nil {
		t.Fatal(err)
	}
	return folder, reports
}

func TestCrashIsReported(t *testing.T) {
	for how, wants := range map[string][]string{
		"panic":     {"panic: no answer for … from … reading … or … failed", "crash.lookUp(…)"},
		"goroutine": {"panic: no answer for", "crash.lookUp(…)"},
		"nil":       {"nil pointer dereference", "SIGSEGV", "crash.crashing(…)"},
		"fatal":     {"maps.fatal(…)", "crash.crashing"}, // its message goes to standard error alone
	} {
		t.Run(how, func(t *testing.T) {
			_, reports := crashed(t, how)
			if len(reports) != 1 {
				t.Fatalf("%d reports, want 1", len(reports))
			}
			text := reports[0].Text
			for _, want := range append(wants, "Perihelion "+assets.Version, "System: ", "Started: ", "Ended: ", "s  Run\n", "s  action 29\n") {
				if !strings.Contains(text, want) {
					t.Errorf("there is no %q", want)
				}
			}
			home, _ := os.UserHomeDir()
			for _, secret := range []string{secretPlace, secretHost, secretPath, "alice", "a secret name", home + "/", "action 9\n"} {
				if strings.Contains(text, secret) {
					t.Errorf("there is %q", secret)
				}
			}
			if words := regexp.MustCompile(`\(\{?0x[0-9a-f]+`).FindAllString(text, -1); len(words) > 0 {
				t.Errorf("there are words of memory: %q", words)
			}
			if t.Failed() {
				t.Logf("the report:\n%s", text)
			}
			if stored, err := os.ReadFile(reports[0].Path); err != nil || string(stored) != text {
				t.Errorf("the file of the report differs from it: %v", err)
			}
		})
	}
}

// A crash is reported once, and a program that ended as it should is not.
func TestOnlyCrashesAreReportedAndOnce(t *testing.T) {
	folder, _ := crashed(t, "panic")
	if again, err := Collect(folder); len(again) != 0 || err != nil {
		t.Errorf("the second time there are %d reports, %v", len(again), err)
	}
	for _, how := range []string{"killed", "quit"} {
		folder, reports := crashed(t, how)
		left, _ := filepath.Glob(filepath.Join(folder, "*"))
		if len(reports) != 0 || len(left) != 0 {
			t.Errorf("%s: %d reports, left behind %q", how, len(reports), left)
		}
	}
}

// A window that is open keeps its file while another one starts.
func TestFilesOfLivingProcessesStay(t *testing.T) {
	folder := t.TempDir()
	theirs := filepath.Join(folder, fmt.Sprintf("session-%d.txt", os.Getppid()))
	if err := os.WriteFile(theirs, []byte(marker+"panic: not yet"), 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := Begin(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer r.End()
	if reports, err := Collect(folder); len(reports) != 0 || err != nil {
		t.Errorf("%d reports, %v", len(reports), err)
	}
	for _, path := range []string{theirs, r.file.Name()} {
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
	}
}

func TestReportsAreFew(t *testing.T) {
	folder := t.TempDir()
	for i := range kept + 5 {
		r := Report{Path: unused(folder, time.Unix(int64(i/2), 0)), Text: "x"}
		if err := r.write(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Collect(folder); err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(filepath.Join(folder, "*")); len(left) != kept {
		t.Errorf("%d reports stay, want %d", len(left), kept)
	}
}

func TestRedact(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"panic: runtime error: index out of range [5] with length 3", "panic: runtime error: index out of range [5] with length 3"},
		{"panic: dial tcp 10.1.2.3:80: no such host example.org.", "panic: dial tcp … no such host …"},
		{`panic: "51,4769" is no latitude`, "panic: … is no latitude"},
		{"goroutine 1 [running]:\nperihelion/app.(*T).m(0xc00001, {0x40, 0x3})", "goroutine 1 [running]:\nperihelion/app.(*T).m(…)"},
		{"goroutine 1 [running]:\n\t/home/alice/go/pkg/mod/fyne.io/fyne/v2@v2.8.1/app.go:12 +0x1d", "goroutine 1 [running]:\n\tfyne.io/fyne/v2@v2.8.1/app.go:12 +0x1d"},
		{"goroutine 1 [running]:\n\t/home/alice/perihelion/app/window/open.go:12 +0x1d", "goroutine 1 [running]:\n\tapp/window/open.go:12 +0x1d"},
		{"goroutine 1 [running]:\n\tC:/Users/alice/perihelion/app/window/open.go:12 +0x1d", "goroutine 1 [running]:\n\tapp/window/open.go:12 +0x1d"},
		{"goroutine 1 [running]:\nrax    0x4049bd3c36113405\nmain.main(…)", "goroutine 1 [running]:\nmain.main(…)"},
	} {
		if got := redact(c.text); got != c.want {
			t.Errorf("redact(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}
