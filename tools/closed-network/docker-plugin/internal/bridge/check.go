package bridge

import (
	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// CheckRequest is what there is to check.
type CheckRequest struct {
	Name   string
	Olds   values.Map
	News   values.Map
	Seed   []byte
	Naming *AutoNaming
}

// CheckResult has the completed inputs and what is wrong with them, in the words that the user gets to see.
type CheckResult struct {
	Inputs   values.Map
	Failures []string
}

// Check completes and checks the inputs of a resource.
func Check(resource *schema.Resource, request CheckRequest) CheckResult {
	inputs := completeInputs(resource.Fields, request.News, request.Olds, func() (string, bool) {
		return autoName(request.Name, request.Seed, request.Naming)
	})
	failures := []string{}
	for _, failure := range Validate(resource.Fields, request.News) {
		failures = append(failures, resourceFailure(failure, request.Name))
	}
	return CheckResult{Inputs: MarkSecrets(resource.Fields, inputs), Failures: failures}
}
