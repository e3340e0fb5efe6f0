package catalog

// Rank orders categories: a lower rank is graver. An unknown category ranks last.
func (c Category) Rank() int {
	all := Categories()
	for i, d := range all {
		if c == d {
			return i
		}
	}
	return len(all)
}
