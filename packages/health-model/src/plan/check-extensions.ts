import { type ComposeProject, type Diagnostic, nearest, type Path } from "@pulumi-compose/parser";
import {
  BAD_EXTENSION,
  BAD_EXTENSION_VALUE,
  HOOKS_OF_PROJECT,
  UNKNOWN_EXTENSION_KEY,
  UNREAD_EXTENSION,
} from "../messages/plan-messages";
import { durationMs } from "../util/duration-ms";
import {
  EXTENSION_KEYS,
  type ExtensionKey,
  type ExtensionKeyDoc,
  type ExtensionLevel,
  KUBERNETES_KEYS,
} from "./extension-keys";
import { EXTENSION } from "./own-extension";

/**
 * What of `x-pulumi-compose` nobody reads: keys that there are not, keys of a service on the project, values of what only an update
 * reads, and whole extensions in other places. What the others read they judge themselves.
 */
export function checkExtensions(project: ComposeProject): Diagnostic[] {
  const found: Diagnostic[] = [];
  const at = (path: Path) => ({ path, place: project.placeOf(path) });
  check(project.extensions, [], "project");
  for (const [name, service] of Object.entries(project.services))
    check(service.extensions, ["services", name], "service");
  for (const [name, job] of Object.entries(project.jobs ?? {})) {
    // One that runs is among the services, under the same name.
    if (!Object.hasOwn(project.services, name)) check(job.extensions, ["jobs", name], "service");
  }
  for (const [name, volume] of Object.entries(project.volumes)) check(volume.extensions, ["volumes", name], "volume");
  const { services, jobs = {}, networks, volumes, configs, secrets } = project;
  for (const [section, values] of Object.entries({ services, jobs, networks, volumes, configs, secrets })) {
    const isRead = ["services", "jobs", "volumes"].includes(section);
    for (const [name, value] of Object.entries(values)) {
      if (section !== "jobs" || !Object.hasOwn(services, name)) search(value, [section, name], isRead);
    }
  }
  return found;

  function check(extensions: Extensions, owner: Path, level: ExtensionLevel): void {
    const extension = extensions?.[EXTENSION];
    // An empty one (`x-pulumi-compose:`) says nothing yet.
    if (extension === undefined || extension === null) return;
    const whose = level === "project" ? "the project" : `${level} "${owner[1]}"`;
    const path = [...owner, EXTENSION];
    if (typeof extension !== "object" || Array.isArray(extension)) {
      found.push(BAD_EXTENSION.report({ whose, written: JSON.stringify(extension) }, at(path)));
      return;
    }
    for (const [key, value] of Object.entries(extension)) {
      if (Object.hasOwn(KUBERNETES_KEYS, key)) {
        const levels = KUBERNETES_KEYS[key]?.levels ?? [];
        const why = `a ${levels.join("'s or a ")}'s` as const;
        if (!levels.includes(level)) found.push(UNKNOWN_EXTENSION_KEY.report({ whose, key, why }, at([...path, key])));
      } else if (!isKey(key)) {
        const near = nearest(key, [...Object.keys(EXTENSION_KEYS), ...Object.keys(KUBERNETES_KEYS)]);
        const hint = near === undefined ? undefined : `did you mean \`${near}\`?`;
        found.push(UNKNOWN_EXTENSION_KEY.report({ whose, key, why: "no such key" }, { ...at([...path, key]), hint }));
      } else if (!docOf(key).levels.includes(level)) {
        // Of hooks there is a message of its own.
        const hint = "Write it below the service.";
        if (docOf(key).takes === "hooks") found.push(HOOKS_OF_PROJECT.report({}, at([...path, key])));
        else
          found.push(UNKNOWN_EXTENSION_KEY.report({ whose, key, why: "a service's" }, { ...at([...path, key]), hint }));
      } else if (level === "service" && !isRolled(project, String(owner[1]))) {
        const wanted = wantedBy(key, value);
        const written = JSON.stringify(value) ?? "";
        const name = String(owner[1]);
        if (wanted) found.push(BAD_EXTENSION_VALUE.report({ name, key, wanted, written }, at([...path, key])));
      }
    }
  }

  /** Extensions below what has one of its own, or has none */
  function search(value: object, path: (string | number)[], isOwner: boolean): void {
    for (const [key, item] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
      if (typeof item !== "object" || item === null) continue;
      if (key === "extensions") {
        if (EXTENSION in item && !isOwner) {
          found.push(UNREAD_EXTENSION.report({ of: path.join(".") }, at([...path, EXTENSION])));
        }
        continue;
      }
      // A hook that runs before its service is one itself.
      const isHook = path.length === 3 && path[2] === "pre_start";
      path.push(key);
      search(item, path, isHook);
      path.pop();
    }
  }
}

type Extensions = Readonly<Record<string, unknown>> | undefined;

function isKey(key: string): key is ExtensionKey {
  return Object.hasOwn(EXTENSION_KEYS, key);
}

function docOf(key: ExtensionKey): ExtensionKeyDoc {
  return EXTENSION_KEYS[key];
}

/** Whether the mapping reads what is said of a service's updates. */
function isRolled({ services }: ComposeProject, name: string): boolean {
  return services[name]?.deploy?.update_config?.order === "start-first";
}

/** What a key takes that is for updates alone, where the value is something else. */
function wantedBy(key: ExtensionKey, value: unknown): string | undefined {
  if (key === "drain") {
    return typeof value === "string" && durationMs(value) !== undefined ? undefined : "a duration";
  }
  if (key === "singleWriter") return typeof value === "boolean" ? undefined : "true or false";
  return undefined;
}
