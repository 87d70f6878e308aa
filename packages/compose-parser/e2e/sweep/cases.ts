import type { GeneratedProject } from "../generated-project";
import type { Path, Place } from "./paths";
import { merged, values } from "./values";

/** One question of the sweep. */
export interface SweepCase {
  readonly at: string;
  /** What is tried there: `single`, `merge`, `extends`, `reset` or `override`. */
  readonly kind: string;
  readonly project: GeneratedProject;
}

/** What an entry has to have beside what is tried in it, by its kind of place. */
const needed: readonly (readonly [RegExp, Readonly<Record<string, string>>])[] = [
  [/^services\.a$/, { image: "b" }],
  [/^jobs\.j$/, { image: "b", triggers: "{ manual: true }" }],
  [/^(configs|secrets)\.\w$/, { file: "./x" }],
  [/^models\.m$/, { model: "z" }],
  [/(volumes|tmpfs|mounts)\.0$/, { type: "volume", target: "/t" }],
  [/ports\.0$/, { target: "80" }],
  [/(secrets)\.0$/, { source: "s" }],
  [/(configs)\.0$/, { source: "c" }],
  [/watch\.0$/, { path: "./x", action: "rebuild" }],
  [/(post_start|pre_stop|pre_start)\.0$/, { command: "[x]" }],
  [/devices\.0$/, { source: "/dev/a", capabilities: "[gpu]" }],
  [/(env_file|label_file|include|device_read_bps|device_write_bps|weight_device)\.0$/, { path: "x" }],
  [/depends_on\.k$/, { condition: "service_started" }],
  [/\.ipam\.config\.0$/, { subnet: "10.0.0.0/8" }],
  [/\.(build)$/, { context: "." }],
  [/\.provider$/, { type: "t" }],
  [/\.logging$/, { driver: "d" }],
  [/\.credential_spec$/, { file: "./x" }],
];

/** Whatever a place may refer to. */
const beside: Readonly<Record<string, string>> = {
  networks: "{ n: {}, k: {}, abc: {} }",
  volumes: "{ v: {}, abc: {} }",
  configs: "{ c: { file: ./x }, abc: { file: ./x } }",
  secrets: "{ s: { file: ./x }, abc: { file: ./x } }",
  models: "{ m: { model: z }, abc: { model: z } }",
};
const users: Readonly<Record<string, string>> = {
  networks: "networks: [n]",
  volumes: 'volumes: ["v:/w"]',
  configs: "configs: [c]",
  secrets: "secrets: [s]",
  models: "models: [m]",
};

/** Every case of a place. */
export function casesOf({ path, enums, required }: Place): readonly SweepCase[] {
  const at = path.join(".");
  const whole = wholeOf(required);
  const all = [...new Set([...values, ...enums.map((value) => JSON.stringify(value)), ...whole])];
  const cases = all.map((value): SweepCase => ({ at, kind: "single", project: projectOf([fileWith(path, value)]) }));
  if (path.length < 2 || path[0] === "include") return cases;
  for (const first of [...merged, ...whole]) {
    for (const second of [...merged, ...whole]) {
      if (first !== second) {
        cases.push({ at, kind: "merge", project: projectOf([fileWith(path, first), overlay(path, second)]) });
      }
    }
    cases.push({ at, kind: "reset", project: projectOf([fileWith(path, first), overlay(path, "!reset null")]) });
    cases.push({
      at,
      kind: "override",
      project: projectOf([fileWith(path, first), overlay(path, `!override ${first}`)]),
    });
    if (path[0] === "services" && path.length > 2) {
      cases.push({ at, kind: "extends", project: projectOf([extending(path, first, "[abc, y=z]")]) });
      cases.push({ at, kind: "extends", project: projectOf([extending(path, first, "abc")]) });
    }
  }
  return cases;
}

function wholeOf(required: readonly string[]): string[] {
  return required.length === 0 ? [] : [`{ ${required.map((key) => `${key}: abc`).join(", ")} }`];
}

function projectOf(compose: readonly string[]): GeneratedProject {
  const files = compose.map((content, index) => ({ name: `compose${index}.yaml`, content }));
  return {
    name: "q",
    files: [
      ...files,
      { name: "x", content: "A=b\n" },
      { name: "inc.yaml", content: "services: { i: { image: b } }\n" },
    ],
    compose: files.length,
    env: {},
    profiles: [],
  };
}

function fileWith(path: Path, value: string): string {
  const section = String(path[0]);
  const rest = Object.entries(beside).filter(([name]) => name !== section);
  const service =
    section === "services" ? [] : [`services: { a: { image: b${users[section] ? `, ${users[section]}` : ""} } }`];
  return [...service, ...rest.map(([name, text]) => `${name}: ${text}`), nested(path, value)].join("\n");
}

/** A second file with nothing but the place. */
function overlay(path: Path, value: string): string {
  return nested(path, value);
}

/** A service whose place has a value, and another that extends it with another value there. */
function extending(path: Path, value: string, other: string): string {
  const base = nested(path, value).replace("services: { a:", "services: { base:");
  const own = build(path.slice(2), other, path.slice(0, 2).join("."), false);
  const text = base.replace(/ \}$/, `, a: ${own.replace(/^\{/, "{ extends: { service: base },")} }`);
  return [...Object.entries(beside).map(([name, one]) => `${name}: ${one}`), text].join("\n");
}

function nested(path: Path, value: string): string {
  const [first, ...rest] = path;
  return `${first}: ${build(rest, value, String(first), true)}`;
}

/** A value within what is around it, each with what it has to have. */
function build(path: Path, value: string, at: string, isWhole: boolean): string {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const inner = build(rest, value, `${at}.${key}`, isWhole);
  if (key === 0) return `[${inner}]`;
  const own = needed.filter(([pattern]) => pattern.test(at)).flatMap(([, entries]) => Object.entries(entries));
  const others = own.filter(([name]) => name !== key && isWhole).map(([name, text]) => `${name}: ${text}`);
  return `{ ${[`${key}: ${inner}`, ...others].join(", ")} }`;
}
