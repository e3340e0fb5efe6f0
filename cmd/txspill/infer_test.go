package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/txspill/txspill/cmd/txspill/internal/report"
)

// notTaught are the lines of testdata/link that differ between link and separate analysis with what
// was inferred, each with the reason. A line that no longer differs is an error.
var notTaught = map[string]string{
	`added handle/orders/orders.go: if err := s.Repo.Ship(ctx, tx); err != nil {`:         atCaller,
	`added handle/orders/orders.go: return s.Repo.Outer(db)`:                              atCaller,
	`added handle/orders/orders.go: return s.Repo.Save(tx, o)`:                            atCaller,
	`added twomains/shipping/shipping.go: if err := r.Remind(ctx, tx); err != nil {`:      atCaller,
	`added twomains/shipping/shipping.go: if err := r.Ship(ctx, tx); err != nil {`:        atCaller,
	`lost handle/repo/repo.go: return r.Mail.Send("ann@example.com")`:                     atCaller,
	`lost twomains/repo/repo.go: return r.mail.Send("ann@example.com")`:                   atCaller,
	`lost registry/jobs/jobs.go: if err := h(ctx, name); err != nil {`:                    container,
	`lost registry/jobs/jobs.go: return Global[name](ctx, name)`:                          container,
	`lost cleanup/main.go: s.Fail()`:                                                      container,
	`lost registry/jobs/jobs.go: return h(ctx, name)`:                                     container,
	`lost boxed/main.go: if err := inTx(ctx, db, welcome.Do); err != nil {`:               generic,
	`lost boxed/main.go: if err := send(); err != nil {`:                                  generic,
	`lost boxed/main.go: if err := step(); err != nil {`:                                  generic,
	`lost boxed/main.go: return deliver()`:                                                generic,
	`lost hooks/app/app.go: if err := a.OnSaved().Trigger(o); err != nil {`:               generic,
	`lost hooks/app/app.go: if err := a.refunds.Emit("paid", Refund{o.ID}); err != nil {`: generic,
	`lost hooks/app/app.go: if err := a.refunds.EmitAll(Refund{o.ID}); err != nil {`:      generic,
	`lost values/main.go: if err := f(context.Background()); err != nil {`:                inside,
	`lost stack/main.go: r.Get("/greet", pages.Greet("ann"))`:                             middleware,
	`lost stack/main.go: r.Get("/mail", pages.Mail)`:                                      middleware,
	`lost stack/main.go: r.Post("/mail", pages.Mail)`:                                     middleware,
	`lost generic/repo/repo.go: return p.Push("sync")`:                                    parameter,
	`lost generic/repo/repo.go: return w.Push.Push("wrapped")`:                            parameter,
	`lost pool/orders/orders.go: if _, err := s.Stock.Left(ctx, item); err != nil {`:      pool,
	`lost pool/orders/orders.go: if err := s.Bills.Write(ctx, item); err != nil {`:        pool,
	`lost embedded/orders/orders.go: if err := text(s.Loud.Publish); err != nil {`:        shared,
	`lost embedded/orders/orders.go: return loud(s.Loud)`:                                 shared,
	`lost embedded/orders/orders.go: return s.Bus.Publish("placed")`:                      shared,
	`lost embedded/orders/orders.go: return s.Mailer.Publish("written")`:                  shared,
	`lost generic/repo/repo.go: return k.Names.Keep("ann")`:                               arguments,
	`lost ports/orders/orders.go: _ = b.Ring("order")`:                                    unnamed,
	`lost ports/orders/orders.go: if err := s.alarm.Ring("order"); err != nil {`:          unnamed,
}

const (
	unnamed    = "an interface without a name cannot be named"
	shared     = "a method that interfaces share has effects behind one of them only"
	container  = "what a map or slice of functions holds cannot be named"
	generic    = "what fields of generic types hold depends on the instance"
	arguments  = "what is behind an interface with type arguments depends on these, which a name leaves out"
	middleware = "the function that begins is wrapped around another one by a third"
	atCaller   = "a transaction that comes from other packages cannot be named: reported where it is handed on"
	pool       = "whether the pool is that of the transaction, a name cannot say"
	parameter  = "a method that is also called on type parameters, whose arguments decide"
	inside     = "one effect, reported at another call of the same chain"
)

// TestInfer: what link finds in the programs of testdata/link, separate analysis finds as well once
// it has been told what was inferred, but for the lines in notTaught.
func TestInfer(t *testing.T) {
	file := filepath.Join(t.TempDir(), "inferred.yml")
	own, err := os.ReadFile(filepath.Join(linkDir, ".txspill.yml"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, own, 0o644); err != nil {
		t.Fatal(err)
	}
	linked := linesOf(t, linkFindings(t, "./..."))
	var stdout, stderr bytes.Buffer
	if code := run([]string{"infer", "-C", linkDir, "-config", file, "./..."}, newAnalyzer, &stdout, &stderr); code != exitClean {
		t.Fatalf("txspill infer: exit code %d\n%s", code, &stderr)
	}
	told := linesOf(t, linkFindings(t, "-separate", "-strict", "-config", file, "./..."))
	differ := map[string]bool{}
	for l := range linked {
		if !told[l] {
			differ["lost "+l] = true
		}
	}
	for l := range told {
		if !linked[l] {
			differ["added "+l] = true
		}
	}
	for l := range differ {
		if notTaught[l] == "" {
			t.Errorf("%s", l)
		}
	}
	for l := range notTaught {
		if !differ[l] {
			t.Errorf("%s: it no longer is: take the line out of notTaught", l)
		}
	}
	if again := linesOf(t, linkFindings(t, "-config", file, "./...")); fmt.Sprint(again) != fmt.Sprint(linked) {
		t.Error("what was inferred makes a difference to link")
	}
}

// linesOf names findings by file and code, which survive when lines move.
func linesOf(t *testing.T, list []report.Finding) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	for _, f := range list {
		text := strings.Split(readFile(t, filepath.Join(linkDir, f.File)), "\n")[f.Line-1]
		code, _, _ := strings.Cut(text, " // ")
		out[f.File+": "+strings.TrimSpace(code)] = true
	}
	return out
}
