package main

import (
	"bufio"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"net/http"
	"os"
	"strings"
	"time"
)

// api lists and watches with the few calls that are needed, instead of a client library of a hundred packages.
type api struct {
	client *http.Client
	server string
	token  string
}

func newAPI(server, authorityFile, tokenFile string) (*api, error) {
	authority, err := os.ReadFile(authorityFile)
	if err != nil {
		return nil, err
	}
	token, err := os.ReadFile(tokenFile)
	if err != nil {
		return nil, err
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(authority) {
		return nil, errors.New(authorityFile + " holds no certificate")
	}
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}, ForceAttemptHTTP2: true}
	return &api{&http.Client{Transport: transport}, server, strings.TrimSpace(string(token))}, nil
}

// follow keeps names up to date with a resource, for ever. After an error it starts over with a full list.
func (a *api) follow(resource string, names *names) {
	for {
		if err := a.listAndWatch(resource, names); err != nil {
			log.Printf("%s: %v", resource, err)
		}
		time.Sleep(300 * time.Millisecond)
	}
}

func (a *api) listAndWatch(resource string, names *names) error {
	var list struct {
		Metadata struct {
			ResourceVersion string `json:"resourceVersion"`
		} `json:"metadata"`
		Items []object `json:"items"`
	}
	response, err := a.get("/api/v1/" + resource)
	if err != nil {
		return err
	}
	err = json.NewDecoder(response.Body).Decode(&list)
	response.Body.Close()
	if err != nil {
		return err
	}
	names.replace(resource, list.Items)

	response, err = a.get(fmt.Sprintf("/api/v1/%s?watch=1&timeoutSeconds=600&resourceVersion=%s", resource, list.Metadata.ResourceVersion))
	if err != nil {
		return err
	}
	defer response.Body.Close()
	events := json.NewDecoder(bufio.NewReader(response.Body))
	for {
		var event struct {
			Type   string `json:"type"`
			Object object `json:"object"`
		}
		if err := events.Decode(&event); err != nil {
			return err
		}
		if event.Type == "ERROR" {
			return errors.New("the watch is too old")
		}
		names.set(resource, event.Object, event.Type == "DELETED")
	}
}

func (a *api) get(path string) (*http.Response, error) {
	request, err := http.NewRequest(http.MethodGet, a.server+path, nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+a.token)
	request.Header.Set("Accept", "application/json")
	response, err := a.client.Do(request)
	if err == nil && response.StatusCode != http.StatusOK {
		response.Body.Close()
		err = errors.New(path + ": " + response.Status)
	}
	return response, err
}
