package config

// A File is what may stand in a configuration, for tools that write one and for the JSON Schema.
// The tags say what a value is (is), which words it may be (words), and what it means (doc).
type File struct {
	Categories map[string]Level `yaml:"categories,omitempty" is:"levels" doc:"Which kinds of effects are reported, and which of them do not fail the run."`
	Reads      *Truth           `yaml:"reads,omitempty" doc:"Report effects that only read: nothing stays after a rollback, but the connection waits for them. On unless said."`
	Tests      *Truth           `yaml:"tests,omitempty" doc:"Report in _test.go files too."`
	Generated  *Truth           `yaml:"generated,omitempty" doc:"Report in generated files too."`
	AbortPaths *Truth           `yaml:"abort-paths,omitempty" doc:"Report effects on the way to a rollback too."`
	ReadOnly   *Truth           `yaml:"read-only,omitempty" doc:"Report effects in transactions that cannot write too."`
	Exclude    Names            `yaml:"exclude,omitempty" is:"path" doc:"Files and directories to leave out, named from the root of the module; * is any text without a slash, ... any text."`
	Baseline   Text             `yaml:"baseline,omitempty" is:"file" doc:"The file with the findings that are known, beside this one; .txspill-baseline unless said."`

	Openers      []Opener      `yaml:"openers,omitempty" doc:"Functions that open a transaction."`
	Closers      []Closer      `yaml:"closers,omitempty" doc:"Functions that end the transaction that their receiver or a parameter is."`
	Runners      []Runner      `yaml:"runners,omitempty" doc:"Functions that call a function while a transaction is open."`
	Hooks        []Hook        `yaml:"hooks,omitempty" doc:"Methods of models that a library calls in a transaction."`
	Handles      []Handle      `yaml:"handles,omitempty" doc:"Types whose values are transactions."`
	Sinks        []Sink        `yaml:"sinks,omitempty" doc:"Effects that no rollback undoes."`
	Safe         []Safe        `yaml:"safe,omitempty" doc:"Functions without effects, or whose effects belong to the transaction."`
	Barriers     []Barrier     `yaml:"barriers,omitempty" doc:"Packages and functions that effects do not come out of."`
	AfterCommit  []AfterCommit `yaml:"after_commit,omitempty" doc:"Functions that keep a function until the transaction has committed."`
	Callbacks    []Callback    `yaml:"callbacks,omitempty" doc:"Functions that call a function, with no transaction of their own."`
	Registers    []Register    `yaml:"registers,omitempty" doc:"Functions that keep a function which runs inside a later transaction."`
	ReadOnlyWhen []Option      `yaml:"read_only,omitempty" doc:"Fields of options that make a transaction read-only."`
	Errors       []Functions   `yaml:"errors,omitempty" doc:"Functions whose error is never nil."`
	Exits        []Functions   `yaml:"exits,omitempty" doc:"Functions that do not return: the process ends."`
	Families     []Family      `yaml:"families,omitempty" doc:"Functions that cannot be listed one by one."`
	None         []Nothing     `yaml:"none,omitempty" doc:"What the built-in tables say of these is forgotten."`
}

// Functions names functions, methods, methods of interfaces, and fields or variables that hold a
// function.
type Functions struct {
	Lib       Text   `yaml:"lib,omitempty" doc:"The name of the library, for people."`
	Names     Names  `yaml:"names,omitempty" is:"function" doc:"path/to/pkg.Func, (*path/to/pkg.Type).Method, (path/to/pkg.Interface).Method or (path/to/pkg.Type).Field."`
	Promoted  Names  `yaml:"promoted,omitempty" is:"function" doc:"Methods under a type that has them from what it embeds."`
	Receivers Names  `yaml:"receivers,omitempty" is:"receiver" doc:"Together with methods: every combination that exists."`
	Methods   Names  `yaml:"methods,omitempty" is:"identifier" doc:"Together with receivers: every combination that exists."`
	Inferred  *Truth `yaml:"inferred,omitempty" doc:"Written by txspill infer: for runs that see one package at a time; the whole program knows itself."`
}

// Opener opens a transaction.
type Opener struct {
	Functions `yaml:",inline"`
	Handle    Index  `yaml:"handle,omitempty" words:"receiver" doc:"The result that is the transaction; 0 unless said."`
	Error     Index  `yaml:"error,omitempty" words:"none,.field" doc:"The error result, none, or .Field of the handle; found unless said."`
	Nested    *Truth `yaml:"nested,omitempty" doc:"A savepoint: the outer transaction stays open."`
	ReadOnly  *Truth `yaml:"read_only,omitempty" doc:"The transaction cannot write."`
	Ends      *Truth `yaml:"ends,omitempty" doc:"The handle is a function that ends the transaction."`
}

