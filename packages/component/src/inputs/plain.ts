import { reject } from "./reject";
import { settle } from "./settle";

/** A text that must be known. */
export async function plainText(input: unknown, path: string): Promise<string | undefined> {
  const { value } = await settle(input, path);
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") throw reject(path, `is ${typeof value}, not a text`);
  return value;
}

/** A list of texts that must be known. */
export async function plainTexts(input: unknown, path: string): Promise<string[] | undefined> {
  const { value } = await settle(input, path);
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw reject(path, "is not a list");
  const texts = await Promise.all(value.map((item, index) => plainText(item, `${path}[${index}]`)));
  return texts.map((text) => text ?? "");
}

/** A number that must be known. */
export async function plainNumber(input: unknown, path: string): Promise<number | undefined> {
  const { value } = await settle(input, path);
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "number" || !(value > 0)) throw reject(path, `is ${String(value)}, not a positive number`);
  return value;
}

/** Yes or no, known. */
export async function plainBoolean(input: unknown, path: string): Promise<boolean | undefined> {
  const { value } = await settle(input, path);
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "boolean") throw reject(path, `is ${typeof value}, not true or false`);
  return value;
}

/** One of an enum's values. */
export async function plainChoice<T extends string>(
  input: unknown,
  path: string,
  choices: readonly T[],
): Promise<T | undefined> {
  const { value } = await settle(input, path);
  if (value === undefined || value === null) return undefined;
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) throw reject(path, `is ${JSON.stringify(value)}; it can be ${choices.join(" or ")}`);
  return choice;
}
