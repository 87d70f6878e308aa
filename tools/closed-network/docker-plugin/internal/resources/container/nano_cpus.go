package container

import (
	"fmt"
	"strings"
)

// formatNanoCPUs makes 500000000 `0.5`, as the official plugin prints it: a whole number from ten on keeps a lone point at
// its end.
func formatNanoCPUs(nano int64) string {
	text := fmt.Sprintf("%.9f", float64(nano)/1e9)
	if strings.Count(text, "0") == 9 {
		return fmt.Sprintf("%.1f", float64(nano)/1e9)
	}
	return strings.TrimRight(text, "0")
}