// Closer ends a transaction.
type Closer struct {
	Functions `yaml:",inline"`
	Outcome   Word  `yaml:"outcome" words:"commit,rollback,either,savepoint,release" doc:"How it ends; release rolls back unless committed."`
	Handle    Index `yaml:"handle,omitempty" words:"receiver" doc:"The parameter that is the transaction; the receiver unless said."`
}

// Runner calls a function while a transaction is open.
type Runner struct {
	Functions `yaml:",inline"`
	Callback  Index  `yaml:"callback,omitempty" words:"any" doc:"The parameter that is called; found unless said."`
	Handle    Index  `yaml:"handle,omitempty" words:"context,none" doc:"The callback's parameter that is the transaction; found unless said."`
	Retries   Word   `yaml:"retries,omitempty" words:"always,never,option,driver" doc:"Whether the callback may run again."`
	Context   *Truth `yaml:"context,omitempty" doc:"The callback's context carries the transaction as well."`
	ReadOnly  *Truth `yaml:"read_only,omitempty" doc:"The transaction cannot write."`
}

// Hook is a method of models that a library calls in a transaction.
type Hook struct {
	Lib        Text  `yaml:"lib" doc:"The name of the library."`
	Imports    Text  `yaml:"imports" is:"package" doc:"The package of the library that packages with models import."`
	Methods    Names `yaml:"methods" is:"glob" doc:"Names of the methods."`
	Signatures Names `yaml:"signatures" is:"signature" doc:"func(*path/to/pkg.Type) error, without names of parameters."`
	Handle     Index `yaml:"handle,omitempty" words:"none" doc:"The parameter that is the transaction."`
}

// Handle is a type whose values are transactions.
type Handle struct {
	Lib      Text   `yaml:"lib,omitempty" doc:"The name of the library, for people."`
	Types    Names  `yaml:"types" is:"type" doc:"path/to/pkg.Type or *path/to/pkg.Type."`
	Proves   *Truth `yaml:"proves,omitempty" doc:"Having one means that a transaction is open; otherwise it may be. On unless said."`
	ReadOnly *Truth `yaml:"read_only,omitempty" doc:"The transaction cannot write."`
}

// Sink is an effect that no rollback undoes.
type Sink struct {
	Functions `yaml:",inline"`
	Category  Word `yaml:"category" words:"category" doc:"The kind of effect, which findings end with."`
	Does      Text `yaml:"does" doc:"What the call does, in two or three words."`
	Effect    Word `yaml:"effect,omitempty" words:"send,write,call,read,local,wait" doc:"read: it only looks, see reads."`
}

// Safe has no effects, or effects of the transaction itself.
type Safe struct {
	Functions `yaml:",inline"`
	Tx        Index `yaml:"tx,omitempty" words:"receiver,none" doc:"Only if this parameter, or the receiver, is in a transaction."`
	Reason    Text  `yaml:"reason,omitempty" doc:"Why, for people."`
}

// Barrier is what effects do not come out of.
type Barrier struct {
	Lib      Text  `yaml:"lib,omitempty" doc:"The name of the library, for people."`
	Names    Names `yaml:"names,omitempty" is:"function" doc:"Functions and methods."`
	Promoted Names `yaml:"promoted,omitempty" is:"function" doc:"Methods under a type that has them from what it embeds."`
	Packages Names `yaml:"packages,omitempty" is:"package" doc:"path/to/pkg, or path/to/pkg/... for it and all below."`
}

// AfterCommit keeps a function until the transaction has committed.
type AfterCommit struct {
	Functions `yaml:",inline"`
	Callback  Index `yaml:"callback,omitempty" words:"any" doc:"The parameter that is kept; found unless said."`
}

// Callback calls a function, with no transaction of its own.
type Callback struct {
	Functions `yaml:",inline"`
	Param     Index `yaml:"param,omitempty" words:"any" doc:"The parameter that is called; any unless said."`
	When      Word  `yaml:"when,omitempty" words:"now,async,later" doc:"Before the function returns, in a goroutine, or after the caller is done with it."`
}

