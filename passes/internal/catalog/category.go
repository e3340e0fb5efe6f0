package catalog

// Category classifies sinks. Its value is the stable rule id.
type Category string

// The categories, gravest first: a function of several is reported under the first.
const (
	Payment    Category = "payment"
	Mail       Category = "mail"
	SMS        Category = "sms"
	Push       Category = "push"
	Chat       Category = "chat"
	Queue      Category = "queue"
	Workflow   Category = "workflow"
	Infra      Category = "infra"
	HTTP       Category = "http"
	RPC        Category = "rpc"
	Storage    Category = "storage"
	Search     Category = "search"
	Cache      Category = "cache"
	OtherDB    Category = "otherdb"
	WebSocket  Category = "websocket"
	Exec       Category = "exec"
	FS         Category = "fs"
	OuterDB    Category = "outerdb"
	NestedTx   Category = "nestedtx"
	Channel    Category = "channel"
	Response   Category = "response"
	LocalCache Category = "localcache"
	Latency    Category = "latency"
	Telemetry  Category = "telemetry"
)

// Categories returns all categories, gravest first.
func Categories() []Category {
	return []Category{
		Payment, Mail, SMS, Push, Chat, Queue, Workflow, Infra, HTTP, RPC, Storage, Search,
		Cache, OtherDB, WebSocket, Exec, FS, OuterDB, NestedTx, Channel, Response, LocalCache,
		Latency, Telemetry,
	}
}

// DefaultOn reports whether findings of the category are shown unless asked otherwise.
func (c Category) DefaultOn() bool {
	switch c {
	case OuterDB, NestedTx, Channel, Response, LocalCache, Latency, Telemetry:
		return false
	}
	return true
}

// Outer reports whether the category is about a second connection of the transaction's own
// database rather than about something outside it.
func (c Category) Outer() bool { return c == OuterDB || c == NestedTx }
