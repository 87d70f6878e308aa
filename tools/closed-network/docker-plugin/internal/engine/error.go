package engine

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
)

// Error says that the engine refused a request, or could not be reached.
type Error struct {
	Message string
	// Status is the HTTP status; 0 when there was no answer at all.
	Status int
}

func (e *Error) Error() string {
	return e.Message
}

// IsNotFound says whether the engine knows nothing of what was asked for.
func IsNotFound(err error) bool {
	var refused *Error
	return errors.As(err, &refused) && refused.Status == http.StatusNotFound
}

// Says is whether an error's message contains one of these texts, in whatever case.
func Says(err error, texts ...string) bool {
	message := strings.ToLower(err.Error())
	for _, text := range texts {
		if strings.Contains(message, strings.ToLower(text)) {
			return true
		}
	}
	return false
}

func unreachable(host string, err error) error {
	// The request's own address means nothing to anybody.
	var failed *url.Error
	if errors.As(err, &failed) {
		err = failed.Err
	}
	return &Error{
		Message: fmt.Sprintf("Cannot connect to the Docker daemon at %s. Is the docker daemon running? (%s)", host, err),
	}
}

// refusal is the engine's own message. A call whose answer was to come bit by bit wraps it once more.
func refusal(host string, answer *http.Response, isStream bool) error {
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		return unreachable(host, err)
	}
	said := struct {
		Message *string `json:"message"`
		Error   string  `json:"error"`
	}{}
	why := string(body)
	if json.Unmarshal(body, &said) == nil {
		switch {
		case said.Message != nil && !isStream:
			return daemonError(*said.Message, answer.StatusCode)
		case said.Message != nil && *said.Message != "":
			why = *said.Message
		case said.Error != "":
			why = said.Error
		default:
			why = string(bytes.TrimSpace(body))
		}
	}
	return daemonError(fmt.Sprintf("(HTTP code %d) unexpected - %s ", answer.StatusCode, why), answer.StatusCode)
}

func daemonError(message string, status int) error {
	return &Error{Message: "Error response from daemon: " + message, Status: status}
}
