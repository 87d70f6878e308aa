import type { ComposeProject, Path, ServiceConfig } from "@pulumi-compose/parser";

/** Why a service cannot have the relay that it asks for, and where the file says so. */
export interface NoRelay {
  readonly path: Path;
  readonly why: string;
  readonly instead: string;
}

/** The first of the reasons; undefined: there is none. */
export function noRelay({ name, ...service }: ServiceConfig, said: Path): NoRelay | undefined {
  const at = (...attribute: readonly (string | number)[]): Path => ["services", name, ...attribute];
  const { ports = [], network_mode: mode, provider } = service;
  if (provider) {
    return { path: said, why: "a compose provider runs the service, not the engine", instead: "leave `relay` out" };
  }
  if (mode) {
    const why = `with \`${mode}\` the service is on no network where a relay would find it by its name`;
    return { path: at("network_mode"), why, instead: "put it on a network of the project" };
  }
  const other = ports.findIndex(({ protocol = "tcp" }) => protocol !== "tcp");
  if (other >= 0) {
    const { target, protocol } = ports[other] ?? {};
    return {
      path: at("ports", other),
      why: `a relay passes on TCP, and ${target}/${protocol} is another protocol`,
      instead: "leave `relay` out, or let a service of its own have that port",
    };
  }
  if (ports.length > 0) return undefined;
  return { path: said, why: "the service publishes no ports", instead: "leave `relay` out, or list its `ports`" };
}

/** What a service's relay is called: by this others on its networks and the command's answers know it. */
export function relayName(service: string): string {
  return `${service}-relay`;
}

/** Whether the file has a service of that name, active or not. */
export function isTaken({ services, disabledServices }: ComposeProject, name: string): boolean {
  return Object.hasOwn(services, name) || Object.hasOwn(disabledServices, name);
}
