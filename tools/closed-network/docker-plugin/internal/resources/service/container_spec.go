package service

import (
	"sort"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/schema"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

var containerFields = taskFields.Get("containerSpec").Block

// containerSpec is `taskSpec.containerSpec` as the swarm wants it. Everything is sent, given or not; so a grace period that
// was not given is 0 and the tasks are killed at once, and an image's own health check is overridden by an empty one, which
// keeps it.
func containerSpec(spec values.Map) shared.Body {
	return shared.Compact(shared.Body{
		"Image":           values.Text(spec, "image"),
		"Labels":          shared.LabelsToMap(spec, "labels"),
		"Command":         shared.IfAny(values.Texts(spec, "commands")),
		"Args":            shared.IfAny(values.Texts(spec, "args")),
		"Hostname":        shared.IfSet(values.Text(spec, "hostname")),
		"Env":             environment(spec),
		"Dir":             shared.IfSet(values.Text(spec, "dir")),
		"User":            shared.IfSet(values.Text(spec, "user")),
		"Groups":          shared.IfAny(values.Texts(spec, "groups")),
		"Privileges":      privileges(spec),
		"ReadOnly":        shared.IfSet(values.Flag(spec, "readOnly")),
		"Mounts":          mounts(spec),
		"StopSignal":      shared.IfSet(values.Text(spec, "stopSignal")),
		"StopGracePeriod": nanoseconds(spec, "stopGracePeriod"),
		"Healthcheck":     healthcheck(spec),
		"Hosts":           hosts(spec),
		"DNSConfig":       dnsConfig(spec),
		"Secrets":         references(spec, "secrets", "secret", "Secret"),
		"Configs":         references(spec, "configs", "config", "Config"),
		"Isolation":       values.Text(spec, "isolation"),
		"Sysctls":         values.TextMap(spec, "sysctl"),
		"CapabilityAdd":   shared.IfAny(values.Texts(spec, "capAdds")),
		"CapabilityDrop":  shared.IfAny(values.Texts(spec, "capDrops")),
		"Init":            values.Flag(spec, "init"),
	})
}

func environment(spec values.Map) []string {
	entries := []string{}
	for name, value := range values.TextMap(spec, "env") {
		if name != "" {
			entries = append(entries, name+"="+value)
		}
	}
	sort.Strings(entries)
	return entries
}

func members(spec values.Map, fields schema.Fields, name string) []values.Map {
	return shared.ObjectsInHashOrder(fields.Get(name), spec[name])
}

func privileges(spec values.Map) any {
	given, have := values.Object(spec, "privileges")
	if !have {
		return nil
	}
	body := shared.Body{}
	if credential, have := values.Object(given, "credentialSpec"); have {
		// A trap of the official plugin: the registry is sent as the file.
		body["CredentialSpec"] = shared.Body{"File": values.Text(credential, "registry")}
	}
	if context, have := values.Object(given, "seLinuxContext"); have {
		body["SELinuxContext"] = shared.Body{
			"Disable": values.Flag(context, "disable"),
			"User":    values.Text(context, "user"),
			"Role":    values.Text(context, "role"),
			"Type":    values.Text(context, "type"),
			"Level":   values.Text(context, "level"),
		}
	}
	return body
}

func healthcheck(spec values.Map) shared.Body {
	check, have := values.Object(spec, "healthcheck")
	if !have {
		return shared.Body{}
	}
	return shared.Body{
		"Test":        values.Texts(check, "tests"),
		"Interval":    nanoseconds(check, "interval"),
		"Timeout":     nanoseconds(check, "timeout"),
		"StartPeriod": nanoseconds(check, "startPeriod"),
		"Retries":     values.Number(check, "retries"),
	}
}

func hosts(spec values.Map) []string {
	entries := []string{}
	for _, host := range members(spec, containerFields, "hosts") {
		entries = append(entries, values.Text(host, "ip")+" "+values.Text(host, "host"))
	}
	return entries
}

func dnsConfig(spec values.Map) shared.Body {
	dns, have := values.Object(spec, "dnsConfig")
	if !have {
		return shared.Body{}
	}
	return shared.Body{
		"Nameservers": values.Texts(dns, "nameservers"),
		"Search":      values.Texts(dns, "searches"),
		"Options":     values.Texts(dns, "options"),
	}
}

// references are the secrets or the configs. Their properties' names begin with `kind`, those in the request with `prefix`.
func references(spec values.Map, property, kind, prefix string) []shared.Body {
	bodies := []shared.Body{}
	for _, reference := range members(spec, containerFields, property) {
		bodies = append(bodies, shared.Body{
			prefix + "ID":   values.Text(reference, kind+"Id"),
			prefix + "Name": values.Text(reference, kind+"Name"),
			"File": shared.Body{
				"Name": values.Text(reference, "fileName"),
				"UID":  values.Text(reference, "fileUid"),
				"GID":  values.Text(reference, "fileGid"),
				"Mode": values.Number(reference, "fileMode"),
			},
		})
	}
	return bodies
}
