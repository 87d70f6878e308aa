import type { Bytes } from "../model/units";

const powers = new Map([
  ["", 0],
  ["k", 1],
  ["m", 2],
  ["g", 3],
  ["t", 4],
  ["p", 5],
]);

/**
 * The bytes of a size as compose writes it: a number with `b`, `k`, `kb`, `kib`, `m`… in powers of 1024 (Compose
 * Specification, specifying byte values). Undefined when the text is none.
 *
 * @example parseBytes("1.5g") // 1_610_612_736
 */
export function parseBytes(text: string): Bytes | undefined {
  if (/^[-+]?\d+$/.test(text)) return integer(BigInt(text.replace(/^\+/, "")));
  const match = /^([-+]?(?:\d+(?:\.\d*)?|\.\d+)) ?(?:b|([kmgtp])(?:b|ib)?)?$/i.exec(text);
  if (!match) return undefined;
  const size = Number(match[1]) * 1024 ** (powers.get((match[2] ?? "").toLowerCase()) ?? 0);
  return size < 0 ? undefined : bytes(Math.trunc(size));
}

function integer(value: bigint): Bytes | undefined {
  return value < -(2n ** 63n) || value >= 2n ** 63n ? undefined : bytes(Number(value));
}

function bytes(value: number): Bytes {
  return value as Bytes;
}
