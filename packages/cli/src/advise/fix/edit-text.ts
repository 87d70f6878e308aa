import type { Edit, YamlValue } from "@pulumi-compose/health-model";
import type { Path } from "@pulumi-compose/parser";
import { isMap, isScalar } from "yaml";
import { changeScalar } from "./change-scalar";
import { expandList } from "./expand-list";
import { fillPair, insertPair } from "./insert-pair";
import { Refusal } from "./refusal";
import { replaceNode } from "./replace-node";
import { walk } from "./walk";
import { readYaml } from "./yaml-file";
import { isMapping } from "./yaml-text";

/** `services` and a name: what is above that belongs to no single service. */
const SERVICE_DEPTH = 2;

/** Makes one edit in the text of a compose file. Only the lines that it concerns change. */
export function editText(text: string, edit: Edit): string | Refusal {
  if (edit.kind === "set") return setValue(text, edit.path, edit.value);
  const file = readYaml(text);
  if (file instanceof Refusal) return file;
  const place = walk(file.document, edit.path);
  if (place instanceof Refusal) return place;
  return place.kind === "node" ? changeScalar(file, place.node, edit) : new Refusal("the file has no text there");
}

function setValue(text: string, path: Path, value: YamlValue): string | Refusal {
  const file = readYaml(text);
  if (file instanceof Refusal) return file;
  const place = walk(file.document, path);
  if (place instanceof Refusal) return place;
  switch (place.kind) {
    case "node":
      if (isMap(place.node) && isMapping(value)) return setKeys(text, path, value);
      // In place of an explicit null a mapping is welcome; anything else is replaced by its like.
      if (isMapping(value) && !(isScalar(place.node) && place.node.value === null)) {
        return new Refusal("the file has another form there");
      }
      return replaceNode(file, place.node, value);
    case "missing":
      if (path.length - place.rest.length < SERVICE_DEPTH) return new Refusal("the service is not in this file");
      return insertPair(file, place.parent, place.rest, value);
    case "empty":
      return fillPair(file, place.pair, place.rest, value);
    case "short-list":
      return expandList(file, place.list, place.name, value);
  }
}

function setKeys(text: string, path: Path, value: { readonly [key: string]: YamlValue }): string | Refusal {
  let changed = text;
  for (const [key, item] of Object.entries(value)) {
    const next = setValue(changed, [...path, key], item);
    if (next instanceof Refusal) return next;
    changed = next;
  }
  return changed;
}
