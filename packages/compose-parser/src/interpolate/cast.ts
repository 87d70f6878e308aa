import type { Cast } from "../attributes/attribute";
import { integerOf } from "../read/resolve-plain";
import type { ScalarType, ScalarValue } from "../tree/node";

/** What a string becomes under a cast; undefined when it cannot. */
export function castText(
  cast: Cast,
  text: string,
): { type: ScalarType; value: ScalarValue; old?: boolean } | undefined {
  switch (cast) {
    case "bool":
      return castBool(text);
    case "int":
      return castInt(text);
    case "umask": {
      const value = /^(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]*|[1-9][0-9]*)$/.test(text)
        ? integerOf(text)
        : undefined;
      return value === undefined || value > 4294967295 ? undefined : { type: "int", value };
    }
    case "float":
      return castFloat(text);
  }
}

const yes = new Set(["y", "yes", "on"]);
const no = new Set(["n", "no", "off"]);

function castBool(text: string): { type: ScalarType; value: ScalarValue; old?: boolean } | undefined {
  const lower = text.toLowerCase();
  if (lower === "true" || lower === "false") return { type: "bool", value: lower === "true" };
  // YAML 1.1's words, accepted with a warning.
  if (yes.has(lower)) return { type: "bool", value: true, old: true };
  if (no.has(lower)) return { type: "bool", value: false, old: true };
  return undefined;
}

function castInt(text: string): { type: ScalarType; value: ScalarValue } | undefined {
  if (!/^[-+]?[0-9]+$/.test(text)) return undefined;
  const size = BigInt(text.replace(/^\+/, ""));
  if (size < -(2n ** 63n) || size >= 2n ** 63n) return undefined;
  const small = Number(size);
  return { type: "int", value: Number.isSafeInteger(small) ? small : size };
}

function castFloat(text: string): { type: ScalarType; value: ScalarValue } | undefined {
  if (/^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$/.test(text)) return { type: "float", value: Number(text) };
  return undefined;
}
