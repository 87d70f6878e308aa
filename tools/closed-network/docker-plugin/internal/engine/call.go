package engine

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
)

// Call is what goes with a request.
type Call struct {
	Query url.Values
	// Body is sent as JSON, by a POST alone.
	Body any
	// File is a tar archive to send instead of a body. It is closed if it can be.
	File io.Reader
	// Auth are the credentials for one registry, Registries those for several, by their names.
	Auth       any
	Registries any
}

// Get asks; the answer is decoded, unless `into` is nil.
func (e *Engine) Get(ctx context.Context, path string, call Call, into any) error {
	return e.call(ctx, http.MethodGet, path, call, into)
}

// Post does something; the answer is decoded, unless `into` is nil.
func (e *Engine) Post(ctx context.Context, path string, call Call, into any) error {
	return e.call(ctx, http.MethodPost, path, call, into)
}

// Put stores something; the answer is decoded, unless `into` is nil.
func (e *Engine) Put(ctx context.Context, path string, call Call, into any) error {
	return e.call(ctx, http.MethodPut, path, call, into)
}

// Delete removes something; the answer is decoded, unless `into` is nil.
func (e *Engine) Delete(ctx context.Context, path string, call Call, into any) error {
	return e.call(ctx, http.MethodDelete, path, call, into)
}

// Stream is a call whose answer comes bit by bit. The answer has to be closed.
func (e *Engine) Stream(ctx context.Context, method, path string, call Call) (io.ReadCloser, error) {
	connection, err := e.connected(ctx)
	if err != nil {
		closeFile(call)
		return nil, err
	}
	answer, err := e.send(ctx, connection, method, path, call, true)
	if err != nil {
		return nil, err
	}
	return answer.Body, nil
}

func (e *Engine) call(ctx context.Context, method, path string, call Call, into any) error {
	connection, err := e.connected(ctx)
	if err != nil {
		closeFile(call)
		return err
	}
	return e.answer(ctx, connection, method, path, call, into)
}

func (e *Engine) answer(
	ctx context.Context, connection *connection, method, path string, call Call, into any,
) error {
	answer, err := e.send(ctx, connection, method, path, call, false)
	if err != nil {
		return err
	}
	defer func() { _ = answer.Body.Close() }()
	// It is read to its end even when nobody wants it, so that the connection can be used again.
	content, err := io.ReadAll(answer.Body)
	if err != nil {
		return unreachable(e.host.Host, err)
	}
	if into == nil {
		return nil
	}
	// The engine is trusted to answer in the form that its API promises; what has another one counts as missing.
	var otherForm *json.UnmarshalTypeError
	if err := json.Unmarshal(content, into); err != nil && !errors.As(err, &otherForm) {
		return err
	}
	return nil
}

// send answers only when the engine has agreed.
func (e *Engine) send(
	ctx context.Context, connection *connection, method, path string, call Call, isStream bool,
) (*http.Response, error) {
	request, err := requestOf(ctx, connection.base, method, path, call)
	if err != nil {
		closeFile(call)
		return nil, unreachable(e.host.Host, err)
	}
	answer, err := connection.client.Do(request)
	if err != nil {
		return nil, unreachable(e.host.Host, err)
	}
	switch answer.StatusCode {
	case http.StatusOK, http.StatusCreated, http.StatusAccepted, http.StatusNoContent, http.StatusNotModified:
		return answer, nil
	}
	defer func() { _ = answer.Body.Close() }()
	return nil, refusal(e.host.Host, answer, isStream)
}

func requestOf(ctx context.Context, base, method, path string, call Call) (*http.Request, error) {
	body := call.File
	contentType := ""
	if call.File != nil {
		contentType = "application/tar"
	} else if method == http.MethodPost && call.Body != nil {
		text, err := JSONOf(call.Body)
		if err != nil {
			return nil, err
		}
		if text != "{}" {
			body, contentType = strings.NewReader(text), "application/json"
		}
	}
	address := base + path
	if len(call.Query) > 0 {
		address += "?" + call.Query.Encode()
	}
	request, err := http.NewRequestWithContext(ctx, method, address, body)
	if err != nil {
		return nil, err
	}
	// An empty one is not sent at all.
	request.Header.Set("User-Agent", "")
	if contentType != "" {
		request.Header.Set("Content-Type", contentType)
	}
	if err := addHeader(request, "X-Registry-Auth", call.Auth, base64.URLEncoding); err != nil {
		return nil, err
	}
	if err := addHeader(request, "X-Registry-Config", call.Registries, base64.StdEncoding); err != nil {
		return nil, err
	}
	return request, nil
}

func addHeader(request *http.Request, name string, value any, encoding *base64.Encoding) error {
	if value == nil {
		return nil
	}
	text, err := JSONOf(value)
	if err != nil {
		return err
	}
	request.Header.Set(name, encoding.EncodeToString([]byte(text)))
	return nil
}

// JSONOf is the JSON of a value as JavaScript writes it: without escaping what means something in HTML.
func JSONOf(value any) (string, error) {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return "", err
	}
	return strings.TrimSuffix(buffer.String(), "\n"), nil
}

// closeFile lets go of an archive that is not going to be sent.
func closeFile(call Call) {
	if file, canClose := call.File.(io.Closer); canClose {
		_ = file.Close()
	}
}
