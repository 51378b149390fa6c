// service-dns answers the names of Services and nothing else: it never asks another server, so no query leaves the
// machine. Names in and out: SERVICE.NAMESPACE.svc.cluster.local, and for headless Services also each ready address
// and POD-HOSTNAME.SERVICE.NAMESPACE.svc.cluster.local. Only A records over UDP, which is what IPv4 pods ask for.
package main

import (
	"flag"
	"log"
	"net"
	"strings"

	"golang.org/x/net/dns/dnsmessage"
)

const zone = ".svc.cluster.local."

func main() {
	listen := flag.String("listen", "127.0.0.1:53", "address to answer on")
	server := flag.String("server", "", "URL of the API server")
	authority := flag.String("ca", "", "file with the API server's certificate authority")
	token := flag.String("token", "", "file with the bearer token")
	flag.Parse()

	names := &names{}
	api, err := newAPI(*server, *authority, *token)
	if err != nil {
		log.Fatal(err)
	}
	go api.follow("services", names)
	go api.follow("endpoints", names)

	conn, err := net.ListenPacket("udp4", *listen)
	if err != nil {
		log.Fatal(err)
	}
	log.Printf("answering *%s on %s", zone, *listen)
	buffer := make([]byte, 4096)
	for {
		n, from, err := conn.ReadFrom(buffer)
		if err != nil {
			log.Fatal(err)
		}
		if reply, err := answer(buffer[:n], names); err == nil {
			conn.WriteTo(reply, from)
		}
	}
}

func answer(query []byte, names *names) ([]byte, error) {
	var parser dnsmessage.Parser
	header, err := parser.Start(query)
	if err != nil {
		return nil, err
	}
	question, err := parser.Question()
	if err != nil {
		return nil, err
	}
	reply := dnsmessage.Message{
		Header: dnsmessage.Header{ID: header.ID, Response: true, Authoritative: true,
			RecursionDesired: header.RecursionDesired, RecursionAvailable: true},
		Questions: []dnsmessage.Question{question},
	}
	name := strings.ToLower(question.Name.String())
	addresses, known := names.lookup(name)
	switch {
	case !known && !names.complete():
		reply.RCode = dnsmessage.RCodeServerFailure // not "no such name": the caller should try again
	case !known:
		reply.RCode = dnsmessage.RCodeNameError
	case question.Type == dnsmessage.TypeA:
		for _, address := range addresses {
			reply.Answers = append(reply.Answers, dnsmessage.Resource{
				Header: dnsmessage.ResourceHeader{Name: question.Name, Class: dnsmessage.ClassINET, TTL: 2},
				Body:   &dnsmessage.AResource{A: address},
			})
		}
	}
	return reply.Pack()
}
