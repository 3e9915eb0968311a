package store

// SyncFolder does nothing: Windows has no such call, and NTFS keeps a journal of names.
func (system) SyncFolder(string) error { return nil }
