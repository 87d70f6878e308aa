package bridge

// DiffKind is what happens to a property, and whether that replaces the resource.
type DiffKind struct {
	Change   Change
	Replaces bool
}

// Change is what happens to a property.
type Change int

// The changes.
const (
	Add Change = iota
	Delete
	Update
)

// DetailedDiff has the differences by their paths.
type DetailedDiff map[string]DiffKind

func (d DetailedDiff) add(other DetailedDiff) {
	for path, kind := range other {
		d[path] = kind
	}
}
