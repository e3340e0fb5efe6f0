// Command cleanup keeps on a stack how its steps are undone: what one function puts on a stack of its
// own, another stack does not do.
package main

import (
	"database/sql"
	"log"
	"net/http"

	"example.com/link/cleanup/undo"
)

func main() {
	db, err := sql.Open("postgres", "postgres://localhost/shop")
	if err != nil {
		log.Fatal(err)
	}
	shared := undo.New()
	shared.Add(release)
	shared.Add(undo.New().Fail)
	fail(shared)
	log.Print(upload(), rename(db, "a"), move(db, "b"), store(db, "c"), lend(db, "d"), capture(db, "e"), closing(db, "f"), silent(db, "g"),
		recall(db, "h"), cancel(db, "i"), given(db, release))
	call(shared, release)
}

func fail(s *undo.Stack) { s.Fail() }

func release() { _, _ = http.Post("https://files.example.com/release", "text/plain", nil) }

// upload has no transaction, its stack makes requests.
func upload() error {
	s := undo.New()
	s.Add(func() { _, _ = http.Post("https://files.example.com/remove", "text/plain", nil) })
	s.Fail()
	return nil
}

func rename(db *sql.DB, name string) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	s := undo.New()
	s.Add(func() { log.Print("undone") })
	if _, err := tx.Exec("UPDATE files SET name = $1", name); err != nil {
		log.Print(err)
	}
	s.Fail() // ok: its own step makes no request
	return tx.Commit()
}

func move(db *sql.DB, name string) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	s := undo.New()
	s.Add(release)
	s.Fail() // link "makes an HTTP request inside a transaction: s.Fail"
	return tx.Commit()
}

func store(db *sql.DB, name string) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	s := undo.New()
	s.Add(func() { _, _ = http.Post("https://files.example.com/"+name, "text/plain", nil) })
	s.Fail() // link "makes an HTTP request inside a transaction: s.Fail"
	return tx.Commit()
}

// lend hands its stack to a function that may put anything on it.
func lend(db *sql.DB, name string) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	s := undo.New()
	fill(s)
	s.Fail() // link "makes an HTTP request inside a transaction: s.Fail"
	return tx.Commit()
}

func fill(s *undo.Stack) { s.Add(release) }

// capture puts a step on its stack in a closure.
func capture(db *sql.DB, name string) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	s := undo.New()
	step := func() { s.Add(release) }
	step()
	s.Fail() // link "makes an HTTP request inside a transaction: s.Fail"
	return tx.Commit()
}

func closing(db *sql.DB, name string) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	s := undo.Ending(release)
	s.End() // link "makes an HTTP request inside a transaction: s.End"
	return tx.Commit()
}

func silent(db *sql.DB, name string) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	s := undo.New()
	s.End() // ok: this one has no last step
	return tx.Commit()
}

// call puts a step on a stack that calls what it was given.
func call(s *undo.Stack, step func()) { s.Add(func() { step() }) }

func recall(db *sql.DB, name string) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	s := undo.New()
	s.Add(func() { log.Print("undone") })
	s.Fail() // ok: what a step of another stack was given is none of its own
	return tx.Commit()
}

// cancel has a step that calls what others may give it.
func cancel(db *sql.DB, name string) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	s := undo.New()
	call(s, release)
	s.Fail() // link "makes an HTTP request inside a transaction: s.Fail"
	return tx.Commit()
}

// given has a step of its own that calls what it was given, as another stack has.
func given(db *sql.DB, step func()) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	s := undo.New()
	s.Add(func() { step() })
	s.Fail() // link "makes an HTTP request inside a transaction: s.Fail"
	return tx.Commit()
}
