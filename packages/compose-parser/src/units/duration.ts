import type { Nanoseconds } from "../model/units";

const units = new Map<string, bigint>([
  ["ns", 1n],
  ["us", 1_000n],
  ["µs", 1_000n],
  ["μs", 1_000n],
  ["ms", 1_000_000n],
  ["s", 1_000_000_000n],
  ["m", 60_000_000_000n],
  ["h", 3_600_000_000_000n],
  ["d", 86_400_000_000_000n],
  ["w", 604_800_000_000_000n],
]);

const most = 2n ** 63n - 1n;
/** Digits of a fraction that count: further ones are below a nanosecond in every unit. */
const mostDigits = 18;

/** A regular expression of the durations that are not less than nothing, for schemas. */
export const DURATION_PATTERN = `^(0|((\\d+\\.?\\d*|\\.\\d+)(${[...units.keys()].join("|")}))+)$`;

/**
 * The nanoseconds of a duration as compose writes it: numbers with units (`ns`, `us`, `ms`, `s`, `m`, `h`, `d`, `w`),
 * `1m30s`, `1.5h`; or `0` (Compose Specification, specifying durations). Undefined when the text is none.
 *
 * @example parseDuration("1m30s") // 90_000_000_000
 */
export function parseDuration(text: string): Nanoseconds | undefined {
  const negative = text.startsWith("-");
  const unsigned = text.replace(/^[-+]/, "");
  if (unsigned === "0") return nanoseconds(0n);
  if (unsigned === "") return undefined;
  const part = /(\d*)(?:\.(\d*))?([^.\d]+)/y;
  let total = 0n;
  for (let at = 0; at < unsigned.length; at = part.lastIndex) {
    part.lastIndex = at;
    const match = part.exec(unsigned);
    if (!match) return undefined;
    const [, whole = "", fraction = "", name = ""] = match;
    const unit = units.get(name);
    if (unit === undefined || whole.length + fraction.length === 0 || whole.length > 19) return undefined;
    total += BigInt(whole || "0") * unit;
    if (fraction !== "") total += fractionOf(fraction.slice(0, mostDigits), unit);
    if (total > most) return undefined;
  }
  return nanoseconds(negative ? -total : total);
}

/** In the order of Go's own arithmetic: the other way round, `0.500267893s` comes out a nanosecond short. */
function fractionOf(digits: string, unit: bigint): bigint {
  return BigInt(Math.trunc(Number(digits) * (Number(unit) / 10 ** digits.length)));
}

function nanoseconds(value: bigint): Nanoseconds {
  return Number(value) as Nanoseconds;
}
