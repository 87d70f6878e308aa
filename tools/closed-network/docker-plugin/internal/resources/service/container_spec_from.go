package service

import (
	"strings"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// containerSpecFrom is a running service's container settings as `taskSpec.containerSpec`.
func containerSpecFrom(spec *engine.ContainerSpec) values.Value {
	if spec == nil {
		return nil
	}
	return values.Map{
		"image":           spec.Image,
		"labels":          shared.MapToLabels(spec.Labels),
		"commands":        values.ListOf(spec.Command),
		"args":            values.ListOf(spec.Args),
		"hostname":        spec.Hostname,
		"env":             environmentFrom(spec.Env),
		"user":            spec.User,
		"dir":             spec.Dir,
		"groups":          values.ListOf(spec.Groups),
		"privileges":      privilegesFrom(spec.Privileges),
		"readOnly":        spec.ReadOnly,
		"mounts":          mountsFrom(spec.Mounts),
		"stopSignal":      spec.StopSignal,
		"stopGracePeriod": shortDurationOr(spec.StopGracePeriod),
		"healthcheck":     healthcheckFrom(spec.Healthcheck),
		"hosts":           hostsFrom(spec.Hosts),
		"dnsConfig":       dnsFrom(spec),
		"secrets":         secretsFrom(spec.Secrets),
		"configs":         configsFrom(spec.Configs),
		"isolation":       spec.Isolation,
		"sysctl":          values.MapOf(spec.Sysctls),
		"capAdds":         values.ListOf(spec.CapabilityAdd),
		"capDrops":        values.ListOf(spec.CapabilityDrop),
		"init":            spec.Init,
	}
}

func environmentFrom(entries []string) values.Value {
	environment := values.Map{}
	for _, entry := range entries {
		if entry != "" {
			name, value, _ := strings.Cut(entry, "=")
			environment[name] = value
		}
	}
	return environment
}

func privilegesFrom(given *engine.Privileges) values.Value {
	if given == nil {
		return nil
	}
	result := values.Map{"credentialSpec": nil, "seLinuxContext": nil}
	if credential := given.CredentialSpec; credential != nil {
		result["credentialSpec"] = values.Map{"file": credential.File, "registry": credential.Registry}
	}
	if context := given.SELinuxContext; context != nil {
		result["seLinuxContext"] = values.Map{
			"disable": context.Disable,
			"user":    context.User,
			"role":    context.Role,
			"type":    context.Type,
			"level":   context.Level,
		}
	}
	return result
}

func healthcheckFrom(check *engine.SwarmHealth) values.Value {
	if check == nil {
		return nil
	}
	return values.Map{
		"tests":       values.ListOf(check.Test),
		"interval":    shortDuration(check.Interval),
		"timeout":     shortDuration(check.Timeout),
		"startPeriod": shortDuration(check.StartPeriod),
		"retries":     check.Retries,
	}
}

func hostsFrom(entries []string) values.Value {
	hosts := make([]any, len(entries))
	for i, entry := range entries {
		parts := append(strings.Split(entry, " "), "")
		hosts[i] = values.Map{"ip": parts[0], "host": parts[1]}
	}
	return hosts
}

// dnsFrom has only what is there: an empty configuration is recorded as one without any property.
func dnsFrom(spec *engine.ContainerSpec) values.Value {
	dns := spec.DNSConfig
	if dns == nil {
		return nil
	}
	filled := values.Map{}
	for name, items := range map[string][]string{
		"nameservers": dns.Nameservers,
		"searches":    dns.Search,
		"options":     dns.Options,
	} {
		if len(items) > 0 {
			filled[name] = values.ListOf(items)
		}
	}
	return filled
}

func secretsFrom(secrets []engine.SwarmSecret) values.Value {
	members := make([]any, len(secrets))
	for i, secret := range secrets {
		member := fileFrom(secret.File)
		member["secretId"], member["secretName"] = secret.SecretID, secret.SecretName
		members[i] = member
	}
	return members
}

func configsFrom(configs []engine.SwarmConfig) values.Value {
	members := make([]any, len(configs))
	for i, config := range configs {
		member := fileFrom(config.File)
		member["configId"], member["configName"] = config.ConfigID, config.ConfigName
		members[i] = member
	}
	return members
}

func fileFrom(file engine.SwarmFile) values.Map {
	return values.Map{
		"fileName": file.Name,
		"fileUid":  file.UID,
		"fileGid":  file.GID,
		"fileMode": file.Mode,
	}
}
