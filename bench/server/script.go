package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"perihelion/bench/child"
)

// Finished is a program that has run to its end and succeeded.
type Finished struct {
	Output []byte      // what it wrote to its standard output
	Times  child.Times // of its process, from the parent's view
}

// RunPython runs one of the Python files of the program, such as clients.py, to
// its end. A keeper starts it, as it does the Python servers, in a private folder
// that is removed afterwards: when ctx or this program ends, however that comes
// about, so does what was started. The error of a program that failed says how,
// with the line of its standard error that tells most.
//
// A proxy that the environment names is not used: the other ways of making
// requests know none, and a target on this machine would not be reached by it.
func RunPython(ctx context.Context, python, file string, args ...string) (Finished, error) {
	request := keeperRequest{
		Program: python, Args: append([]string{file}, args...), Python: true, Capture: true,
		Environment: []string{"NO_PROXY=*", "no_proxy=*"},
	}
	p, err := child.Start(ctx, roleKeeper, []string{"keep", file}, request, child.Options{Grace: keeperGrace, Breath: keeperGrace, Apart: true})
	if err != nil {
		return Finished{}, err
	}
	r, err := finish(p)
	if ended := p.Wait(); err == nil {
		err = ended
	}
	switch {
	case ctx.Err() != nil:
		return Finished{}, ctx.Err()
	case err != nil:
		return Finished{}, err
	case !r.Succeeded:
		return Finished{}, p.Explain(errors.New(r.Ended))
	}
	return Finished{Output: r.Output, Times: r.Times}, nil
}

// finish waits for what a keeper says of the program's end.
func finish(p *child.Process) (keeperReport, error) {
	if _, err := started(p); err != nil {
		return keeperReport{}, err
	}
	line, err := p.Line()
	if err != nil {
		return keeperReport{}, errors.New("the keeper ended before its program")
	}
	var r keeperReport
	if err := json.Unmarshal(line, &r); err != nil {
		return keeperReport{}, fmt.Errorf("read the keeper's report: %w", err)
	}
	return r, nil
}
