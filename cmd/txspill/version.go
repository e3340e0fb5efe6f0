package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// version names the build: the module version when it was installed as one, the commit otherwise.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "txspill (unknown version) " + runtime.Version()
	}
	v := info.Main.Version
	if v == "" {
		v = "(devel)"
	}
	if v == "(devel)" {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				v += " " + s.Value
			}
		}
	}
	return fmt.Sprintf("txspill %s %s", v, runtime.Version())
}
