import { didYouMean } from "../diagnostics/nearest";
import type { Path } from "../model/place";
import type { ComposeProject } from "../model/project";
import type { ServiceConfig } from "../model/service";
import type { CheckedService } from "./checked-service";

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
export function checkReferences(checked: CheckedService): void {
  const { project, service } = checked;
  for (const { code, of, known } of table) {
    const there = known(project);
    for (const [name, at] of of(service)) {
      if (!Object.hasOwn(there, name)) checked.report(code, at, { name, by: service.name }, meantOf(name, there));
    }
  }
  const [, name] = /^service:(.*)$/s.exec(service.network_mode ?? "") ?? [];
  if (name === undefined || Object.hasOwn(project.services, name)) return;
  const values = { name, by: service.name };
  checked.report("undefined-service", ["network_mode"], values, meantOf(name, project.services));
}

/** The known name that was most likely meant, as a hint. */
export function meantOf(name: string, known: Readonly<Record<string, unknown>>): { readonly hint?: string } {
  const hint = didYouMean(name, Object.keys(known));
  return hint === undefined ? {} : { hint };
}

function keysOf(names: Readonly<Record<string, unknown>> | undefined, ...at: Path): Reference[] {
  return Object.keys(names ?? {}).map((name) => [name, [...at, name]]);
}

function sourcesOf(list: readonly { readonly source?: string }[] | undefined, ...at: Path): Reference[] {
  return (list ?? []).map(({ source = "" }, i) => [source, [...at, i]]);
}
