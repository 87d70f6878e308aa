package bridge

import (
	"slices"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// DiffResult is the verdict on a change of inputs.
type DiffResult struct {
	Changed             bool
	Diffs               []string
	Replaces            []string
	Stables             []string
	DeleteBeforeReplace bool
	Detailed            DetailedDiff
}

// Diff is the verdict on a change of inputs: nothing, an update in place, or a replacement, and because of what.
func Diff(resource *schema.Resource, olds, news values.Map, ignoreChanges []string) DiffResult {
	planned := KeepIgnored(resource.Fields, Plan(resource.Fields, olds, news), olds, news, ignoreChanges)
	found := detailedDiff(resource.Fields, olds, planned, news)
	detailed := settle(found, requiresNew(resource.Fields, olds, planned))
	diffs, replaces := rootsOf(detailed)
	return DiffResult{
		Changed:             len(detailed) > 0,
		Diffs:               diffs,
		Replaces:            replaces,
		Stables:             stablesOf(resource.Fields, replaces),
		DeleteBeforeReplace: len(replaces) > 0 && (resource.DeleteFirst || hasGivenName(resource, news)),
		Detailed:            detailed,
	}
}

// rootsOf are the properties that change, and those that replace; the latter once for each path inside.
func rootsOf(detailed DetailedDiff) (diffs, replaces []string) {
	for path, kind := range detailed {
		root := rootOf(path)
		diffs = append(diffs, root)
		if kind.Replaces {
			replaces = append(replaces, root)
		}
	}
	slices.Sort(diffs)
	slices.Sort(replaces)
	return slices.Compact(diffs), replaces
}

func stablesOf(fields schema.Fields, replaces []string) []string {
	stables := []string{}
	for _, field := range fields {
		if field.ForceNew && !slices.Contains(replaces, field.Name) {
			stables = append(stables, field.Name)
		}
	}
	slices.Sort(stables)
	return stables
}

// settle puts Terraform's verdict on replacement over the one worked out from the paths. A replacement that no path explains
// is pinned on `__meta`; that is what a Service with a network given by name suffers from after a refresh.
func settle(found DetailedDiff, replace bool) DetailedDiff {
	isReplaced := false
	settled := DetailedDiff{}
	for path, kind := range found {
		isReplaced = isReplaced || kind.Replaces
		settled[path] = DiffKind{kind.Change, kind.Replaces && replace}
	}
	if replace && !isReplaced {
		settled["__meta"] = DiffKind{Update, true}
	}
	return settled
}

// hasGivenName: a resource whose name the program chose cannot exist twice, so the old one has to go first.
func hasGivenName(resource *schema.Resource, news values.Map) bool {
	defaults, isList := news[values.Defaults].([]any)
	if !isList {
		return false
	}
	return slices.ContainsFunc(resource.Fields, func(field *schema.Field) bool {
		_, given := news[field.Name]
		return field.AutoName && given && !slices.Contains(defaults, any(field.Name))
	})
}
