package schema

// labelFields are those of a label whose change replaces the resource.
var labelFields = Fields{
	text("label", required, forceNew),
	text("value", required, forceNew),
}

// updatableLabelFields are those of a label that can be changed in place.
var updatableLabelFields = Fields{text("label", required), text("value", required)}
