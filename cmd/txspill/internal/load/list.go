package load

import (
	"os/exec"
	"strings"
)

// List returns the import paths of all packages of modules.
func List(dir string, modules []string) ([]string, error) {
	args := []string{"list"}
	for _, m := range modules {
		args = append(args, m+"/...")
	}
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	out, err := cmd.Output()
	if err != nil {
		return nil, err
	}
	return strings.Fields(string(out)), nil
}
