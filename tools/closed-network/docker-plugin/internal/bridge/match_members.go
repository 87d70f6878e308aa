package bridge

import (
	"slices"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// matchMembers finds for each old member of a set of objects which new one it most likely is: index to index. It does not
// for sets of texts.
func matchMembers(olds, news []any) (matches map[int]int, ok bool) {
	if len(values.Maps(olds)) < len(olds) || len(values.Maps(news)) < len(news) {
		return nil, false
	}
	type candidate struct{ before, after, score int }
	candidates := []candidate{}
	for before, old := range olds {
		for after, fresh := range news {
			candidates = append(candidates, candidate{before, after, score(objectOf(old), objectOf(fresh))})
		}
	}
	slices.SortStableFunc(candidates, func(a, b candidate) int { return b.score - a.score })
	matches = map[int]int{}
	taken := map[int]bool{}
	for _, candidate := range candidates {
		if _, matched := matches[candidate.before]; matched || taken[candidate.after] {
			continue
		}
		matches[candidate.before] = candidate.after
		taken[candidate.after] = true
	}
	return matches, true
}

// score: a property in both counts one, an equal value two more.
func score(old, fresh values.Map) int {
	sum := 0
	for key, value := range old {
		other, have := fresh[key]
		if !have {
			continue
		}
		sum++
		if values.Same(value, other) {
			sum += 2
		}
	}
	return sum
}
