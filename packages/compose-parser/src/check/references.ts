import { didYouMean } from "../diagnostics/nearest";
import type { Reporter } from "../diagnostics/reporter";
import type { Path } from "../model/place";
import type { ComposeProject } from "../model/project";
import type { ServiceConfig } from "../model/service";
import type { Locate } from "./locate";

/** A name that a service gives, and where under the service it stands. */
export type Reference = readonly [name: string, at: Path];

interface References {
  readonly code: "undefined-network" | "undefined-volume" | "undefined-secret" | "undefined-config" | "undefined-model";
  readonly of: (service: ServiceConfig) => readonly Reference[];
  readonly known: (project: ComposeProject) => Readonly<Record<string, unknown>>;
}

/** What services name of the top level, a row an attribute. `depends_on`, with its profiles and jobs, is not among them. */
const table: readonly References[] = [
  { code: "undefined-network", of: ({ networks }) => keysOf(networks, "networks"), known: (p) => p.networks },
  {
    code: "undefined-volume",
    of: ({ volumes = [] }) =>
      volumes.flatMap(({ type, source }, i) => (type === "volume" && source ? [[source, ["volumes", i]]] : [])),
    known: (p) => p.volumes,
  },
  {
    code: "undefined-secret",
    of: ({ build }) => sourcesOf(build?.secrets, "build", "secrets"),
    known: (p) => p.secrets,
  },
  { code: "undefined-secret", of: ({ secrets }) => sourcesOf(secrets, "secrets"), known: (p) => p.secrets },
  { code: "undefined-config", of: ({ configs }) => sourcesOf(configs, "configs"), known: (p) => p.configs },
  { code: "undefined-model", of: ({ models }) => keysOf(models, "models"), known: (p) => p.models },
];

/** Whatever a service names of the top level has to be there. */
export function checkReferences(
  project: ComposeProject,
  service: ServiceConfig,
  path: Path,
  locate: Locate,
  reporter: Reporter,
): void {
  for (const { code, of, known } of table) {
    const there = known(project);
    for (const [name, below] of of(service)) {
      if (Object.hasOwn(there, name)) continue;
      const at = [...path, ...below];
      reporter.report(code, locate(at), { name, by: service.name }, orMeant(at, name, there));
    }
  }
  const mode = service.network_mode ?? "";
  const [, other] = /^service:(.*)$/s.exec(mode) ?? [];
  if (other === undefined || Object.hasOwn(project.services, other)) return;
  const at = [...path, "network_mode"];
  reporter.report(
    "undefined-service",
    locate(at),
    { name: other, by: service.name },
    orMeant(at, other, project.services),
  );
}

/** Where a name stands, and the known one that it was most likely meant to be. */
export function orMeant(
  path: Path,
  name: string,
  known: Readonly<Record<string, unknown>>,
): { path: Path; hint?: string } {
  const hint = didYouMean(name, Object.keys(known));
  return hint === undefined ? { path } : { path, hint };
}

function keysOf(names: Readonly<Record<string, unknown>> | undefined, ...at: Path): Reference[] {
  return Object.keys(names ?? {}).map((name) => [name, [...at, name]]);
}

function sourcesOf(list: readonly { readonly source?: string }[] | undefined, ...at: Path): Reference[] {
  return (list ?? []).map(({ source = "" }, i) => [source, [...at, i]]);
}
