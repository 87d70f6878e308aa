package server

// What the official plugin has and this one has not: named, so that the message can say so.
var officialResources = []string{
	"docker:index/buildxBuilder:BuildxBuilder",
	"docker:index/image:Image",
	"docker:index/plugin:Plugin",
	"docker:index/registryImage:RegistryImage",
	"docker:index/tag:Tag",
}

var officialFunctions = []string{
	"docker:index/getPlugin:getPlugin",
	"docker:index/getRegistryImageManifests:getRegistryImageManifests",
}
