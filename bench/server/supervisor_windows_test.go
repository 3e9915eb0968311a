package server

import (
	"os"
	"os/exec"
	"testing"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

// TestWhatAForeignProgramStartsEndsWithIt: the program, this test's own, starts
// another one at once and ends; with the job the other one ends as well.
func TestWhatAForeignProgramStartsEndsWithIt(t *testing.T) {
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, "-test.run=^TestStartsAnotherAndLeaves$")
	cmd.Env = append(os.Environ(), startsAnother+"=1")
	k, err := launch(cmd)
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Fatalf("the program that starts another: %v", err)
	}
	if inJob(t, k.job) == 0 {
		t.Error("the job is empty, want the process that was started")
	}
	k.kill()
	for deadline := time.Now().Add(10 * time.Second); inJob(t, k.job) > 0; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("what the program has started does not end with the job")
		}
	}
	windows.CloseHandle(k.job)
}

const startsAnother = "PERIHELION_TEST_STARTS_ANOTHER"

func TestStartsAnotherAndLeaves(t *testing.T) {
	switch os.Getenv(startsAnother) {
	case "1":
		path, err := os.Executable()
		if err != nil {
			t.Fatal(err)
		}
		other := exec.Command(path, "-test.run=^TestStartsAnotherAndLeaves$")
		other.Env = append(os.Environ(), startsAnother+"=2")
		if err := other.Start(); err != nil {
			t.Fatal(err)
		}
	case "2":
		time.Sleep(time.Minute)
	default:
		t.Skip("is a part of another test")
	}
}

// inJob counts the processes of a job.
func inJob(t *testing.T, job windows.Handle) uint32 {
	t.Helper()
	var accounting struct { // JOBOBJECT_BASIC_ACCOUNTING_INFORMATION
		_      [4]int64 // times
		_      [2]uint32
		active uint32
		_      uint32
	}
	if err := windows.QueryInformationJobObject(job, windows.JobObjectBasicAccountingInformation, uintptr(unsafe.Pointer(&accounting)), uint32(unsafe.Sizeof(accounting)), nil); err != nil {
		t.Fatal(err)
	}
	return accounting.active
}
