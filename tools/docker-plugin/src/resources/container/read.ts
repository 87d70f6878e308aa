import type { ResourceState } from "../../bridge/resource-state";
import type { Container } from "../../engine/api-types";
import { isNotFound } from "../../engine/engine-error";
import { formatGoDuration } from "../../values/go-duration";
import { flagOf, isSet, textOf } from "../../values/read";
import type { Value } from "../../values/value";
import type { Context } from "../resource";
import { portsFrom } from "./ports";
import { readHostConfig } from "./read-host-config";

/**
 * Reads a container back. Not read, as in the official plugin: environment, labels, volumes, uploads and networks, which
 * stay as they were given.
 */
export async function readContainer(context: Context, state: ResourceState): Promise<void> {
  const container = await inspect(context, state.id);
  if (container === undefined) {
    state.id = "";
    return;
  }
  const { values } = state;
  const mustRun = flagOf(values, "mustRun");
  readNetworks(state, container, mustRun);
  if (!container.State.Running) {
    state.set("exitCode", container.State.ExitCode);
    if (mustRun) state.set("mustRun", false);
  }
  state.set("name", container.Name.replace(/^\/+/, ""));
  state.set("image", textOf(values, "image").startsWith("sha256:") ? container.Image : container.Config.Image);
  state.set("platform", container.Platform ?? "");
  readConfig(state, container.Config);
  readHostConfig(state, container.HostConfig);
}

/** Only by its full id: a name or a short id is as good as gone. */
async function inspect(context: Context, id: string): Promise<Container | undefined> {
  try {
    const container = await context.engine.get<Container>(`/containers/${encodeURIComponent(id)}/json`);
    return container.Id === id ? container : undefined;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

function readNetworks(state: ResourceState, container: Container, mustRun: boolean): void {
  const settings = container.NetworkSettings;
  if (settings === undefined) return;
  state.set("bridge", settings.Bridge ?? "");
  // A stopped container has no ports; only one that has to run is blamed for it.
  if ((container.State.Running || mustRun) && isSet(state.values, "ports")) {
    state.set("ports", portsFrom(settings.Ports));
  }
  const names = Object.keys(settings.Networks ?? {}).sort();
  state.set(
    "networkDatas",
    names.map((name): Value => {
      const endpoint = settings.Networks?.[name];
      return {
        networkName: name,
        ipAddress: endpoint?.IPAddress ?? "",
        ipPrefixLength: endpoint?.IPPrefixLen ?? 0,
        gateway: endpoint?.Gateway ?? "",
        globalIpv6Address: endpoint?.GlobalIPv6Address ?? "",
        globalIpv6PrefixLength: endpoint?.GlobalIPv6PrefixLen ?? 0,
        ipv6Gateway: endpoint?.IPv6Gateway ?? "",
        macAddress: endpoint?.MacAddress ?? "",
      };
    }),
  );
}

function readConfig(state: ResourceState, config: Container["Config"]): void {
  state.set("hostname", config.Hostname);
  state.set("domainname", config.Domainname);
  state.set("command", config.Cmd);
  state.set("entrypoints", config.Entrypoint);
  state.set("user", config.User);
  state.set("workingDir", config.WorkingDir);
  state.set("tty", config.Tty);
  state.set("stdinOpen", config.OpenStdin);
  state.set("stopSignal", config.StopSignal ?? "");
  state.set("stopTimeout", config.StopTimeout ?? 0);
  const check = config.Healthcheck;
  if (!check) return;
  const duration = (ns: number | undefined) => formatGoDuration(BigInt(ns ?? 0));
  state.set("healthcheck", {
    tests: [...(check.Test ?? [])],
    interval: duration(check.Interval),
    timeout: duration(check.Timeout),
    startPeriod: duration(check.StartPeriod),
    startInterval: duration(check.StartInterval),
    retries: check.Retries ?? 0,
  });
}
