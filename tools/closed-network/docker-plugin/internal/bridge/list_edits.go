package bridge

import "pulumi-compose/tools/closed-network/docker-plugin/internal/values"

// listEdits are the smallest set of removals and insertions that makes one list out of another: the indices in the old list
// of the items that are gone, and those in the new list of the items that are new.
func listEdits(before, after []any) (removed, added []int) {
	common := commonLengths(before, after)
	i, j := 0, 0
	for i < len(before) || j < len(after) {
		switch {
		case i < len(before) && j < len(after) && values.Same(before[i], after[j]):
			i++
			j++
		case j >= len(after) || i < len(before) && common[i+1][j] >= common[i][j+1]:
			removed = append(removed, i)
			i++
		default:
			added = append(added, j)
			j++
		}
	}
	return removed, added
}

// commonLengths has at [i][j] the length of the longest common subsequence of what follows i and j.
func commonLengths(before, after []any) [][]int {
	table := make([][]int, len(before)+1)
	for i := range table {
		table[i] = make([]int, len(after)+1)
	}
	for i := len(before) - 1; i >= 0; i-- {
		for j := len(after) - 1; j >= 0; j-- {
			if values.Same(before[i], after[j]) {
				table[i][j] = table[i+1][j+1] + 1
			} else {
				table[i][j] = max(table[i+1][j], table[i][j+1])
			}
		}
	}
	return table
}
