package load

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/version"
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// noModule is what to say where the go command finds no module.
const noModule = Error("no go.mod here or in a directory above; go to a module, name one with -C, " +
	"or start one with `go mod init <path>`")

// goEnv is what `go env` says in the directory of the packages: a go.mod may choose another toolchain.
type goEnv struct {
	GOROOT, GOVERSION, GOMODCACHE, GOMOD, GOWORK, GO111MODULE, GOPACKAGESDRIVER string
}

// inModule reports whether there is a go.mod or go.work, or a build that needs none.
func (e *goEnv) inModule() bool {
	return e.GO111MODULE == "off" || e.GOPACKAGESDRIVER != "" || e.GOWORK != "" ||
		e.GOMOD != "" && e.GOMOD != os.DevNull
}

func readGoEnv(dir string) (*goEnv, error) {
	cmd := exec.Command("go", "env", "-json",
		"GOROOT", "GOVERSION", "GOMODCACHE", "GOMOD", "GOWORK", "GO111MODULE", "GOPACKAGESDRIVER")
	cmd.Dir = dir
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if errors.Is(err, exec.ErrNotFound) {
		return nil, Error("the go command is not in PATH; install Go, or add its bin directory to PATH")
	}
	if err != nil {
		return nil, Error(fmt.Sprintf("go env: %v: %s", err, strings.TrimSpace(stderr.String())))
	}
	env := new(goEnv)
	if err := json.Unmarshal(out, env); err != nil {
		return nil, Error("go env: " + err.Error())
	}
	if TooNew(env.GOVERSION) {
		return nil, Error(Rebuild(env.GOVERSION))
	}
	return env, nil
}

// TooNew reports whether Go source of this version is beyond the type checker in this binary.
// Patch releases do not matter, and what is no Go version ("devel ...") is given a try.
func TooNew(goVersion string) bool {
	goVersion, _, _ = strings.Cut(goVersion, " ") // "go1.26.8 X:jsonv2"
	own, _, _ := strings.Cut(runtime.Version(), " ")
	return version.IsValid(goVersion) && version.IsValid(own) &&
		version.Compare(version.Lang(goVersion), version.Lang(own)) > 0
}

// Rebuild tells how to get a binary that understands goVersion.
func Rebuild(goVersion string) string {
	return fmt.Sprintf("built with %s, it cannot read source for %s; rebuild it with that Go: "+
		"`go install github.com/txspill/txspill/cmd/txspill@latest`", runtime.Version(), goVersion)
}
