// Package history puts kept runs into words. It knows nothing of widgets.
package history
