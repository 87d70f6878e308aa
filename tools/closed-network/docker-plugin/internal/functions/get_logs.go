package functions

import (
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

const headerBytes = 8

// getLogs is a container's log, line by line. As in the official plugin eight bytes are cut off each line, a header or not.
func getLogs(ctx shared.Context, args values.Map) (values.Map, error) {
	result := values.Map{
		"id":                    values.Text(args, "name"),
		"name":                  values.Text(args, "name"),
		"details":               flagOr(args, "details", false),
		"discardHeaders":        flagOr(args, "discardHeaders", true),
		"follow":                flagOr(args, "follow", false),
		"logsListStringEnabled": flagOr(args, "logsListStringEnabled", true),
		"showStderr":            flagOr(args, "showStderr", true),
		"showStdout":            flagOr(args, "showStdout", true),
		"since":                 values.Text(args, "since"),
		"tail":                  values.Text(args, "tail"),
		"timestamps":            flagOr(args, "timestamps", false),
		"until":                 values.Text(args, "until"),
	}
	log, err := readLog(ctx, result)
	if err != nil {
		return nil, fmt.Errorf("dataSourceDockerLogsRead: error while asking for logs %w", err)
	}
	lines := []any{}
	if values.Flag(result, "logsListStringEnabled") {
		lines = linesOf(log, values.Flag(result, "discardHeaders"))
	}
	result["logsListStrings"] = lines
	return result, nil
}

func flagOr(args values.Map, key string, otherwise bool) bool {
	if given, isFlag := args[key].(bool); isFlag {
		return given
	}
	return otherwise
}

func readLog(ctx shared.Context, given values.Map) (string, error) {
	query := url.Values{}
	for parameter, property := range map[string]string{
		"stdout":     "showStdout",
		"stderr":     "showStderr",
		"details":    "details",
		"follow":     "follow",
		"timestamps": "timestamps",
	} {
		query.Set(parameter, strconv.FormatBool(values.Flag(given, property)))
	}
	for _, name := range []string{"since", "until", "tail"} {
		if text := values.Text(given, name); text != "" {
			query.Set(name, text)
		}
	}
	path := "/containers/" + url.PathEscape(values.Text(given, "name")) + "/logs"
	stream, err := ctx.Engine.Stream(ctx, "GET", path, engine.Call{Query: query})
	if err != nil {
		return "", err
	}
	defer stream.Close()
	log, err := io.ReadAll(stream)
	return string(log), err
}

func linesOf(log string, discardHeaders bool) []any {
	lines := []any{}
	for line := range strings.Lines(log) {
		line = strings.TrimSuffix(line, "\n")
		if discardHeaders {
			line = line[min(headerBytes, len(line)):]
		}
		lines = append(lines, line)
	}
	return lines
}
