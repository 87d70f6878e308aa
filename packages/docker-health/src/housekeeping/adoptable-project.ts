import type { Requester } from "../engine/requester";
import { field, list, strings, text } from "../shared/read";
import { inspectIfThere } from "./inspect-if-there";
import { ownVolumesOf } from "./own-volumes-of";

/** A container that docker compose made of a service. */
export interface AdoptableContainer {
  readonly id: string;
  readonly name: string;
  readonly service: string;
  readonly number: number;
  /** `sha256:…` of the image that it runs. */
  readonly imageId: string;
  /** The names that the image goes by. */
  readonly imageTags: readonly string[];
  /** Volumes that it does not have from another container: their names by where they are mounted. */
  readonly volumes: ReadonlyMap<string, string>;
}

/** What docker compose made of a project, found on the engine by its labels. */
export interface AdoptableProject {
  readonly containers: readonly AdoptableContainer[];
  /** Ids of networks by their key in the compose file. */
  readonly networks: ReadonlyMap<string, string>;
  /** Names of volumes by their key in the compose file. */
  readonly volumes: ReadonlyMap<string, string>;
}

const PREFIX = "com.docker.compose";

/**
 * Finds what docker compose made of a project, by its labels. One-off containers (`docker compose run`) are not part of
 * it.
 */
export async function adoptableProject(ask: Requester, project: string): Promise<AdoptableProject> {
  const label = [`${PREFIX}.project=${project}`];
  const get = (path: string, labels: readonly string[], query: Readonly<Record<string, string>> = {}) =>
    ask.json({ method: "GET", path, query: { ...query, filters: JSON.stringify({ label: labels }) }, ok: [200] });
  const [containers, networks, volumes] = await Promise.all([
    get("/containers/json", [...label, `${PREFIX}.oneoff=False`], { all: "1" }),
    get("/networks", label),
    get("/volumes", label),
  ]);
  const inspect = (container: string) => inspectIfThere(ask, "containers", container);
  return {
    containers: await Promise.all(list(containers).map((row) => readContainer(row, inspect))),
    networks: byKey(list(networks), `${PREFIX}.network`, "Id"),
    volumes: byKey(list(field(volumes, "Volumes")), `${PREFIX}.volume`, "Name"),
  };
}

async function readContainer(row: unknown, inspect: (id: string) => Promise<unknown>): Promise<AdoptableContainer> {
  const id = text(field(row, "Id"));
  const labels = strings(field(row, "Labels"));
  return {
    id,
    name: text(list(field(row, "Names"))[0]).replace(/^\//, ""),
    service: labels[`${PREFIX}.service`] ?? "",
    number: Number(labels[`${PREFIX}.container-number`] ?? 1),
    imageId: text(field(row, "ImageID")),
    imageTags: [text(field(row, "Image"))],
    volumes: await ownVolumesOf(id, inspect),
  };
}

function byKey(rows: readonly unknown[], label: string, property: string): ReadonlyMap<string, string> {
  return new Map(rows.map((row) => [text(field(row, "Labels", label)), text(field(row, property))]));
}
