package bridge

import (
	"fmt"
	"slices"
	"strings"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// KeepIgnored leaves what `ignoreChanges` names as it is recorded, the way the bridge does: it takes the differences at those
// places out of Terraform's. A place is known only by a value that stands there, recorded or given. So what neither side has
// is not ignored, even if Terraform finds a difference in it, as it does in a property that the engine may fill and has not;
// and `*` names no place at all.
func KeepIgnored(fields schema.Fields, planned, olds, news values.Map, ignoreChanges []string) values.Map {
	if len(ignoreChanges) == 0 {
		return planned
	}
	ignored := ignoredPlaces{paths: ignoreChanges}
	for _, field := range fields {
		if value := olds[field.Name]; value != nil {
			ignored.visit(field, []string{field.Name}, field.Name, value, olds)
		}
		if value, given := news[field.Name]; given {
			ignored.visit(field, []string{field.Name}, field.Name, value, olds)
		}
	}
	return ignored.object(fields, nil, olds, planned)
}

// ignoredPlaces are places in Terraform's flat form: names, places in lists, keys of maps, and members of sets by what they are.
type ignoredPlaces struct {
	paths  []string
	places [][]string
}

// visit looks at a value, and at everything in it, for the paths that are ignored.
func (g *ignoredPlaces) visit(field *schema.Field, here []string, path string, value values.Value, olds values.Map) {
	if slices.Contains(g.paths, path) && resolves(path, olds) {
		g.places = append(g.places, slices.Clone(here))
	}
	switch value := value.(type) {
	case []any:
		for i, item := range value {
			g.visitItem(field, append(here, step(field, i, item)), indexPath(path, i), item, olds)
		}
	case values.Map:
		if field.Block != nil {
			g.visitItem(field, append(here, step(field, 0, value)), path, value, olds)
			return
		}
		for key, item := range value {
			g.visit(noField, append(here, key), bridgePath(path, key), item, olds)
		}
	}
}

var noField = &schema.Field{Kind: schema.String}

func (g *ignoredPlaces) visitItem(field *schema.Field, here []string, path string, item values.Value, olds values.Map) {
	object, isMap := item.(values.Map)
	if field.Block == nil || !isMap {
		g.visit(noField, here, path, item, olds)
		return
	}
	if slices.Contains(g.paths, path) && resolves(path, olds) {
		g.places = append(g.places, slices.Clone(here))
	}
	for _, inner := range field.Block {
		if value, have := object[inner.Name]; have {
			g.visit(inner, append(here, inner.Name), bridgePath(path, inner.Name), value, olds)
		}
	}
}

// step is how Terraform tells a member of a list or set from the others.
func step(field *schema.Field, index int, item values.Value) string {
	if field.Kind == schema.Set {
		return identity(field, item)
	}
	return fmt.Sprint(index)
}

// bridgePath appends a key as the bridge writes it when it looks for ignored paths, which is not how others do.
func bridgePath(path, key string) string {
	if strings.ContainsAny(key, `."[]`) {
		return fmt.Sprintf(`%s.["%s"]`, path, strings.ReplaceAll(key, `"`, `\"`))
	}
	return path + "." + key
}

// resolves: a path to a place in a list that is not recorded is not ignored.
func resolves(path string, olds values.Map) bool {
	end := strings.LastIndex(path, "]")
	if end < 0 || strings.HasSuffix(path[:end], `"`) {
		return true
	}
	var value values.Value = olds
	for _, key := range strings.FieldsFunc(path[:end], func(r rune) bool { return r == '.' || r == '[' || r == ']' }) {
		switch inside := value.(type) {
		case values.Map:
			value = inside[key]
		case []any:
			index := 0
			if _, err := fmt.Sscan(key, &index); err != nil || index >= len(inside) {
				return false
			}
			value = inside[index]
		default:
			return false
		}
	}
	return value != nil
}

// has says whether a place, or one around it, is ignored.
func (g *ignoredPlaces) has(here []string) bool {
	return slices.ContainsFunc(g.places, func(place []string) bool {
		return len(place) <= len(here) && slices.Equal(place, here[:len(place)])
	})
}

// touches says whether a place, one around it or one in it is ignored.
func (g *ignoredPlaces) touches(here []string) bool {
	return slices.ContainsFunc(g.places, func(place []string) bool {
		shorter := min(len(place), len(here))
		return slices.Equal(place[:shorter], here[:shorter])
	})
}

func (g *ignoredPlaces) object(fields schema.Fields, here []string, prior, planned values.Map) values.Map {
	result := make(values.Map, len(planned))
	for name, value := range planned {
		if field := fields.Get(name); field != nil {
			value = g.value(field, append(slices.Clone(here), name), prior[name], value)
		}
		result[name] = value
	}
	return result
}

func (g *ignoredPlaces) value(field *schema.Field, here []string, prior, planned values.Value) values.Value {
	switch {
	case !g.touches(here):
		return planned
	case g.has(here):
		return kept(field, prior)
	case planned == nil || planned == values.Unknown || values.Same(prior, planned):
		return planned
	case field.Kind == schema.MapKind:
		return g.entries(here, objectOf(prior), objectOf(planned))
	case field.Kind == schema.Set:
		return g.members(field, here, prior, planned)
	case field.Kind == schema.List:
		return g.items(field, here, prior, planned)
	}
	return planned
}

// kept is what is recorded. Terraform writes an empty text for one that it must have and does not.
func kept(field *schema.Field, prior values.Value) values.Value {
	if prior == nil && field.Required && field.Kind == schema.String {
		return ""
	}
	return prior
}

// entries are a map's. One that becomes empty does so whatever is ignored in it.
func (g *ignoredPlaces) entries(here []string, prior, planned values.Map) values.Value {
	result := values.Map{}
	for key, value := range planned {
		if !g.has(append(slices.Clone(here), key)) {
			result[key] = value
		}
	}
	for key, value := range prior {
		if len(planned) > 0 && g.has(append(slices.Clone(here), key)) {
			result[key] = value
		}
	}
	return result
}

// items are a list's: as many as are planned.
func (g *ignoredPlaces) items(field *schema.Field, here []string, prior, planned values.Value) values.Value {
	if object, isMap := planned.(values.Map); isMap {
		place := append(slices.Clone(here), "0")
		return g.object(field.Block, place, objectOf(prior), object)
	}
	list, isList := planned.([]any)
	if !isList {
		return planned
	}
	before, _ := prior.([]any)
	return mapItems(list, func(i int, item any) any {
		place := append(slices.Clone(here), fmt.Sprint(i))
		object, isMap := item.(values.Map)
		switch {
		case g.has(place) && i < len(before):
			return before[i]
		case isMap && field.Block != nil && g.touches(place):
			return g.object(field.Block, place, objectOf(at(before, i)), object)
		}
		return item
	})
}

// members are a set's. It is put together anew from its differences: a member without any is not in it, but for texts that
// were there before.
func (g *ignoredPlaces) members(field *schema.Field, here []string, prior, planned values.Value) values.Value {
	wanted, recorded := itemsOf(field, planned), itemsOf(field, prior)
	if sameSet(field, recorded, wanted) || len(wanted) == 0 {
		return planned
	}
	known := identities(field, recorded)
	result := []any{}
	for _, member := range wanted {
		id := identity(field, member)
		place := append(slices.Clone(here), id)
		object, isMap := member.(values.Map)
		isKnown := slices.Contains(known, id)
		switch {
		case g.has(place) && (isMap || !isKnown):
		case isMap && !isKnown && g.touches(place):
			result = append(result, g.object(field.Block, place, nil, object))
		default:
			result = append(result, member)
		}
	}
	for _, member := range recorded {
		id := identity(field, member)
		isText := field.Block == nil
		if isText && g.has(append(slices.Clone(here), id)) && !slices.Contains(identities(field, wanted), id) {
			result = append(result, member)
		}
	}
	if field.One {
		return at(result, 0)
	}
	return ordered(field, result)
}
