package catalog

import "testing"

// A package that asks for the mistakes of the tables comes between another one's asking for a table
// and its reading it.
func TestShippedErrWhileReading(t *testing.T) {
	s, err := openShipped()
	if err != nil {
		t.Fatal(err)
	}
	const file = "sql.yaml"
	s.lazy(file)
	if err := s.err(); err != nil {
		t.Error(err)
	}
	if table := s.load(file); table == nil || len(table.packages) == 0 {
		t.Errorf("nothing of %s was read", file)
	}
}
