package summary

// A path keeps at most the first two and the last two calls: where you leave, the next, the
// last but one, and the sink.
const (
	headFrames = 2
	tailFrames = 2
)

// Through returns the effect as seen one call further out.
func (e Effect) Through(f Frame) Effect { return e.Via(nil, f) }

// Via returns the effect as seen from further out, behind calls of which the outermost comes first. Its
// path lies in buf where that is large enough: it is the caller's until the next call with that buf.
func (e Effect) Via(buf []Frame, way ...Frame) Effect {
	const most = headFrames + tailFrames
	n := len(way) + len(e.Path)
	path := buf[:0]
	if cap(path) < min(n, most) {
		path = make([]Frame, 0, min(n, most))
	}
	for i := range n {
		switch {
		case n > most && i >= headFrames && i < n-tailFrames:
		case i < len(way):
			path = append(path, way[i])
		default:
			path = append(path, e.Path[i-len(way)])
		}
	}
	e.Path = path
	e.Steps += len(way)
	return e
}

// Skipped returns how many calls the path leaves out, which is between its second and third.
func (e *Effect) Skipped() int { return e.Steps - len(e.Path) }
