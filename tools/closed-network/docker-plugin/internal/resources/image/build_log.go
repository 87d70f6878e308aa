package image

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
)

// buildLog is what a build printed, and why it failed if it did. The engine answers with one JSON object a line.
func buildLog(answer io.Reader) (text string, failure *string, err error) {
	var log strings.Builder
	lines := bufio.NewReader(answer)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return "", nil, err
		}
		if line = bytes.TrimSpace(line); len(line) > 0 {
			var message struct {
				Stream *string `json:"stream"`
				Status *string `json:"status"`
				Error  *string `json:"error"`
			}
			if err := json.Unmarshal(line, &message); err != nil {
				return "", nil, err
			}
			switch {
			case message.Stream != nil:
				log.WriteString(*message.Stream)
			case message.Status != nil:
				log.WriteString(*message.Status + "\n")
			}
			if failure == nil {
				failure = message.Error
			}
		}
		if err != nil {
			return log.String(), failure, nil
		}
	}
}
