// Package container acts on containers.
package container

import (
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// Resource is how containers are acted on.
var Resource = &shared.Resource{
	Schema:     schema.Container,
	Importable: true,
	Create:     create,
	Read:       read,
	Update:     update,
	Delete:     remove,
}

// texts are a set of texts of a container, in the order of their hashes.
func texts(properties values.Map, name string) []string {
	return textsIn(schema.Container.Fields, properties, name)
}

// textsIn are a set of texts of an object, in the order of their hashes.
func textsIn(fields schema.Fields, object values.Map, name string) []string {
	return shared.TextsInHashOrder(fields.Get(name), object[name])
}

// objects are a set of objects of a container, in the order of their hashes.
func objects(properties values.Map, name string) []values.Map {
	return shared.ObjectsInHashOrder(schema.Container.Fields.Get(name), properties[name])
}

// members are the properties of a container's objects of a kind.
func members(name string) schema.Fields {
	return schema.Container.Fields.Get(name).Block
}
