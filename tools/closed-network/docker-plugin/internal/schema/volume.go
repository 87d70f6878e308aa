package schema

var clusterFields = Fields{
	text("id", output),
	text("scope", forceNew, byDefault("single"), oneOf("single", "multi")),
	text("sharing", forceNew, byDefault("none"), oneOf("none", "readonly", "onewriter", "all")),
	text("type", forceNew, byDefault("block"), oneOf("mount", "block")),
	text("topologyPreferred", forceNew, byDefault("")),
	text("topologyRequired", forceNew, byDefault("")),
	text("requiredBytes", forceNew),
	text("limitBytes", forceNew),
	text("group", forceNew, byDefault("")),
	text("availability", byDefault("active"), oneOf("active", "pause", "drain")),
}

// volumeFields are those of `docker:index/volume:Volume`.
var volumeFields = Fields{
	listOf("cluster", clusterFields, one),
	text("driver", forceNew, computed),
	textMap("driverOpts", forceNew),
	setOf("labels", labelFields, forceNew),
	text("mountpoint", output),
	text("name", forceNew, computed, autoName),
}
