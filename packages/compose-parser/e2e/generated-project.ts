import fc from "fast-check";
import { stringify } from "yaml";
import { generatedService, serviceNames } from "./generated-service";

/** A project of a few files: what the oracle and the parser are asked about. */
export interface GeneratedProject {
  readonly name: string;
  readonly files: { readonly name: string; readonly content: string }[];
  /** How many of the files are compose files; the others are included, extended or read. */
  readonly compose: number;
  readonly env: Record<string, string>;
  readonly profiles: string[];
}

const topLevel = fc.record(
  {
    networks: fc.constant({
      front: { driver: "bridge", labels: ["a=1", "b"] },
      back: { internal: true, name: "shared-${REGION:-none}" },
    }),
    volumes: fc.constantFrom<Record<string, unknown>>(
      { data: null, cache: { driver: "local", driver_opts: { size: 5, o: "bind", device: "./cache" } } },
      { data: { labels: { owner: "${OWNER-nobody}" } }, cache: { external: true } },
    ),
    secrets: fc.constant({ key: { file: "./key.txt" }, token: { environment: "TOKEN" } }),
    configs: fc.constant({ site: { content: "hello ${OWNER:-nobody}" }, nginx: { file: "conf/nginx.conf" } }),
  },
  { requiredKeys: ["networks", "volumes", "secrets", "configs"] },
);

const environment = fc.record(
  {
    OWNER: fc.constantFrom("ada", "", "x y"),
    PORT: fc.constantFrom("8080", "9000"),
    REGION: fc.constantFrom("eu", "us-east-1"),
    DEBUG: fc.constantFrom("true", "false"),
    COUNT: fc.constantFrom("1", "3"),
    TOKEN: fc.constant("t0k3n"),
  },
  { requiredKeys: [] },
);

const envFile = fc.constantFrom(
  "A=1\nexport B='two words'\nC=\"${OWNER:-x} and $A\"\n# comment\nD=plain # trailing\n",
  'A=other\nEMPTY=\nOWNER\nE=a\\nb\nF="a\\nb"\n',
);

const services = (complete: boolean) =>
  fc
    .uniqueArray(fc.constantFrom(...serviceNames), { minLength: 1, maxLength: serviceNames.length })
    .chain((names) => fc.tuple(fc.constant(names), fc.tuple(...names.map(() => generatedService(complete)))))
    .map(([names, all]) => Object.fromEntries(names.map((name, i) => [name, all[i]])));

function written(value: unknown, flow: boolean): string {
  return stringify(value, { aliasDuplicateObjects: false, lineWidth: 0, ...(flow && { collectionStyle: "flow" }) });
}

/** Dependencies that do not lead in a circle: each service on others that come later in the alphabet. */
function ordered(services: Record<string, unknown>): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [name, service] of Object.entries(services)) {
    const copy: Record<string, unknown> = { ...(service as Record<string, unknown>) };
    const dependsOn = copy.depends_on;
    if (Array.isArray(dependsOn)) copy.depends_on = dependsOn.filter((other) => other > name && other in services);
    else if (dependsOn) {
      copy.depends_on = Object.fromEntries(
        Object.entries(dependsOn).filter(([other]) => other > name && other in services),
      );
    }
    out[name] = copy;
  }
  return out;
}

export const generatedProject: fc.Arbitrary<GeneratedProject> = fc
  .record({
    base: services(true),
    override: fc.option(services(false), { nil: undefined }),
    included: fc.option(generatedService(true), { nil: undefined }),
    extended: fc.option(generatedService(true), { nil: undefined }),
    topLevel,
    env: environment,
    envFile,
    profiles: fc.subarray(["dev", "test"]),
    flow: fc.boolean(),
  })
  .map(({ base, override, included, extended, topLevel: top, env, envFile: variables, profiles, flow }) => {
    const own = ordered(base);
    const first = Object.keys(own)[0] ?? "web";
    if (extended) {
      own[first] = { ...(own[first] as object), extends: { file: "base/base.yaml", service: "common" } };
    }
    const model = { ...(included && { include: ["part/part.yaml"] }), services: own, ...top };
    const files = [{ name: "compose.yaml", content: written(model, flow) }];
    if (override) {
      const known = Object.fromEntries(Object.entries(ordered(override)).filter(([name]) => name in own));
      files.push({ name: "compose.override.yaml", content: written({ services: known }, false) });
    }
    const compose = files.length;
    const { depends_on: _, ...alone } = (extended ?? {}) as Record<string, unknown>;
    files.push({ name: "base/base.yaml", content: written({ services: { common: alone } }, false) });
    const { depends_on: __, ...part } = (included ?? { image: "part" }) as Record<string, unknown>;
    files.push({ name: "part/part.yaml", content: written({ services: { part }, ...top }, false) });
    for (const folder of ["", "base/", "part/"]) files.push({ name: `${folder}web.env`, content: variables });
    return { name: "generated", files, compose, env, profiles };
  });
