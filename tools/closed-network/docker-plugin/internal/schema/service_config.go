package schema

var either = exactlyOne("data", "data_raw")

// serviceConfigFields are those of `docker:index/serviceConfig:ServiceConfig`.
var serviceConfigFields = Fields{
	text("data", forceNew, isBase64, either),
	text("dataRaw", forceNew, either),
	setOf("labels", labelFields, forceNew),
	text("name", required, forceNew, autoName),
}
