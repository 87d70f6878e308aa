package container

import (
	"errors"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// mountsOf are `mounts` as the engine wants them.
func mountsOf(properties values.Map, apiVersion string) ([]engine.Mount, error) {
	mounts := []engine.Mount{}
	for _, mount := range objects(properties, "mounts") {
		made, err := mountOf(mount, apiVersion)
		if err != nil {
			return nil, err
		}
		mounts = append(mounts, made)
	}
	return mounts, nil
}

func mountOf(mount values.Map, apiVersion string) (engine.Mount, error) {
	made := engine.Mount{
		Type:     values.Text(mount, "type"),
		Target:   values.Text(mount, "target"),
		Source:   values.Text(mount, "source"),
		ReadOnly: values.Flag(mount, "readOnly"),
	}
	options, found := values.Object(mount, made.Type+"Options")
	if !found {
		return made, nil
	}
	switch made.Type {
	case "bind":
		made.BindOptions = &engine.BindOptions{Propagation: values.Text(options, "propagation")}
	case "volume":
		// A trap of the official plugin: any `volumeOptions` at all need an engine that knows subpaths.
		if apiVersion < "1.45" {
			return made, errors.New("Setting VolumeOptions.Subpath requires docker version 1.45 or higher")
		}
		made.VolumeOptions = volumeOptionsOf(options)
	case "tmpfs":
		made.TmpfsOptions = &engine.TmpfsOptions{
			SizeBytes: int64(values.Number(options, "sizeBytes")),
			Mode:      int64(values.Number(options, "mode")),
		}
	}
	return made, nil
}

func volumeOptionsOf(options values.Map) *engine.VolumeOptions {
	return &engine.VolumeOptions{
		NoCopy: values.Flag(options, "noCopy"),
		Labels: shared.LabelsToMap(options, "labels"),
		DriverConfig: &engine.Driver{
			Name:    values.Text(options, "driverName"),
			Options: values.TextMap(options, "driverOptions"),
		},
		Subpath: values.Text(options, "subpath"),
	}
}

// mountsFrom are the mounts read back, unless the official plugin fails to record them, which it does for labelled volumes.
func mountsFrom(mounts []engine.Mount) ([]any, bool) {
	list := []any{}
	for _, mount := range mounts {
		read := values.Map{
			"target": mount.Target, "source": mount.Source, "type": mount.Type, "readOnly": mount.ReadOnly,
		}
		if options := mount.BindOptions; options != nil {
			read["bindOptions"] = values.Map{"propagation": options.Propagation}
		}
		if options := mount.VolumeOptions; options != nil {
			if len(options.Labels) > 0 {
				return nil, false
			}
			read["volumeOptions"] = volumeOptionsFrom(options)
		}
		if options := mount.TmpfsOptions; options != nil {
			read["tmpfsOptions"] = values.Map{
				"sizeBytes": float64(options.SizeBytes), "mode": float64(options.Mode),
			}
		}
		list = append(list, read)
	}
	return list, true
}

func volumeOptionsFrom(options *engine.VolumeOptions) values.Map {
	driver := engine.Driver{}
	if options.DriverConfig != nil {
		driver = *options.DriverConfig
	}
	return values.Map{
		"noCopy":        options.NoCopy,
		"labels":        []any{},
		"driverName":    driver.Name,
		"driverOptions": values.MapOf(driver.Options),
		"subpath":       options.Subpath,
	}
}
