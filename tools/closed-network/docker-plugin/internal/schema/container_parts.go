package schema

var capabilityFields = Fields{
	textSet("adds", forceNew, named("add")), textSet("drops", forceNew, named("drop")),
}

var healthcheckFields = Fields{
	texts("tests", named("test")),
	text("interval", byDefault("0s"), isDuration),
	text("timeout", byDefault("0s"), isDuration),
	text("startPeriod", byDefault("0s"), isDuration),
	text("startInterval", byDefault("0s"), isDuration),
	integer("retries", byDefault(0.0), atLeast(0)),
}

var isMountType = matching("^(bind|volume|tmpfs)$")
var isPropagation = matching("^(private|rprivate|shared|rshared|slave|rslave)$")

var mountFields = Fields{
	text("target", required),
	text("source"),
	text("type", required, isMountType),
	flag("readOnly"),
	listOf("bindOptions", Fields{text("propagation", isPropagation)}, one),
	listOf("volumeOptions",
		Fields{
			flag("noCopy"),
			setOf("labels", labelFields),
			text("driverName"),
			textMap("driverOptions", declaresTexts),
			text("subpath", forceNew),
		},
		one,
	),
	listOf("tmpfsOptions", Fields{integer("sizeBytes"), integer("mode")}, one, forceNew),
}

var containerVolumeFields = Fields{
	text("fromContainer", forceNew),
	text("containerPath", forceNew),
	text("hostPath", forceNew, isAbsolutePath),
	text("volumeName", forceNew),
	flag("readOnly", forceNew),
	text("selinuxRelabel", forceNew, matching("^(z|Z)$")),
}

var portFields = Fields{
	integer("internal", required, forceNew),
	integer("external", forceNew, computed),
	text("ip", forceNew, byDefault("0.0.0.0")),
	text("protocol", forceNew, byDefault("tcp")),
}

var hostFields = Fields{text("ip", required, forceNew), text("host", required, forceNew)}

var ulimitFields = Fields{
	text("name", required, forceNew),
	integer("soft", required, forceNew),
	integer("hard", required, forceNew),
}

var networkDataFields = Fields{
	text("networkName", output),
	text("ipAddress", output),
	integer("ipPrefixLength", output),
	text("gateway", output),
	text("globalIpv6Address", output),
	integer("globalIpv6PrefixLength", output),
	text("ipv6Gateway", output),
	text("macAddress", output),
}

var deviceFields = Fields{
	text("hostPath", required, forceNew),
	text("containerPath", forceNew),
	text("permissions", forceNew, byDefault("rwm")),
}

var throttleFields = Fields{text("path", required), integer("rate", required, atLeast(0))}

var deviceRequestFields = Fields{
	text("driver", forceNew, byDefault("cdi")),
	integer("count", forceNew, byDefault(0.0)),
	textSet("deviceIds", forceNew),
	textSet("capabilities", forceNew),
	textMap("options", forceNew, declaresTexts),
}

var networkAdvancedFields = Fields{
	text("name", required, forceNew),
	textSet("aliases", forceNew),
	text("ipv4Address", forceNew),
	text("ipv6Address", forceNew),
	textSet("linkLocalIps", forceNew),
	text("macAddress", forceNew),
	textSet("driverOpts", forceNew),
	integer("gwPriority", forceNew, atLeast(0)),
}

var uploadFields = Fields{
	text("content", forceNew),
	text("contentBase64", forceNew, isBase64),
	text("file", required, forceNew),
	flag("executable", forceNew, byDefault(false)),
	text("permissions", forceNew, matching("^0[0-7]{3}$")),
	text("source", forceNew),
	text("sourceHash", forceNew),
}
