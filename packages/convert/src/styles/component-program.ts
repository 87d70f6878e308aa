import { relative } from "node:path";
import { replicasOf } from "@pulumi-compose/parser";
import type { Declaration } from "../code/declaration";
import { array, call, create, type Entry, entry, name, object, string } from "../code/expression";
import { camelCase, Identifiers } from "../code/identifiers";
import { externals } from "../code/imports";
import { printModule } from "../code/print-module";
import { settingValue } from "../resources/settings";
import type { Source } from "../source/source";
import type { ProgramTarget } from "../targets/program-target";

/** Container ports behind which a browser is likely to find something. */
const webPorts = new Set([80, 443, 3000, 4200, 5000, 8000, 8080, 8443, 8888, 9000, 9090]);

/** Writes the program around the compose file: the component, its settings, and what is worth knowing afterwards. */
export function componentProgram(source: Source, target: ProgramTarget, out: string): ReadonlyMap<string, string> {
  const { project, settings, profiles } = source;
  const identifiers = new Identifiers([...externals.keys(), "config"]);
  const variable = identifiers.take(camelCase(project.name), "project");
  const declarations: Declaration[] = [];
  const declare = (
    id: string,
    value: Declaration["value"],
    { output = false, comment = [] }: { readonly output?: boolean; readonly comment?: readonly string[] } = {},
  ) => declarations.push({ name: id, value, comment, when: [], output });
  if (settings.size > 0)
    declare("config", { kind: "call", create: true, callee: name("pulumi.Config"), args: [], rest: "" });
  const args: Entry[] = [];
  const files = project.files.map((file) => string(posix(relative(out, file))));
  const [only] = files;
  args.push(files.length === 1 && only ? entry("file", only) : entry("files", array(files)));
  if (target.argument !== undefined) args.push(entry("target", string(target.argument)));
  if (profiles.length > 0) args.push(entry("profiles", array(profiles.map(string))));
  if (settings.size > 0) {
    const values = [...settings.values()].map((setting) =>
      entry(setting.variable, settingValue(setting), setting.comment === undefined ? [] : [setting.comment]),
    );
    args.push(entry("env", object(values, true)));
  }
  if (isRenamed(source)) args.push(entry("projectName", string(project.name)));
  declare(variable, create("ComposeProject", string(project.name), object(args, true)));
  for (const { service, ports } of urls(source, target)) {
    for (const port of ports) {
      const suffix = ports.size > 1 ? String(port) : "";
      const scheme = port === 443 || port === 8443 ? [string("https")] : [];
      const id = identifiers.take(`${camelCase(service)}Url${suffix}`);
      declare(
        id,
        call(`${variable}.services${member(service)}.url`, { kind: "literal", text: String(port) }, ...scheme),
        { output: true },
      );
    }
  }
  for (const service of new Set(
    source.plan.start.gates
      // To ask for a health is to require it.
      .filter(
        ({ condition, dependents }) => condition === "service_healthy" && dependents.some(({ required }) => required),
      )
      .map(({ dependency }) => dependency),
  )) {
    if (isOptional(source, service)) continue;
    declare(identifiers.take(`${camelCase(service)}Health`), name(`${variable}.services${member(service)}.health`), {
      output: true,
    });
  }
  const isUsed = declarations.some(({ output }) => output);
  const used = new Set(["config", ...(isUsed ? [variable] : [])]);
  return new Map([
    [
      "index.ts",
      printModule(
        { path: "index", head: [], declarations, blocks: [], tail: [], effects: [] },
        new Map([
          ["config", "index"],
          [variable, "index"],
        ]),
        used,
      ),
    ],
  ]);
}

/** Whether the project is called otherwise than its file says. Without a name there, the component's own is taken. */
function isRenamed({ project, texts }: Source): boolean {
  const names = texts.flatMap((text) => /^name:\s*["']?([^"'#\s]+)/m.exec(text)?.[1] ?? []);
  return names.length > 0 && names.at(-1) !== project.name;
}

function urls(
  source: Source,
  target: ProgramTarget,
): readonly { readonly service: string; readonly ports: ReadonlySet<number> }[] {
  return Object.values(source.project.services).flatMap(({ name, ports = [] }) => {
    const web = ports.filter(({ target, protocol }) => (protocol ?? "tcp") === "tcp" && webPorts.has(target));
    const found = new Set(web.flatMap((port) => (target.hasAddress(source.plan, name, port) ? [port.target] : [])));
    return found.size > 0 && !isOptional(source, name) ? [{ service: name, ports: found }] : [];
  });
}

/** Whether the service may not be there (it has no container, or no active profile), or cannot be asked by its name. */
function isOptional({ project, profiles }: Source, service: string): boolean {
  const config = project.services[service];
  if (replicasOf(config) === 0) return true;
  // TypeScript takes the name of what every object has for that.
  if (service in Object.prototype) return true;
  const own = config?.profiles ?? [];
  return own.length > 0 && !own.some((profile) => profiles.includes(profile) || profiles.includes("*"));
}

function member(service: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(service) ? `.${service}` : `[${JSON.stringify(service)}]`;
}

function posix(path: string): string {
  return path.split("\\").join("/");
}
