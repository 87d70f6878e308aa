import type { Dialect } from "@pulumi-compose/health-model";
import type { EngineClient } from "../shared/engine-client";

/** Asks an engine how it probes, once. It never rejects: one that does not say stays unknown, and is asked again. */
export function engineDialect(client: Pick<EngineClient, "version">): () => Promise<Dialect | undefined> {
  let asked: Promise<Dialect | undefined> | undefined;
  return () => {
    asked ??= client.version().then(
      ({ dialect }) => dialect,
      () => {
        asked = undefined;
        return undefined;
      },
    );
    return asked;
  };
}
