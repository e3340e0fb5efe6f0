package config

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"github.com/txspill/txspill/passes/internal/catalog"
)

// SchemaURL is where editors find the JSON Schema.
const SchemaURL = "https://raw.githubusercontent.com/txspill/txspill/main/passes/config/schema.json"

// node is a schema, or a part of one.
type node map[string]any

// Schema returns the JSON Schema of a configuration, made from File. It is of draft 7, which all
// editors understand. What a schema cannot say (names that are listed twice) only Parse knows.
func Schema() ([]byte, error) {
	root := object(reflect.TypeFor[File]())
	root["$schema"] = "http://json-schema.org/draft-07/schema#"
	root["$id"] = SchemaURL
	root["title"] = FileName
	root["description"] = "What a project tells txspill of its own code, and what it wants to be told."
	root["type"] = []string{"object", "null"}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(root)
	return b.Bytes(), err
}

// object is the schema of a struct.
func object(t reflect.Type) node {
	props := node{}
	var required []string
	for _, f := range fields(t) {
		key, always := keyOf(f)
		props[key] = property(f)
		if always {
			required = append(required, key)
		}
	}
	n := node{"type": "object", "additionalProperties": false, "properties": props}
	if required != nil {
		n["required"] = required
	}
	together(n, t, props)
	return n
}

// fields are the fields of a struct, those of embedded structs included.
func fields(t reflect.Type) []reflect.StructField {
	return slices.DeleteFunc(reflect.VisibleFields(t), func(f reflect.StructField) bool { return f.Anonymous })
}

// keyOf is the key of a field, and whether it must be there.
func keyOf(f reflect.StructField) (key string, always bool) {
	key, rest, _ := strings.Cut(f.Tag.Get("yaml"), ",")
	return key, rest != "omitempty"
}

// together says which of the keys belong together, or of which one is enough.
func together(n node, t reflect.Type, props node) {
	if props["receivers"] != nil {
		n["dependencies"] = node{"receivers": []string{"methods"}, "methods": []string{"receivers"}}
	}
	switch t {
	case reflect.TypeFor[File](), reflect.TypeFor[Nothing]():
		return
	case reflect.TypeFor[Family]():
		n["allOf"] = familyRoles(props)
		return
	}
	var either []node
	for _, key := range []string{"names", "promoted", "receivers", "packages"} {
		if props[key] != nil {
			either = append(either, node{"required": []string{key}})
		}
	}
	if either != nil {
		n["anyOf"] = either
	}
}

// familyRoles says what a family of each role may have, must have, and means by it.
func familyRoles(props node) (cases []node) {
	of := map[string]reflect.Type{
		"sink": reflect.TypeFor[Sink](), "opener": reflect.TypeFor[Opener](), "closer": reflect.TypeFor[Closer](),
		"runner": reflect.TypeFor[Runner](), "handle": reflect.TypeFor[Handle](), "safe": reflect.TypeFor[Safe](),
		"after_commit": reflect.TypeFor[AfterCommit](), "callback": reflect.TypeFor[Callback](),
	}
	for _, role := range catalog.FamilyRoles() {
		keys := catalog.FamilyKeys(role)
		then := node{"propertyNames": node{"enum": keys}}
		own := node{}
		required := []string{"methods"}
		if role == "handle" {
			required = []string{"type"}
		}
		for _, f := range fields(of[role]) {
			key, always := keyOf(f)
			if key == "methods" || props[key] == nil || !slices.Contains(keys, key) {
				continue
			}
			own[key] = property(f)
			if always {
				required = append(required, key)
			}
		}
		then["properties"], then["required"] = own, required
		cases = append(cases, node{"if": node{"properties": node{"role": node{"const": role}}}, "then": then})
	}
	return cases
}

// property is the schema of the value of a field.
func property(f reflect.StructField) node {
	n := value(f.Type, f.Tag)
	if doc := f.Tag.Get("doc"); doc != "" {
		n["description"] = doc
	}
	return n
}

func value(t reflect.Type, tag reflect.StructTag) node {
	words := strings.Split(tag.Get("words"), ",")
	switch {
	case t == reflect.TypeFor[*Truth]():
		return node{"anyOf": []node{{"type": "boolean"}, {"enum": []string{"on", "off", "yes", "no", "true", "false"}}}}
	case t == reflect.TypeFor[map[string]Level]():
		return levels()
	case t == reflect.TypeFor[Names]():
		one := text(tag.Get("is"))
		return node{"anyOf": []node{one, {"type": "array", "minItems": 1, "items": one}}}
	case t == reflect.TypeFor[Index]():
		return index(words)
	case t == reflect.TypeFor[Word]() && words[0] == "category":
		return node{"enum": categoryNames()}
	case t == reflect.TypeFor[Word]():
		return node{"enum": words}
	case t.Kind() == reflect.Slice:
		return node{"type": "array", "items": object(t.Elem())}
	}
	return text(tag.Get("is"))
}

// levels is the schema of categories.
func levels() node {
	props := node{}
	for _, c := range catalog.Categories() {
		level := "off"
		if c.DefaultOn() {
			level = "on"
		}
		props[string(c)] = node{
			"anyOf":       []node{{"enum": levelWords()}, {"type": "boolean"}, {"enum": []string{"yes", "no", "true", "false"}}},
			"description": level + " unless said",
		}
	}
	return node{"type": "object", "additionalProperties": false, "properties": props}
}

func index(words []string) node {
	alternatives := []node{{"type": "integer", "minimum": 0, "maximum": 99}, {"type": "string", "pattern": "^[1-9]?[0-9]$"}}
	for _, w := range words {
		if w == ".field" {
			alternatives = append(alternatives, node{"type": "string", "pattern": `^\.[\p{L}_][\p{L}\p{Nd}_]*$`})
			continue
		}
		alternatives = append(alternatives, node{"const": w})
	}
	return node{"anyOf": alternatives}
}

// text is the schema of a text. The patterns take what Parse takes and more: they are there to
// catch slips while typing.
func text(is string) node {
	patterns := map[string]string{
		"function":   `^(\(.+\)|[^()\s]+)\.[^.()\s]+$`,
		"receiver":   `^\(.+\)$`,
		"type":       `^\*?[^()\s]+\.[^.()]+$`,
		"identifier": `^[\p{L}_][\p{L}\p{Nd}_]*$`,
		"glob":       `^[\p{L}_*][\p{L}\p{Nd}_*]*$`,
		"package":    `^[^/\s][^\s]*$`,
		"pattern":    `^[^/\s][^\s]*$`,
		"signature":  `^func\(`,
	}
	never := map[string]string{
		"path": `^/|^\.{1,2}(/|$)|//|/\.{1,2}(/|$)|/$|\*\*|[\\?\[\]{}!]`,
		"file": `^/|^\.{1,2}(/|$)|//|/\.{1,2}(/|$)|/$|\\`,
	}
	n := node{"type": []string{"string", "number", "boolean"}, "minLength": 1}
	if p, ok := patterns[is]; ok {
		n["pattern"] = p
	}
	if p, ok := never[is]; ok {
		n["not"] = node{"type": "string", "pattern": p}
	}
	return n
}
