package server

import (
	"encoding/json"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// decodeConfig: the engine sends a provider's settings as texts. All but plain texts are JSON inside.
func decodeConfig(config values.Map) values.Map {
	result := make(values.Map, len(config))
	for name, value := range config {
		field := schema.ProviderConfig.Get(name)
		if text, isText := value.(string); isText && field != nil && field.Kind != schema.String {
			value = decoded(text)
		}
		result[name] = value
	}
	return result
}

// decoded leaves a text that is no JSON as it is.
func decoded(text string) values.Value {
	var value any
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		return text
	}
	return values.FromJSON(value)
}
