package schema

var serviceMountFields = Fields{
	text("target", required),
	text("source"),
	text("type", required, isMountType),
	flag("readOnly"),
	listOf("bindOptions", Fields{text("propagation", byDefault("rprivate"), isPropagation)}, one),
	listOf("volumeOptions",
		Fields{flag("noCopy"), setOf("labels", labelFields), text("driverName"), textMap("driverOptions", declaresTexts)},
		one,
	),
	listOf("tmpfsOptions", Fields{integer("sizeBytes"), integer("mode")}, one),
}

var serviceHealthcheckFields = Fields{
	texts("tests", named("test")),
	text("interval", byDefault("0s"), isDuration),
	text("timeout", byDefault("0s"), isDuration),
	text("startPeriod", byDefault("0s"), isDuration),
	integer("retries", byDefault(0.0), atLeast(0)),
}

var privilegeFields = Fields{
	listOf("credentialSpec", Fields{text("file"), text("registry")}, one),
	listOf("seLinuxContext", Fields{flag("disable"), text("user"), text("role"), text("type"), text("level")}, one),
}

// targetFile are the properties that a config and a secret have besides their own.
func targetFile(own ...*Field) Fields {
	return append(Fields(own),
		text("fileName", required),
		text("fileUid", byDefault("0")),
		text("fileGid", byDefault("0")),
		integer("fileMode", byDefault(float64(0o444)), atLeast(0)),
	)
}

// containerSpecFields are those of `taskSpec.containerSpec` of a Service.
var containerSpecFields = Fields{
	texts("args"),
	texts("capAdds", named("cap_add")),
	texts("capDrops", named("cap_drop")),
	texts("commands", named("command")),
	setOf("configs", targetFile(text("configId", required), text("configName"))),
	text("dir"),
	listOf("dnsConfig",
		Fields{texts("nameservers", required), texts("searches", named("search")), texts("options")},
		one,
		computed,
	),
	textMap("env", declaresTexts),
	texts("groups"),
	listOf("healthcheck", serviceHealthcheckFields, one, computed),
	text("hostname"),
	setOf("hosts", hostFields, forceNew),
	text("image", required),
	flag("init", computed),
	text("isolation", byDefault("default"), matching("^(default|process|hyperv)$")),
	setOf("labels", labelFields),
	setOf("mounts", serviceMountFields),
	listOf("privileges", privilegeFields, one),
	flag("readOnly"),
	setOf("secrets", targetFile(text("secretId", required), text("secretName"))),
	text("stopGracePeriod", computed, isDuration),
	text("stopSignal"),
	textMap("sysctl", forceNew),
	text("user"),
}
