package shared

import (
	"maps"
	"slices"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// LabelsToMap are the labels that an object has as a list of pairs under a key.
func LabelsToMap(object values.Map, key string) map[string]string {
	labels := map[string]string{}
	for _, label := range values.Objects(object, key) {
		labels[values.Text(label, "label")] = values.Text(label, "value")
	}
	return labels
}

// Labels are a resource's labels for a request; nil when it has none.
func Labels(properties values.Map) any {
	return IfFilled(LabelsToMap(properties, "labels"))
}

// MapToLabels are labels as a list of pairs.
func MapToLabels(labels map[string]string) []any {
	pairs := []any{}
	for _, label := range slices.Sorted(maps.Keys(labels)) {
		pairs = append(pairs, values.Map{"label": label, "value": labels[label]})
	}
	return pairs
}
