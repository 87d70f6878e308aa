import { stringify } from "yaml";
import type { SequenceProject, SequenceService } from "./sequence-project";

/** Where a project stands on its engine: other projects stand elsewhere. */
export interface Site {
  readonly project: string;
  /** `10.1.2` of the network `10.1.2.0/24`. */
  readonly subnet: string;
  /** The first of its ports. */
  readonly port: number;
  readonly images: Readonly<Record<SequenceService["image"], string>>;
}

/** The project as a compose file. */
export function composeFile({ services, network }: SequenceProject, { project, subnet, port, images }: Site): string {
  const volumes = [...new Set(services.flatMap((service) => service.volumes))].sort();
  const hasCheck = (key: string) => services.find(({ name }) => name === key)?.rolling?.hasCheck === true;
  return stringify({
    name: project,
    services: Object.fromEntries(
      services.map((service) => [
        service.name,
        {
          image: images[service.image],
          command: ["sleep", String(1_000 + service.command)],
          environment: { VARIABLE: String(service.variable) },
          stop_grace_period: "0s",
          scale: service.scale,
          ...(service.port !== undefined && { ports: [`127.0.0.1:${port + service.port}:80`] }),
          ...(service.containerName !== undefined && { container_name: `${project}-own-${service.containerName}` }),
          networks: {
            net: {
              aliases: [`alias-${service.alias}`],
              ...(service.address !== undefined && { ipv4_address: `${subnet}.${service.address}` }),
            },
            ...(service.isOnBack && { back: {} }),
          },
          ...(service.after !== undefined && {
            depends_on: {
              [service.after]: {
                condition: hasCheck(service.after) ? "service_healthy" : "service_started",
                restart: service.isRestarted,
              },
            },
          }),
          ...rolling(service),
          volumes: [...service.volumes.map((key) => `${key}:/${key}`), ...(service.hasAnonymous ? ["/scratch"] : [])],
        },
      ]),
    ),
    networks: {
      ...(services.some(({ isOnBack }) => isOnBack) && { back: {} }),
      net: {
        labels: { number: String(network) },
        ipam: { config: [{ subnet: `${subnet}.0/24`, ip_range: `${subnet}.128/25` }] },
      },
    },
    ...(volumes.length > 0 && { volumes: Object.fromEntries(volumes.map((key) => [key, {}])) }),
  });
}

function rolling({ rolling: how, isBad = false }: SequenceService): object {
  if (!how) return {};
  const { hasCheck, parallelism, failureAction } = how;
  return {
    ...(hasCheck && { healthcheck: { test: ["CMD", isBad ? "false" : "true"], interval: "1s", retries: 1 } }),
    deploy: {
      update_config: { order: "start-first", monitor: "1s", parallelism, failure_action: failureAction },
    },
    "x-pulumi-compose": { drain: "0s" },
  };
}

/** A circle of `depends_on` is a mistake of the file. */
export function isPossible({ services }: SequenceProject): boolean {
  const after = new Map(services.map(({ name, after: before }) => [name, before]));
  return services.every(({ name }) => {
    const seen = new Set([name]);
    for (let next = after.get(name); next !== undefined; next = after.get(next)) {
      if (seen.has(next)) return false;
      seen.add(next);
    }
    return true;
  });
}
