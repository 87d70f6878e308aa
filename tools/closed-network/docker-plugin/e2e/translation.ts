import { isList, isMap, type Value, type ValueMap } from "./values";

/**
 * What the recordings call by one name and this run by another: ids, images, folders. Learnt from answers that belong
 * together, applied to the requests that follow.
 */
export class Translation {
  readonly #names = new Map<string, string>();

  learn(recorded: Value | undefined, own: Value | undefined): void {
    if (typeof recorded !== "string" || typeof own !== "string" || recorded === own) return;
    if (recorded.length < 12) return;
    this.#names.set(recorded, own);
    const [image, ownImage] = [imageOf(recorded), imageOf(own)];
    if (image !== undefined && ownImage !== undefined) this.#names.set(image, ownImage);
  }

  apply(value: ValueMap): ValueMap {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.#value(item)]));
  }

  #value(value: Value): Value {
    if (typeof value === "string") return this.#text(value);
    if (isList(value)) return value.map((item) => this.#value(item));
    return isMap(value) ? this.apply(value) : value;
  }

  #text(text: string): string {
    let result = text;
    for (const [recorded, own] of this.#names) result = result.replaceAll(recorded, own);
    return result;
  }
}

/** A RemoteImage's id is the image's with a name behind it. */
function imageOf(id: string): string | undefined {
  return /^sha256:[0-9a-f]{64}/.exec(id)?.[0];
}
