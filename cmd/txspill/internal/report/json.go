package report

import (
	"encoding/json"
	"io"
)

// JSON writes the report as one document. Its lists are never null, so that a reader can tell
// "nothing found" from "no such key".
func (r *Report) JSON(w io.Writer) error {
	doc := *r
	doc.Findings = append([]Finding{}, r.Findings...)
	doc.Problems = append([]Problem{}, r.Problems...)
	for i := range doc.Findings {
		doc.Findings[i].Related = append([]Related{}, doc.Findings[i].Related...)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(doc)
}
