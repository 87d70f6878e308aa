import type { HealthStatus } from "@pulumi-compose/health-model";
import type { Requester } from "../engine/requester";
import { field, list, text } from "../shared/read";

/** What an engine has of a compose project. */
export interface ProjectParts {
  /** Those with the project's label. */
  readonly containers: readonly ProjectContainer[];
  /** Of those that were asked for, the ids of those that are there. */
  readonly networks: readonly string[];
  /** Of those that were asked for, the names of those that are there. */
  readonly volumes: readonly string[];
}

/** What to look for beside containers: an engine gives what was there before no labels. */
export interface WantedParts {
  /** Ids. */
  readonly networks: readonly string[];
  /** Names. */
  readonly volumes: readonly string[];
}

/** A container with the project's label. */
export interface ProjectContainer {
  readonly id: string;
  readonly name: string;
  /** Names of the networks that it is on. */
  readonly networks: readonly string[];
  /** The volumes that it has; absent: none. */
  readonly volumes?: readonly MountedVolume[];
  /** The code that it has ended with; absent: it has not ended. */
  readonly exitCode?: number;
  /** The engine's word: `running`, `paused`, `exited`… */
  readonly state: string;
  /** What its check says; absent: it has none, or does not run. */
  readonly health?: HealthStatus;
  /**
   * For how many seconds it has run: to the second within the first minute, then ever less exactly; absent: it does not run, or
   * the engine says it in words that nobody knows.
   */
  readonly upSeconds?: number;
}

/** A volume of a container. */
export interface MountedVolume {
  /** What the engine calls it: of one that was given no name, 64 hexadecimal digits. */
  readonly name: string;
  /** Where it is mounted. */
  readonly place: string;
}

const PROJECT = "com.docker.compose.project";

/** What an engine has of a project, in three questions that are asked at once, however much it is. */
export async function projectParts(ask: Requester, project: string, wanted: WantedParts): Promise<ProjectParts> {
  const get = (path: string, filters: object, query: Readonly<Record<string, string>> = {}) =>
    ask.json({ method: "GET", path, query: { ...query, filters: JSON.stringify(filters) }, ok: [200] });
  const { networks, volumes } = wanted;
  const [containers, networkRows, volumeRows] = await Promise.all([
    get("/containers/json", { label: [`${PROJECT}=${project}`] }, { all: "1" }),
    networks.length > 0 ? get("/networks", { id: networks }) : [],
    volumes.length > 0 ? get("/volumes", { name: volumes }) : {},
  ]);
  // The engine's filters match parts.
  const networkIds = new Set(list(networkRows).map((row) => text(field(row, "Id"))));
  const volumeNames = new Set(list(field(volumeRows, "Volumes")).map((row) => text(field(row, "Name"))));
  return {
    containers: list(containers).map(readContainer),
    networks: networks.filter((id) => networkIds.has(id)),
    volumes: volumes.filter((name) => volumeNames.has(name)),
  };
}

function readContainer(raw: unknown): ProjectContainer {
  const volumes = list(field(raw, "Mounts"))
    .filter((mount) => text(field(mount, "Type")) === "volume")
    .map((mount) => ({ name: text(field(mount, "Name")), place: text(field(mount, "Destination")) }));
  const [state, status] = [text(field(raw, "State")), text(field(raw, "Status"))];
  const exitCode = state === "exited" ? endOf(status) : undefined;
  const health = healthIn(status);
  const upSeconds = state === "running" ? upIn(status) : undefined;
  return {
    id: text(field(raw, "Id")),
    name: text(list(field(raw, "Names"))[0]).replace(/^\//, ""),
    networks: Object.keys(field(raw, "NetworkSettings", "Networks") ?? {}),
    ...(volumes.length > 0 && { volumes }),
    ...(exitCode !== undefined && { exitCode }),
    state,
    ...(health !== undefined && { health }),
    ...(upSeconds !== undefined && { upSeconds }),
  };
}

/** `Exited (137) 5 minutes ago`: a list has the code nowhere else. */
function endOf(status: string): number | undefined {
  const [, code] = /^Exited \((\d+)\)/.exec(status) ?? [];
  return code === undefined ? undefined : Number(code);
}

/** `Up 5 minutes (healthy)`, `Up 3 seconds (health: starting)` */
function healthIn(status: string): HealthStatus | undefined {
  const [, word] = /^Up .*\((?:health: )?(starting|healthy|unhealthy)\)$/.exec(status) ?? [];
  return HEALTHS.find((known) => known === word);
}

const HEALTHS: readonly HealthStatus[] = ["starting", "healthy", "unhealthy"];

/** `Up Less than a second`, `Up 12 seconds`, `Up About a minute`, `Up 5 minutes`: whole units, cut off. */
function upIn(status: string): number | undefined {
  const said = status.replace(/^Up /, "").replace(/ \([^)]*\)$/, "");
  if (/^less than a second$/i.test(said)) return 0;
  if (/^about a minute$/i.test(said)) return 60;
  if (/^about an hour$/i.test(said)) return 3_600;
  const [, number = "", unit = ""] = /^(\d+) (second|minute|hour|day|week|month|year)s?$/.exec(said) ?? [];
  const seconds = SECONDS.get(unit);
  return seconds === undefined ? undefined : Number(number) * seconds;
}

const SECONDS: ReadonlyMap<string, number> = new Map([
  ["second", 1],
  ["minute", 60],
  ["hour", 3_600],
  ["day", 86_400],
  ["week", 604_800],
  ["month", 2_592_000],
  ["year", 31_536_000],
]);
