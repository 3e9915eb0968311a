package server

// What a keeper has started ends with the keeper's job, and so with the keeper.

func endDescendants() {}

func endMarked(int, string) {}
