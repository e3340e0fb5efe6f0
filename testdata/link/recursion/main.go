// Command recursion wires nodes into a ring.
package main

import (
	"context"
	"database/sql"
	"log"

	"example.com/link/recursion/mails"
	"example.com/link/recursion/nodes"
)

func main() {
	db, err := sql.Open("postgres", "postgres://localhost/shop")
	if err != nil {
		log.Fatal(err)
	}
	even, odd := &nodes.Even{}, &mails.Odd{}
	even.Next, odd.Next = odd, even
	ping, pong := &nodes.Ping{}, &mails.Pong{}
	ping.Next, pong.Next = pong, ping
	s := &nodes.Service{DB: db, Node: even, Quiet: ping}
	log.Print(s.Walk(context.Background(), 3), s.Rest(context.Background(), 3))
}
