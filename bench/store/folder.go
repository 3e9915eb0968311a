package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// Variable is the environment variable with the folder of the store, in place of the
// system's for application data.
const Variable = "PERIHELION_DATA"

// Folder returns the folder of the store: that of Variable, or perihelion in the folder
// that the system has for application data. Nothing is created. The error names the
// variable to set.
func Folder() (string, error) {
	if folder := os.Getenv(Variable); folder != "" {
		whole, err := filepath.Abs(folder)
		if err != nil {
			return "", fmt.Errorf("%s is %s, which is no folder (%w); write a path from the root on", Variable, folder, err)
		}
		return whole, nil
	}
	data, err := applicationData()
	if err != nil {
		return "", fmt.Errorf("the system names no folder for application data (%w); set %s to a folder", err, Variable)
	}
	return filepath.Join(data, "perihelion"), nil
}

func applicationData() (string, error) {
	if runtime.GOOS == "windows" {
		// Runs are of one machine, so they do not roam to others.
		if folder := os.Getenv("LocalAppData"); folder != "" {
			return folder, nil
		}
		return "", errors.New("%LocalAppData% is not set")
	}
	// The specification has a relative path ignored.
	if folder := os.Getenv("XDG_DATA_HOME"); runtime.GOOS != "darwin" && filepath.IsAbs(folder) {
		return folder, nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", err
	}
	if runtime.GOOS == "darwin" {
		return filepath.Join(home, "Library", "Application Support"), nil
	}
	return filepath.Join(home, ".local", "share"), nil
}
