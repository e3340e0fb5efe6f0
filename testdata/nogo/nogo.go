// Package nogo pins what the test of txspill under rules_go needs.
package nogo

import _ "github.com/txspill/txspill/analyzer" // linked into nogo, beside its own source
