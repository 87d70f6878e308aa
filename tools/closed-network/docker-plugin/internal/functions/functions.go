// Package functions has what looks something up.
package functions

import (
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// Function is a function of the plugin: it looks something up and answers with its properties, `id` among them.
type Function struct {
	Invoke func(ctx shared.Context, args values.Map) (values.Map, error)
}

var byToken = map[string]*Function{
	"docker:index/getLogs:getLogs":                   {Invoke: getLogs},
	"docker:index/getNetwork:getNetwork":             {Invoke: getNetwork},
	"docker:index/getRegistryImage:getRegistryImage": {Invoke: getRegistryImage},
	"docker:index/getRemoteImage:getRemoteImage":     {Invoke: getRemoteImage},
}

// ByToken is the function of a token, which wants a `name`; nil when the plugin does not have it.
func ByToken(token string) *Function {
	return byToken[token]
}
