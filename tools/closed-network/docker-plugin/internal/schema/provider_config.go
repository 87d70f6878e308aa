package schema

var registryAuthFields = Fields{
	text("address", required),
	text("username"),
	text("password", isSecret),
	text("configFile"),
	text("configFileContent"),
	flag("authDisabled", byDefault(false)),
}

// ProviderConfig has `config docker:*` and the arguments of an explicit `docker.Provider`.
var ProviderConfig = Fields{
	text("caMaterial"),
	text("certMaterial"),
	text("certPath"),
	text("context"),
	flag("disableDockerDaemonCheck", byDefault(false)),
	text("host"),
	text("keyMaterial"),
	setOf("registryAuth", registryAuthFields),
	texts("sshOpts"),
}
