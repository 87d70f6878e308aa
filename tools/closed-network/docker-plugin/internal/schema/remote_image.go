package schema

var buildSecretFields = Fields{
	text("id", required, forceNew),
	text("src", forceNew),
	text("env", forceNew),
}

var buildUlimitFields = Fields{
	text("name", required, forceNew),
	integer("hard", required, forceNew),
	integer("soft", required, forceNew),
}

var buildAuthFields = Fields{
	text("hostName", required),
	text("userName"),
	text("password"),
	text("auth"),
	text("email"),
	text("serverAddress"),
	text("identityToken"),
	text("registryToken"),
}

var buildFields = Fields{
	texts("additionalContexts", forceNew),
	listOf("authConfigs", buildAuthFields, named("auth_config")),
	textMap("buildArgs", forceNew, declaresTexts),
	text("buildId", forceNew),
	text("buildLogFile", forceNew),
	text("builder", forceNew, byDefault("")),
	texts("cacheFroms", forceNew, named("cache_from")),
	texts("cacheTos", forceNew, named("cache_to")),
	text("cgroupParent", forceNew),
	text("context", required, forceNew),
	integer("cpuPeriod", forceNew),
	integer("cpuQuota", forceNew),
	text("cpuSetCpus", forceNew),
	text("cpuSetMems", forceNew),
	integer("cpuShares", forceNew),
	text("dockerfile", forceNew, byDefault("Dockerfile")),
	texts("extraHosts", forceNew),
	flag("forceRemove", forceNew),
	text("isolation", forceNew),
	textMap("label", declaresTexts),
	textMap("labels", forceNew, declaresTexts),
	integer("memory", forceNew),
	integer("memorySwap", forceNew),
	text("networkMode", forceNew),
	flag("noCache", forceNew),
	text("platform", forceNew),
	text("provenance", forceNew),
	flag("pullParent", forceNew),
	text("remoteContext", forceNew),
	flag("remove", byDefault(true)),
	text("sbom", forceNew),
	listOf("secrets", buildSecretFields),
	texts("securityOpts", forceNew, named("security_opt")),
	text("sessionId", forceNew),
	integer("shmSize", forceNew),
	flag("squash", forceNew),
	flag("suppressOutput", forceNew),
	texts("tags", named("tag")),
	text("target", forceNew),
	listOf("ulimits", buildUlimitFields, named("ulimit")),
	flag("useLegacyBuilder", forceNew, byDefault(false)),
	text("version", forceNew),
}

// remoteImageFields are those of `docker:index/remoteImage:RemoteImage`.
var remoteImageFields = Fields{
	setOf("build", buildFields, one, conflicts("pull_triggers")),
	flag("forceRemove"),
	text("imageId", output),
	flag("keepLocally"),
	text("name", required, forceNew),
	text("platform", forceNew, byDefault("")),
	textSet("pullTriggers", forceNew),
	text("repoDigest", output),
	textMap("triggers", forceNew),
}
