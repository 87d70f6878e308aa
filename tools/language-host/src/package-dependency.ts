import { PackageDependency, PackageParameterization } from "@pulumi/pulumi/proto/plugin_pb";
import type { Parameterization, RequiredPlugin } from "./plugin-of-package";

/** A required plugin as the message that the engine reads. */
export function packageDependency(plugin: RequiredPlugin): PackageDependency {
  const message = new PackageDependency()
    .setName(plugin.name)
    .setKind("resource")
    .setVersion(plugin.version)
    .setServer(plugin.server);
  if (plugin.parameterization) message.setParameterization(parameterization(plugin.parameterization));
  if (plugin.extension) message.setExtension$(parameterization(plugin.extension));
  return message;
}

function parameterization({ name, version, value }: Parameterization): PackageParameterization {
  return new PackageParameterization().setName(name).setVersion(version).setValue(value);
}