// Register keeps a function that runs inside a later transaction.
type Register struct {
	Functions `yaml:",inline"`
	Callback  Index `yaml:"callback,omitempty" words:"any" doc:"The parameter that is kept; found unless said."`
	Of        Names `yaml:"of,omitempty" is:"function" doc:"The receiver must be the result of one of these."`
	On        Names `yaml:"on,omitempty" is:"function" doc:"The chain of receivers must begin with one of these."`
}

// Option is a field of options that makes a transaction read-only.
type Option struct {
	Lib   Text `yaml:"lib,omitempty" doc:"The name of the library, for people."`
	Type  Text `yaml:"type" is:"type" doc:"The type of the options, path/to/pkg.Type."`
	Field Text `yaml:"field" is:"text" doc:"The name of the field."`
	Value Text `yaml:"value" is:"text" doc:"The value that makes the transaction read-only."`
}

// Nothing takes back what earlier tables say.
type Nothing struct {
	Lib      Text  `yaml:"lib,omitempty" doc:"The name of the library, for people."`
	Names    Names `yaml:"names,omitempty" is:"function" doc:"Functions and methods."`
	Promoted Names `yaml:"promoted,omitempty" is:"function" doc:"Methods under a type that has them from what it embeds."`
	Types    Names `yaml:"types,omitempty" is:"type" doc:"Types that are no handles."`
	Packages Names `yaml:"packages,omitempty" is:"package" doc:"Packages that are no barriers."`
}

// Family describes functions or types that cannot be listed one by one. Which other keys it may
// have depends on its role.
type Family struct {
	Lib       Text   `yaml:"lib,omitempty" doc:"The name of the library, for people."`
	Role      Word   `yaml:"role" words:"sink,opener,closer,runner,handle,after_commit,safe,callback" doc:"What the members are."`
	Package   Names  `yaml:"package" is:"pattern" doc:"path/to/pkg, path/... or path/*/pkg."`
	Type      Names  `yaml:"type,omitempty" is:"glob" doc:"Names of the receivers' types; without it the members are package functions."`
	Methods   Names  `yaml:"methods,omitempty" is:"glob" doc:"Names of the functions."`
	Except    Names  `yaml:"except,omitempty" is:"glob" doc:"Names that are taken out again."`
	ReadsOnly Names  `yaml:"reads,omitempty" is:"glob" doc:"Names of those that only read."`
	Imports   Text   `yaml:"imports,omitempty" doc:"The declaring package imports this one."`
	Interface *Truth `yaml:"interface,omitempty" doc:"The receiver is an interface."`
	Embeds    Text   `yaml:"embeds,omitempty" doc:"The receiver's struct embeds this type."`
	Variadic  Text   `yaml:"variadic,omitempty" doc:"The last parameter is a list of this type."`
	Result    Text   `yaml:"result,omitempty" doc:"Result 0 is this type or a pointer to it."`
	Signature Text   `yaml:"signature,omitempty" doc:"The signature, without names of parameters."`
	Examples  Names  `yaml:"examples,omitempty" doc:"Members, for people."`

	Category Word   `yaml:"category,omitempty" words:"category" doc:"See sinks."`
	Does     Text   `yaml:"does,omitempty" doc:"See sinks."`
	Effect   Word   `yaml:"effect,omitempty" words:"send,write,call,read,local,wait" doc:"See sinks."`
	Proves   *Truth `yaml:"proves,omitempty" doc:"See handles."`
	ReadOnly *Truth `yaml:"read_only,omitempty" doc:"See handles, openers and runners."`
	Handle   Index  `yaml:"handle,omitempty" words:"receiver,context,none" doc:"See openers, closers and runners."`
	Error    Index  `yaml:"error,omitempty" words:"none,.field" doc:"See openers."`
	Nested   *Truth `yaml:"nested,omitempty" doc:"See openers."`
	Ends     *Truth `yaml:"ends,omitempty" doc:"See openers."`
	Outcome  Word   `yaml:"outcome,omitempty" words:"commit,rollback,either,savepoint,release" doc:"See closers."`
	Callback Index  `yaml:"callback,omitempty" words:"any" doc:"See runners and after_commit."`
	Retries  Word   `yaml:"retries,omitempty" words:"always,never,option,driver" doc:"See runners."`
	Context  *Truth `yaml:"context,omitempty" doc:"See runners."`
	Tx       Index  `yaml:"tx,omitempty" words:"receiver,none" doc:"See safe."`
	Reason   Text   `yaml:"reason,omitempty" doc:"See safe."`
	Param    Index  `yaml:"param,omitempty" words:"any" doc:"See callbacks."`
	When     Word   `yaml:"when,omitempty" words:"now,async,later" doc:"See callbacks."`
}
