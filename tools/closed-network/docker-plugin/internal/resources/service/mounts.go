package service

import (
	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

func mounts(spec values.Map) []shared.Body {
	bodies := []shared.Body{}
	for _, mount := range members(spec, containerFields, "mounts") {
		bodies = append(bodies, mountBody(mount))
	}
	return bodies
}

func mountBody(mount values.Map) shared.Body {
	body := shared.Body{
		"Type":     values.Text(mount, "type"),
		"Target":   values.Text(mount, "target"),
		"Source":   values.Text(mount, "source"),
		"ReadOnly": values.Flag(mount, "readOnly"),
	}
	if bind, have := values.Object(mount, "bindOptions"); have {
		body["BindOptions"] = shared.Body{"Propagation": values.Text(bind, "propagation")}
	}
	if volume, have := values.Object(mount, "volumeOptions"); have {
		body["VolumeOptions"] = shared.Body{
			"NoCopy": values.Flag(volume, "noCopy"),
			"Labels": shared.LabelsToMap(volume, "labels"),
			"DriverConfig": shared.Body{
				"Name":    values.Text(volume, "driverName"),
				"Options": values.TextMap(volume, "driverOptions"),
			},
		}
	}
	if tmpfs, have := values.Object(mount, "tmpfsOptions"); have {
		body["TmpfsOptions"] = shared.Body{
			"SizeBytes": values.Number(tmpfs, "sizeBytes"),
			"Mode":      values.Number(tmpfs, "mode"),
		}
	}
	return body
}

func mountsFrom(mounts []engine.Mount) values.Value {
	members := make([]any, len(mounts))
	for i, mount := range mounts {
		members[i] = mountFrom(mount)
	}
	return members
}

func mountFrom(mount engine.Mount) values.Value {
	member := values.Map{
		"target":   mount.Target,
		"source":   mount.Source,
		"type":     mount.Type,
		"readOnly": mount.ReadOnly,
	}
	if bind := mount.BindOptions; bind != nil {
		member["bindOptions"] = values.Map{"propagation": bind.Propagation}
	}
	if volume := mount.VolumeOptions; volume != nil {
		driver := engine.Driver{}
		if volume.DriverConfig != nil {
			driver = *volume.DriverConfig
		}
		member["volumeOptions"] = values.Map{
			"noCopy":        volume.NoCopy,
			"labels":        shared.MapToLabels(volume.Labels),
			"driverName":    driver.Name,
			"driverOptions": values.MapOf(driver.Options),
		}
	}
	if tmpfs := mount.TmpfsOptions; tmpfs != nil {
		member["tmpfsOptions"] = values.Map{"sizeBytes": float64(tmpfs.SizeBytes), "mode": float64(tmpfs.Mode & 0o777)}
	}
	return member
}
