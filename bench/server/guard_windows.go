package server

// What a supervisor has started ends with the supervisor's job, and so with the supervisor.

func killDescendants() {}

func killMarked(int, string) {}
