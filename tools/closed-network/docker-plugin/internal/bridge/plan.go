package bridge

import (
	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// Plan is what Terraform expects the resource to be after applying a configuration to what was there before: the
// configuration, its defaults, and for the rest what was recorded. What only the engine can tell is Unknown. There is no
// (nil) prior for a resource yet to be made.
func Plan(fields schema.Fields, prior, config values.Map) values.Map {
	planned := make(values.Map, len(fields))
	for _, field := range fields {
		planned[field.Name] = planField(field, prior[field.Name], config[field.Name], prior == nil)
	}
	return planned
}

func planField(field *schema.Field, prior, config values.Value, creating bool) values.Value {
	if field.Overlook != nil && field.Overlook(prior, withDefaults(field, config)) {
		return prior
	}
	switch {
	case config == values.Unknown:
		return values.Unknown
	case field.Kind == schema.MapKind:
		return planMap(field, prior, config)
	case field.Kind == schema.Set:
		return planSet(field, prior, config, creating)
	case field.Kind == schema.List && field.Block == nil:
		return planTexts(field, prior, config, creating)
	case field.Kind == schema.List:
		return planBlocks(field, prior, config, creating)
	}
	return planScalar(field, prior, config, creating)
}

// withDefaults: overlooking compares whole blocks, with their defaults in place.
func withDefaults(field *schema.Field, config values.Value) values.Value {
	list, isList := config.([]any)
	if field.Block == nil || !isList {
		return config
	}
	return mapItems(list, func(_ int, item any) any {
		object, isMap := item.(values.Map)
		if !isMap {
			return item
		}
		whole := make(values.Map, len(field.Block))
		for _, inner := range field.Block {
			whole[inner.Name] = orDefault(inner, object[inner.Name])
		}
		return whole
	})
}

func orDefault(field *schema.Field, value values.Value) values.Value {
	if value == nil {
		return field.Default
	}
	return value
}

func planMap(field *schema.Field, prior, config values.Value) values.Value {
	if values.ContainsUnknown(config) {
		return values.Unknown
	}
	before, isMap := prior.(values.Map)
	if given, isGiven := config.(values.Map); isGiven {
		wanted := textsIn(given)
		if prior == nil && len(wanted) == 0 || values.Same(prior, wanted) {
			return prior
		}
		return wanted
	}
	switch {
	case field.Computed && isMap:
		return prior
	case field.Computed:
		return values.Unknown
	case isMap && len(before) > 0:
		// One that is taken away becomes empty, so that each of its keys is reported.
		return values.Map{}
	}
	return prior
}

// textsIn: to Terraform every map is one of texts.
func textsIn(entries values.Map) values.Map {
	result := make(values.Map, len(entries))
	for key, value := range entries {
		result[key] = scalarToText(value)
	}
	return result
}

func planTexts(field *schema.Field, prior, config values.Value, creating bool) values.Value {
	before, isList := prior.([]any)
	if wanted, given := config.([]any); given {
		switch {
		case len(wanted) == 0 && field.Computed && creating:
			return values.Unknown
		case prior == nil && len(wanted) == 0 || values.Same(prior, config):
			return prior
		}
		return config
	}
	switch {
	case field.Computed && isList:
		return prior
	case field.Computed:
		return values.Unknown
	case isList && len(before) == 0:
		return prior
	}
	return nil
}

func planBlocks(field *schema.Field, prior, config values.Value, creating bool) values.Value {
	if field.One {
		return planBlock(field, prior, config, creating)
	}
	if wanted, given := config.([]any); given {
		return mapItems(wanted, func(i int, item any) any {
			if object, isMap := item.(values.Map); isMap {
				return Plan(field.Block, objectOf(at(prior, i)), object)
			}
			return item
		})
	}
	switch {
	case !field.Computed:
		return []any{}
	case prior == nil:
		return values.Unknown
	}
	return prior
}

func planBlock(field *schema.Field, prior, config values.Value, creating bool) values.Value {
	if object, given := config.(values.Map); given {
		return Plan(field.Block, objectOf(prior), object)
	}
	switch {
	case !field.Computed:
		return nil
	case creating:
		return values.Unknown
	}
	return prior
}
