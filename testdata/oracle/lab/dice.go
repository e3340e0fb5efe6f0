package lab

import "errors"

// ErrCheck is the error of whatever may fail.
var ErrCheck = errors.New("lab: failed")

// Bit chooses a branch.
func Bit() bool { return current.throw(current.bias) }

// Pick chooses one of n.
func Pick(n int) int { return int(current.next() % uint64(n)) }

// Check fails now and then.
func Check() error {
	if current.throw(current.failing) {
		return Err()
	}
	return nil
}

// Err returns an error.
func Err() error {
	current.troubled = true
	return ErrCheck
}

// Deep chooses whether to go deeper, which a run does a few times only.
func Deep() bool {
	current.depth++
	return Bit() && current.depth < maxDepth
}

// Times says how often a loop is run.
func Times() int {
	n := 0
	for n < 2 && Bit() {
		n++
	}
	return n
}

// Boom panics now and then.
func Boom() {
	if current.throw(current.failing) {
		panic(Err())
	}
}

// throw returns true in p of 16 cases; once a run has taken too long, never.
func (r *run) throw(p uint64) bool {
	r.thrown++
	return r.next()>>11&15 < p && r.thrown <= maxThrown
}

// next is the next random number (xorshift).
func (r *run) next() uint64 {
	r.seed ^= r.seed << 13
	r.seed ^= r.seed >> 7
	r.seed ^= r.seed << 17
	return r.seed
}

// Wild is what a branch tests, or now and then the opposite.
func Wild(test bool) bool { return test != current.throw(2) }
