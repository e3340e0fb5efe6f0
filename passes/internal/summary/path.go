package summary

// A path keeps at most the first two and the last two calls: where you leave, the next, the
// last but one, and the sink.
const (
	headFrames = 2
	tailFrames = 2
)

// Through returns the effect as seen one call further out.
func (e Effect) Through(f Frame) Effect {
	path := make([]Frame, 0, headFrames+tailFrames)
	path = append(path, f)
	path = append(path, e.Path...)
	if len(path) > headFrames+tailFrames {
		path = append(path[:headFrames:headFrames], path[len(path)-tailFrames:]...)
	}
	e.Path = path
	e.Steps++
	return e
}

// Skipped returns how many calls the path leaves out, which is between its second and third.
func (e *Effect) Skipped() int { return e.Steps - len(e.Path) }
