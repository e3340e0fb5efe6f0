package summary

// AFact makes a summary a fact about a function (go/analysis).
func (*Summary) AFact() {}
