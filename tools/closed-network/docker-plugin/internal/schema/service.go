package schema

var reservationFields = Fields{
	integer("nanoCpus"),
	integer("memoryBytes"),
	listOf("genericResources",
		Fields{
			textSet("namedResourcesSpecs", named("named_resources_spec")),
			textSet("discreteResourcesSpecs", named("discrete_resources_spec")),
		},
		one,
	),
}

var taskResourceFields = Fields{
	listOf("limits", Fields{integer("nanoCpus"), integer("memoryBytes")}, one),
	listOf("reservation", reservationFields, one),
}

var restartPolicyFields = Fields{
	text("condition", matching("^(none|on-failure|any)$")),
	text("delay", isDuration),
	integer("maxAttempts", atLeast(0)),
	text("window", isDuration),
}

var placementFields = Fields{
	textSet("constraints"),
	textSet("prefs"),
	integer("maxReplicas", atLeast(0)),
	setOf("platforms", Fields{text("architecture", required), text("os", required)}),
}

var serviceNetworkFields = Fields{
	text("name", forceNew, deprecated),
	text("id", forceNew),
	textSet("aliases", forceNew),
	textSet("driverOpts", forceNew),
}

var taskSpecFields = Fields{
	listOf("containerSpec", containerSpecFields, one, required),
	integer("forceUpdate", computed, atLeast(0)),
	listOf("logDriver", Fields{text("name", required), textMap("options", declaresTexts)}, one),
	setOf("networksAdvanceds", serviceNetworkFields, named("networks_advanced")),
	listOf("placement", placementFields, one, computed),
	listOf("resources", taskResourceFields, one, computed),
	listOf("restartPolicy", restartPolicyFields, one, computed),
	text("runtime", computed, matching("^(container|plugin)$")),
}

var modeFields = Fields{
	listOf(
		"replicated", Fields{integer("replicas", byDefault(1.0), atLeast(0))}, one, computed, conflicts("mode.0.global")),
	flag("global", byDefault(false), conflicts("mode.0.replicated", "converge_config")),
}

func rollout(failureAction, order string) Fields {
	return Fields{
		integer("parallelism", byDefault(1.0), atLeast(0)),
		text("delay", byDefault("0s"), isDuration),
		text("failureAction", byDefault("pause"), matching(failureAction)),
		text("monitor", byDefault("5s"), isDuration),
		text("maxFailureRatio", byDefault("0.0"), isRatio),
		text("order", byDefault("stop-first"), matching(order)),
	}
}

var servicePortFields = Fields{
	text("name"),
	text("protocol", byDefault("tcp"), matching("^(tcp|udp|sctp)$")),
	integer("targetPort", required),
	integer("publishedPort", computed),
	text("publishMode", byDefault("ingress"), matching("^(host|ingress)$")),
}

var endpointSpecFields = Fields{
	text("mode", computed, matching("^(vip|dnsrr)$")),
	listOf("ports", servicePortFields),
}

var serviceAuthFields = Fields{
	text("serverAddress", required, forceNew),
	text("username", forceNew, byDefault("")),
	text("password", forceNew, byDefault(""), isSecret),
}

var convergeFields = Fields{
	text("delay", byDefault("7s"), isDuration),
	text("timeout", byDefault("3m"), isDuration),
}

// serviceFields are those of `docker:index/service:Service`.
var serviceFields = Fields{
	listOf("auth", serviceAuthFields, one, forceNew),
	listOf("convergeConfig", convergeFields, one, conflicts("mode.0.global")),
	listOf("endpointSpec", endpointSpecFields, one, computed),
	setOf("labels", updatableLabelFields, computed),
	listOf("mode", modeFields, one, forceNew, computed),
	text("name", required, forceNew, autoName),
	listOf("rollbackConfig", rollout("(pause|continue)", "(stop-first|start-first)"), one),
	listOf("taskSpec", taskSpecFields, one, required),
	listOf("updateConfig", rollout("^(pause|continue|rollback)$", "^(stop-first|start-first)$"), one),
}
