package server

// The processes below a supervisor are in its job, and end with it.

func killDescendants() {}

func killMarked(int, string) {}
