package server

import (
	"context"
	"errors"
	"os"

	"perihelion/bench/child"
)

// Finished is a program that has run to its end with success.
type Finished struct {
	Output []byte      // its standard output
	Times  child.Times // of its process, from the parent's view
}

// RunPython runs one of the Python files of the program, such as clients.py, to its end.
// A supervisor starts it, as it does the Python servers, in a private folder that is
// removed afterwards: it ends when ctx or this program ends, in any way. A program that
// fails, or writes more than 64 KB, is an error with the most informative line of its
// standard error.
//
// The input is its standard input, because any user of this machine can read arguments.
//
// A proxy that the environment names is not used, nor is a password that the user
// keeps for a host in .netrc: the other ways of making requests know neither, and a
// target on this machine would not be reached by a proxy.
func RunPython(ctx context.Context, python, file string, input []byte, args ...string) (Finished, error) {
	k, err := startSupervised(ctx, file, supervisorRequest{
		Program: python, Args: append([]string{file}, args...), Input: input, Python: true, Capture: true,
		Environment: []string{"NO_PROXY=*", "no_proxy=*", "NETRC=" + os.DevNull},
	})
	var r supervisorReport
	if err == nil {
		r, err = k.finish()
	}
	switch {
	case ctx.Err() != nil:
		return Finished{}, ctx.Err()
	case err != nil:
		return Finished{}, err
	case !r.Succeeded:
		return Finished{}, k.Explain(errors.New(r.Ended))
	}
	return Finished{Output: r.Output, Times: r.Times}, nil
}
