import type { RefusedOption } from "./refusals";

const instead = "`docker compose -p NAME ps` with the same option has it.";

/** What `docker compose ps` takes and `status` does not. */
export const statusRefusals: readonly RefusedOption[] = [
  { flags: "-q, --quiet", why: "the table has no ids of containers", instead },
  {
    flags: "--services",
    why: "the table is of services already",
    instead: "`pulumi-compose config --services` has their names.",
  },
  { flags: "--format <format>", why: "it is a table, or JSON", instead: "`--json`." },
  { flags: "--filter <filter>", why: "it is of services by name", instead },
  { flags: "--status <status>", why: "it is of services by name", instead },
  { flags: "--no-trunc", why: "only a terminal's width cuts a line", instead: "In a pipe nothing is cut." },
  { flags: "--orphans [on]", why: "what has left the file is listed anyway", instead: "Leave it out." },
];
