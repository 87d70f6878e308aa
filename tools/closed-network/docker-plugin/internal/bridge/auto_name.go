package bridge

import (
	"crypto/sha512"
	"encoding/hex"
)

// NamingMode is how far the engine's proposal for a name goes.
type NamingMode int

// The modes of `pulumi:autonaming`.
const (
	Propose NamingMode = iota
	Enforce
	Disable
)

// AutoNaming is what the engine says about naming a resource (`pulumi:autonaming`).
type AutoNaming struct {
	Mode         NamingMode
	ProposedName string
}

// autoName is the physical name of a resource that was given none: its logical name and seven random digits. There is none
// when the engine forbids it.
func autoName(logicalName string, seed []byte, naming *AutoNaming) (string, bool) {
	switch {
	case naming == nil:
		hash := sha512.New()
		hash.Write(seed)
		hash.Write([]byte(logicalName))
		return logicalName + "-" + hex.EncodeToString(hash.Sum(nil))[:7], true
	case naming.Mode == Disable:
		return "", false
	}
	return naming.ProposedName, true
}
