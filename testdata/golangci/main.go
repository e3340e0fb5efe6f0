// golangci-lint with txspill in it: what `golangci-lint custom` builds, from modules alone.
package main

import (
	"fmt"
	"os"
	"runtime"

	"github.com/golangci/golangci-lint/v2/pkg/commands"
	"github.com/golangci/golangci-lint/v2/pkg/exitcodes"

	_ "github.com/txspill/txspill/analyzer/golangci" // registers the plugin
)

func main() {
	// The version "(devel)" makes golangci-lint tell its caches by the executable, and so by the plugin.
	info := commands.BuildInfo{Version: "(devel)", Commit: "?", Date: "(unknown)", GoVersion: runtime.Version()}
	if err := commands.Execute(info); err != nil {
		fmt.Fprintf(os.Stderr, "golangci-lint: %v\n", err)
		os.Exit(exitcodes.Failure)
	}
}
