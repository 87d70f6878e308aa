import * as pulumi from "@pulumi/pulumi";
import { reject } from "./reject";
import { settle } from "./settle";

/** The members of an object by name; when the object was secret as a whole, so is each. Absent: none. */
export async function membersOf(input: unknown, path: string): Promise<ReadonlyMap<string, unknown>> {
  const { value, secret } = await settle(input, path);
  if (value === undefined || value === null) return new Map();
  if (typeof value !== "object" || Array.isArray(value)) throw reject(path, "is not a map");
  return new Map(
    Object.entries(value)
      .filter(([, member]) => member !== undefined && member !== null)
      .map(([name, member]) => [name, secret ? pulumi.secret(member) : member]),
  );
}
