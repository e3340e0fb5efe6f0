package catalog

import "strings"

// Standard reports whether a package belongs to the standard library, going by the first
// element of its path. The list is that of go1.26 with what later releases are known to add;
// module, "" or the path of the module under analysis, takes precedence.
func Standard(pkg, module string) bool {
	if module != "" && (pkg == module || strings.HasPrefix(pkg, module+"/")) {
		return false
	}
	first, _, _ := strings.Cut(pkg, "/")
	switch first {
	case "archive", "arena", "bufio", "builtin", "bytes", "cmd", "cmp", "compress", "container", "context",
		"crypto", "database", "debug", "embed", "encoding", "errors", "expvar", "flag", "fmt", "go", "hash",
		"html", "image", "index", "internal", "io", "iter", "log", "maps", "math", "mime", "net", "os", "path",
		"plugin", "reflect", "regexp", "runtime", "slices", "sort", "strconv", "strings", "structs", "sync",
		"syscall", "testing", "text", "time", "unicode", "unique", "unsafe", "vendor", "weak":
		return true
	}
	return false
}
