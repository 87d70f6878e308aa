import * as pulumi from "@pulumi/pulumi";
import { isSymbolic } from "@pulumi-compose/parser";
import { splitMarkers } from "../plan/marker";
import { type MarkerScope, materialise } from "./materialise";

/**
 * The texts of everything among these values that is secret, however deep it lies: what evidence must not show. An entry
 * of an environment counts with and without its name.
 */
export function knownSecrets(...values: readonly unknown[]): pulumi.Output<readonly string[]> {
  const found = values.flatMap(futuresIn).map((future) => {
    const output = pulumi.output(future);
    return pulumi
      .output(pulumi.isSecret(output))
      .apply((secret) => (secret ? pulumi.unsecret(output).apply(textsIn) : pulumi.output<string[]>([])));
  });
  return pulumi.unsecret(pulumi.all(found)).apply((lists) => [...new Set(lists.flat())]);
}

/** What of a program's options says what is secret. */
interface Redacted {
  readonly services?: Readonly<Record<string, object>>;
  readonly redact?: readonly pulumi.Input<string>[];
}

/**
 * What evidence must not show of each service: what is secret for the whole project, found once however many services there are, and what
 * the program's own options of a service have in them.
 *
 * @param shared values of the whole project's
 */
export function redactionOf(
  shared: readonly unknown[],
  { services, redact = [] }: Redacted,
): (service: string) => pulumi.Output<readonly string[]> {
  const common = knownSecrets(
    shared,
    redact.map((text) => pulumi.secret(text)),
  );
  return (service) => {
    const own = services?.[service];
    if (futuresIn(own).length === 0) return common;
    return pulumi.all([common, knownSecrets(own)]).apply((lists) => [...new Set(lists.flat())]);
  };
}

/** The contents of the file's own `secrets` among planned arguments, as secret Outputs. */
export function secretContents(args: unknown, scope: MarkerScope): unknown[] {
  if (typeof args === "string") {
    if (!isSymbolic(args)) return [];
    return splitMarkers(args).some((piece) => typeof piece !== "string" && "secret" in piece)
      ? [materialise(args, scope)]
      : [];
  }
  return isObject(args) ? Object.values(args).flatMap((item) => secretContents(item, scope)) : [];
}

/** What contents that are kept in base64 say, as secret Outputs, as far as it is known before Pulumi runs. */
export function secretsInBase64(contents: readonly (string | undefined)[]): pulumi.Output<string>[] {
  const pieces = contents.flatMap((content) => (content === undefined ? [] : splitMarkers(content)));
  return pieces.flatMap((piece) =>
    typeof piece !== "string" && "secret" in piece
      ? [pulumi.secret(Buffer.from(piece.secret.content, "base64").toString("utf8"))]
      : [],
  );
}

/** Outputs and promises within a value; plain values are not secret. */
function futuresIn(value: unknown): unknown[] {
  if (pulumi.Output.isInstance(value) || value instanceof Promise) return [value];
  return isObject(value) && !pulumi.Resource.isInstance(value) ? Object.values(value).flatMap(futuresIn) : [];
}

/** How a test is run, which is no secret in a healthcheck that is. */
const testForms = new Set(["CMD", "CMD-SHELL", "NONE"]);

function textsIn(value: unknown): string[] {
  if (typeof value === "string") {
    if (testForms.has(value)) return [];
    const equals = value.indexOf("=");
    return equals > 0 ? [value, value.slice(equals + 1)] : [value];
  }
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
