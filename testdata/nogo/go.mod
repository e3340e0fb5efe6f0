// What Bazel's rules_go builds its linter driver from, nogo: its own source and our analyzer. A
// module of its own keeps its requirements out of ours.
module github.com/txspill/txspill/testdata/nogo

go 1.26.0

require github.com/txspill/txspill v0.0.0

require (
	github.com/aymanbagabas/go-udiff v0.4.1 // indirect
	github.com/bazelbuild/rules_go v0.65.0 // indirect
	go.yaml.in/yaml/v4 v4.0.0 // indirect
	golang.org/x/tools v0.52.0 // indirect
)

tool github.com/bazelbuild/rules_go/go/tools/builders

replace github.com/txspill/txspill => ../..
