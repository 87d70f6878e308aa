package schema

// secretFields are those of `docker:index/secret:Secret`.
var secretFields = Fields{
	text("data", required, forceNew, isBase64, isSecret),
	setOf("labels", labelFields, forceNew),
	text("name", required, forceNew, autoName),
}
