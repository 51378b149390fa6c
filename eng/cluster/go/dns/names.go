package main

import (
	"net"
	"strings"
	"sync"
)

type address = [4]byte

// object holds the few fields of Services and Endpoints that names are made of.
type object struct {
	Metadata struct {
		Name      string `json:"name"`
		Namespace string `json:"namespace"`
	} `json:"metadata"`
	Spec struct {
		ClusterIP string `json:"clusterIP"`
	} `json:"spec"`
	Subsets []struct {
		Addresses []struct {
			IP       string `json:"ip"`
			Hostname string `json:"hostname"`
		} `json:"addresses"`
	} `json:"subsets"`
}

func (o object) domain() string {
	return strings.ToLower(o.Metadata.Name + "." + o.Metadata.Namespace + zone)
}

// names maps what was observed to addresses. Services with an address answer with it, headless ones with their endpoints.
// Each table is keyed by domain, and nil until its resource has been listed once.
type names struct {
	lock      sync.RWMutex
	services  map[string]object
	endpoints map[string]object
}

func (n *names) table(resource string) *map[string]object {
	if resource == "services" {
		return &n.services
	}
	return &n.endpoints
}

// replace puts a full list in the place of what was known, at once: no name goes missing in between.
func (n *names) replace(resource string, list []object) {
	rows := make(map[string]object, len(list))
	for _, o := range list {
		rows[o.domain()] = o
	}
	n.lock.Lock()
	defer n.lock.Unlock()
	*n.table(resource) = rows
}

func (n *names) set(resource string, o object, deleted bool) {
	n.lock.Lock()
	defer n.lock.Unlock()
	rows := *n.table(resource)
	if deleted {
		delete(rows, o.domain())
	} else {
		rows[o.domain()] = o
	}
}

func (n *names) complete() bool {
	n.lock.RLock()
	defer n.lock.RUnlock()
	return n.services != nil && n.endpoints != nil
}

func (n *names) lookup(name string) ([]address, bool) {
	n.lock.RLock()
	defer n.lock.RUnlock()
	if s, ok := n.services[name]; ok {
		if ip, ok := parse(s.Spec.ClusterIP); ok {
			return []address{ip}, true
		}
		return n.endpoints[name].addresses(""), true
	}
	host, domain, _ := strings.Cut(name, ".")
	if n.services[domain].Spec.ClusterIP == "None" {
		found := n.endpoints[domain].addresses(host)
		return found, len(found) > 0
	}
	return nil, false
}

// addresses are those of the ready endpoints, all of them or one by its host name.
func (o object) addresses(hostname string) (found []address) {
	for _, subset := range o.Subsets {
		for _, a := range subset.Addresses {
			if ip, ok := parse(a.IP); ok && (hostname == "" || hostname == a.Hostname) {
				found = append(found, ip)
			}
		}
	}
	return found
}

func parse(text string) (a address, ok bool) {
	ip := net.ParseIP(text).To4()
	copy(a[:], ip)
	return a, ip != nil
}
