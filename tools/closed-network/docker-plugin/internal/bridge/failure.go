package bridge

import (
	"fmt"
	"strings"
)

// FailureKind is what is wrong in general.
type FailureKind int

// The kinds of failures.
const (
	Missing FailureKind = iota
	UnknownKey
	Other
)

// Failure is one thing that is wrong with the inputs, where it is as the user writes it: `ports[0].internal`.
type Failure struct {
	Kind   FailureKind
	Reason string
	Path   string
}

func resourceFailure(failure Failure, resourceName string) string {
	switch {
	case failure.Kind == Missing:
		return fmt.Sprintf("Missing required property '%s'", failure.Path)
	case failure.Path == "":
		return failure.Reason
	}
	return fmt.Sprintf("%s. Examine values at '%s.%s'.", failure.Reason, resourceName, failure.Path)
}

// ProviderFailure is the same for `config docker:*` (a default provider) or an explicit provider's arguments.
func ProviderFailure(failure Failure, providerName string) string {
	if !strings.HasPrefix(providerName, "default") {
		if failure.Kind == Missing {
			return fmt.Sprintf("Missing required property '%s'", failure.Path)
		}
		return fmt.Sprintf("could not validate provider configuration: %s. Examine values at '%s.%s'.",
			failure.Reason, providerName, failure.Path)
	}
	switch failure.Kind {
	case Missing:
		return fmt.Sprintf(
			"Provider is missing a required configuration key, try `pulumi config set docker:%s`", failure.Path)
	case UnknownKey:
		return fmt.Sprintf("could not validate provider configuration: `docker:%s` is not a valid configuration key "+
			"for the docker provider. If the referenced key is not intended for the provider, please choose a "+
			"different namespace from `docker:`.", failure.Path)
	}
	return fmt.Sprintf("could not validate provider configuration: %s. Check `pulumi config get docker:%s`.",
		failure.Reason, failure.Path)
}
