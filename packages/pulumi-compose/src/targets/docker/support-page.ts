import { supportTable } from "../common/support-table";
import { support, unusedArguments } from "./support";

/** The page docs/08-docker-target.md: what becomes of every attribute of a service on a single engine. */
export function dockerSupportPage(): string {
  return supportTable({
    title: "Compose attributes on a single engine",
    introduction: [
      "What becomes of each attribute of a service with the `docker` target. Generated from",
      "`packages/pulumi-compose/src/targets/docker/support.ts` (`node packages/pulumi-compose/scripts/docs.mjs`). What is left out is said by a",
      "`target/unsupported` warning with its line whenever a file uses it.",
      "",
      "**Diagnostics** beside it: `target/unreadable-file` (configs and secrets), `target/unreadable-context` and `target/remote-context`",
      "(builds), `target/port-range` (fewer ports than replicas), `target/volumes-from`, `target/unknown-value` are errors; `target/port-taken`",
      "(a port that two containers are to have), `target/unkept-data` (a database without a volume), `target/rounded` are warnings.",
    ],
    support,
    resource: "Container",
    unusedArguments,
  });
}
