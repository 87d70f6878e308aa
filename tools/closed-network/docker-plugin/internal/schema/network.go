package schema

var ipamConfigFields = Fields{
	text("subnet", forceNew),
	text("ipRange", forceNew),
	text("gateway", forceNew),
	textMap("auxAddress", forceNew),
}

// networkFields are those of `docker:index/network:Network`.
var networkFields = Fields{
	flag("attachable", forceNew),
	text("driver", forceNew, computed),
	flag("ingress", forceNew),
	flag("internal", forceNew, computed),
	setOf("ipamConfigs", ipamConfigFields, forceNew, computed, named("ipam_config")),
	text("ipamDriver", forceNew, byDefault("default")),
	textMap("ipamOptions", forceNew),
	flag("ipv6", forceNew),
	setOf("labels", labelFields, forceNew),
	text("name", required, forceNew, autoName),
	textMap("options", forceNew, computed),
	text("scope", output),
}
