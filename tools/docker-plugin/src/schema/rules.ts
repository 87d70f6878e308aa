import { parseGoDuration } from "../values/go-duration";
import { isSet } from "../values/read";
import type { Rule, Trait } from "./field";

// Each rule answers with the words of the official plugin's own check; it says them twice, as summary and as detail.
const rule = (check: Rule): Trait => ({
  rule: (value) => {
    const said = check(value);
    return said === undefined ? undefined : `${said}. ${said}`;
  },
});

export const atLeast = (threshold: number): Trait =>
  rule((value) =>
    typeof value === "number" && value < threshold ? `'${value}' cannot be lower than ${threshold}` : undefined,
  );

export const matching = (pattern: string): Trait =>
  rule((value) =>
    typeof value === "string" && !new RegExp(pattern).test(value)
      ? `'${value}' doesn't match the pattern '${pattern}'`
      : undefined,
  );

export const DURATION: Trait = rule((value) => {
  if (typeof value !== "string") return undefined;
  const ns = parseGoDuration(value);
  if (ns === undefined) return `'${value}' is not a valid duration`;
  return ns < 0n ? `'${value}' duration must not be negative` : undefined;
});

export const BASE64: Trait = rule((value) =>
  typeof value === "string" && Buffer.from(value, "base64").toString("base64") !== value
    ? `'${value}' is not base64 decodeable`
    : undefined,
);

export const ABSOLUTE_PATH: Trait = rule((value) =>
  typeof value === "string" && !/^[a-zA-Z]:[\\/]|^\//.test(value) ? `'${value}' must be an absolute path` : undefined,
);

export const RATIO: Trait = {
  ...rule((value) => {
    if (typeof value !== "string") return undefined;
    const ratio = value.trim() === "" ? Number.NaN : Number(value);
    if (Number.isNaN(ratio)) return `'${value}' is not a float`;
    return ratio < 0 || ratio > 1 ? `'${value}' has to be between 0.0 and 1.0` : undefined;
  }),
  overlook: (recorded, configured) =>
    typeof recorded === "string" &&
    recorded !== "" &&
    typeof configured === "string" &&
    Number(recorded) === Number(configured),
};

/** An empty string means "as the image says" and is no change. */
export const EMPTY_IS_NO_CHANGE: Trait = {
  overlook: (recorded, configured) => !isSet({ configured }, "configured") || recorded === configured,
};

export const oneOf = (...allowed: readonly string[]): Trait => ({
  rule: (value) =>
    typeof value === "string" && !allowed.includes(value)
      ? `expected value to be one of [${allowed.map((a) => `"${a}"`).join(" ")}], got ${value}`
      : undefined,
});
