package service

import (
	"strings"
	"time"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// duration reads a duration; what is none counts as 0.
func duration(properties values.Map, key string) time.Duration {
	given, err := time.ParseDuration(values.Text(properties, key))
	if err != nil {
		return 0
	}
	return given
}

// nanoseconds is a duration as the swarm wants it.
func nanoseconds(properties values.Map, key string) int64 {
	return duration(properties, key).Nanoseconds()
}

// shortDuration is Go's notation without zeros at its end: `1m`, not `1m0s`.
func shortDuration(nanoseconds int64) string {
	text := time.Duration(nanoseconds).String()
	if strings.HasSuffix(text, "m0s") {
		text = strings.TrimSuffix(text, "0s")
	}
	if strings.HasSuffix(text, "h0m") {
		text = strings.TrimSuffix(text, "0m")
	}
	return text
}

// shortDurationOr is the duration, or a text where there is none.
func shortDurationOr(nanoseconds *int64) string {
	if nanoseconds == nil {
		return ""
	}
	return shortDuration(*nanoseconds)
}
