package calibrate

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"perihelion/assets"
	"perihelion/bench/file"
)

// maxCalibration bounds the size of the file that is read, in bytes.
const maxCalibration = 1 << 20

// calibrationFile is the path of the calibration, in the folder that the system
// gives for the settings of a program on this machine.
func calibrationFile() (string, error) {
	folder, err := os.UserConfigDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(folder, "perihelion", "calibration.json"), nil
}

// CanKeep returns the error that Save would return now, so that it can be known before
// the measurement. It makes the folder.
func CanKeep() error {
	path, err := calibrationFile()
	if err == nil {
		err = os.MkdirAll(filepath.Dir(path), 0o755)
	}
	if err == nil {
		err = file.Writable(path)
	}
	if err != nil {
		return fmt.Errorf("keep the calibration: %w", err)
	}
	return nil
}

// Save keeps a calibration for Load and returns its path. The file is
// replaced as a whole, so that no reader finds half of it.
func (c Calibration) Save() (path string, err error) {
	path, err = calibrationFile()
	if err != nil {
		return "", fmt.Errorf("keep the calibration: %w", err)
	}
	b, err := json.MarshalIndent(c, "", "  ")
	if err != nil {
		return "", fmt.Errorf("encode the calibration: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return "", fmt.Errorf("keep the calibration: %w", err)
	}
	err = file.Replace(path, 0o600, func(w io.Writer) error {
		_, err := w.Write(append(b, '\n'))
		return err
	})
	if err != nil {
		return "", fmt.Errorf("keep the calibration: %w", err)
	}
	return path, nil
}

// Load returns the one that was saved last; ok is false where there is
// none. An error gives the reason why one that is there cannot be used: it is damaged,
// or of another machine or version of the program.
func Load() (c Calibration, ok bool, err error) {
	path, err := calibrationFile()
	if err != nil {
		return Calibration{}, false, nil // a system without such a place has none
	}
	b, err := file.Read(path, maxCalibration)
	if errors.Is(err, fs.ErrNotExist) {
		return Calibration{}, false, nil
	}
	if err == nil {
		err = json.Unmarshal(b, &c)
	}
	if err == nil {
		err = c.mismatch()
	}
	if err != nil {
		return Calibration{}, false, fmt.Errorf("the calibration in %s cannot be used (%w); make a new one: perihelion load --calibrate", path, err)
	}
	return c, true, nil
}

// mismatch returns why the calibration does not hold for loads here; nil if it does.
func (c Calibration) mismatch() error {
	switch here := thisMachine(); {
	case c.Format != format:
		return fmt.Errorf("its format is %q and not %s", c.Format, format)
	case c.Perihelion != assets.Version:
		return fmt.Errorf("it is of version %q of this program, which is %s", c.Perihelion, assets.Version)
	case c.Machine != here:
		return fmt.Errorf("it is of another machine, %q, and this is %s", c.Machine, here)
	case len(c.Cells) == 0:
		return errors.New("it holds no figures")
	}
	return nil
}
