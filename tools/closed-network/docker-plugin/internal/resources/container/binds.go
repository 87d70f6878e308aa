package container

import (
	"errors"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// binds are a container's `volumes` as the engine wants them: bind strings, anonymous volumes, other containers' volumes.
type binds struct {
	volumes     map[string]struct{}
	binds       []string
	volumesFrom []string
}

func bindsOf(properties values.Map) (*binds, error) {
	result := &binds{volumes: map[string]struct{}{}}
	for _, volume := range objects(properties, "volumes") {
		if err := result.add(volume); err != nil {
			return nil, err
		}
	}
	return result, nil
}

func (b *binds) add(volume values.Map) error {
	from := values.Text(volume, "fromContainer")
	target := values.Text(volume, "containerPath")
	switch {
	case from == "" && target == "":
		return errors.New("Unable to parse volumes: volume entry without container path or source container")
	case from != "" && target != "":
		return errors.New("Unable to parse volumes: both a container and a path specified in a volume entry")
	case from != "":
		b.volumesFrom = append(b.volumesFrom, from)
		return nil
	}
	b.volumes[target] = struct{}{}
	source := values.Text(volume, "hostPath")
	if source == "" {
		source = values.Text(volume, "volumeName")
	}
	if source == "" {
		return nil
	}
	mode := "rw"
	if values.Flag(volume, "readOnly") {
		mode = "ro"
	}
	if relabel := values.Text(volume, "selinuxRelabel"); relabel != "" {
		mode += "," + relabel
	}
	b.binds = append(b.binds, source+":"+target+":"+mode)
	return nil
}
