import { type Expression, literal, name } from "../code/expression";
import { quote } from "../code/strings";
import type { Scope } from "./scope";

/** The profiles of a service, sorted. A service of no profile is always there. */
export function profilesOfService(service: string, { source }: Scope): readonly string[] {
  return [...new Set(source.project.services[service]?.profiles ?? [])].sort();
}

/** What several services need is there when any of them is. */
export function profilesOfUsers(users: readonly (readonly string[])[]): readonly string[] {
  return users.some((profiles) => profiles.length === 0) ? [] : [...new Set(users.flat())].sort();
}

/** The tests that one of some profiles is active. */
export function profileTests(profiles: readonly string[]): Expression[] {
  const [only] = profiles;
  if (only === undefined) return [];
  if (profiles.length === 1) return [name(`profiles.includes(${quote(only)})`)];
  const some = {
    kind: "arrow",
    parameter: "profile",
    body: literal(`[${profiles.map(quote).join(", ")}].includes(profile)`),
  } as const;
  return [{ kind: "call", create: false, callee: name("profiles.some"), args: [some], rest: "" }];
}
