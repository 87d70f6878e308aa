package bridge

import (
	"strconv"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

const rawStateDeltaKey = "__pulumi_raw_state_delta"

// rawStateDelta has the bridge's notes on how Terraform's state differs in form from Pulumi's: renamed properties, single
// members that are lists there, maps and lists by name. It writes them into every state; nothing here needs them back.
func rawStateDelta(fields schema.Fields, properties values.Map, absent map[string]bool) values.Map {
	notes := values.Map{}
	renamed := values.Map{}
	for _, field := range fields {
		if note := noteOf(field, properties[field.Name]); note != nil && !absent[field.Name] {
			notes[field.Name] = note
		}
		if field.TF != schema.SnakeCase(field.Name) {
			renamed[field.Name] = field.TF
		}
	}
	object := values.Map{}
	if len(notes) > 0 {
		object["ps"] = notes
	}
	if len(renamed) > 0 {
		object["renamed"] = renamed
	}
	return values.Map{"obj": object}
}

func noteOf(field *schema.Field, value values.Value) values.Map {
	_, isMap := value.(values.Map)
	list, isList := value.([]any)
	switch {
	case field.One:
		return values.Map{"plu": values.Map{"i": memberNote(field, value)}}
	case field.Kind == schema.MapKind && isMap:
		return values.Map{"map": values.Map{}}
	case field.Kind == schema.MapKind || !isList:
		return nil
	case field.Block == nil || len(list) == 0:
		return values.Map{"arr": values.Map{}}
	}
	elements := values.Map{}
	for i, item := range list {
		elements[strconv.Itoa(i)] = memberNote(field, item)
	}
	return values.Map{"arr": values.Map{"el": elements}}
}

func memberNote(field *schema.Field, member values.Value) values.Map {
	object, isMap := member.(values.Map)
	if !isMap || field.Block == nil {
		return values.Map{}
	}
	return rawStateDelta(field.Block, object, nil)
}

// AbsentBlocks are the single blocks that nobody ever filled, which Terraform records as no list at all instead of an empty
// one: those that were unknown when planned, or had no note before.
func AbsentBlocks(fields schema.Fields, properties, planned, olds values.Map) map[string]bool {
	notes, haveNotes := notesOf(olds)
	absent := map[string]bool{}
	for _, field := range fields {
		if !field.One || !field.Computed || properties[field.Name] != nil {
			continue
		}
		_, noted := notes[field.Name]
		if planned[field.Name] == values.Unknown || haveNotes && !noted {
			absent[field.Name] = true
		}
	}
	return absent
}

func notesOf(olds values.Map) (values.Map, bool) {
	delta, _ := values.Object(olds, rawStateDeltaKey)
	object, _ := values.Object(delta, "obj")
	return values.Object(object, "ps")
}
