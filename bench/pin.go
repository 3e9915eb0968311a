package bench

import "perihelion/bench/load/requests"

// pin notes the content of the file of requests in the plan, if the plan was made without
// it: so that the same run cannot be made again with another. Errors are those of requests.Read.
func (r *Runner) pin() error {
	from := r.plan.Request.From
	if from.Path == "" || from.Sum != "" {
		return nil
	}
	set, err := requests.Read(from)
	if err != nil {
		return err
	}
	r.plan.Request = r.plan.Request.Clone()
	r.plan.Request.Pin(set)
	r.record.Plan = r.plan
	return nil
}
