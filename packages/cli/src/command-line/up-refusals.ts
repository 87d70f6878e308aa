import type { RefusedOption } from "./refusals";

const notAttached = "`up` ends when everything is up, and shows no logs";
const logs = "`pulumi-compose logs -f SERVICE` shows them.";
const ended =
  "`pulumi-compose wait SERVICE --for completed` waits for one to end, and has its exit code in the evidence.";

/** What `docker compose up` takes and ours does not. */
export const upRefusals: readonly RefusedOption[] = [
  { flags: "--abort-on-container-exit", why: notAttached, instead: ended },
  { flags: "--abort-on-container-failure", why: notAttached, instead: ended },
  { flags: "--exit-code-from <service>", why: notAttached, instead: ended },
  { flags: "--attach <service>", why: notAttached, instead: logs },
  { flags: "--attach-dependencies", why: notAttached, instead: logs },
  { flags: "--no-attach <service>", why: notAttached, instead: logs },
  { flags: "--no-log-prefix", why: notAttached, instead: logs },
  { flags: "--timestamps", why: notAttached, instead: "`pulumi-compose logs --timestamps` shows them." },
  { flags: "--menu [on]", why: notAttached, instead: "Leave it out." },
  {
    flags: "--no-start",
    why: "what is deployed is started: a gate waits for it",
    instead: "`pulumi-compose preview` shows what would be made; `pulumi-compose stop` stops it afterwards.",
  },
  {
    flags: "-t, --timeout <seconds>",
    why: "how long a container has to end is part of what is deployed",
    instead: "Write `stop_grace_period` in the file; `down` takes -t.",
  },
  {
    flags: "-w, --watch",
    why: "what a watch changes would not be in the state",
    instead: "Run `up` again after an edit: it builds and replaces what has changed.",
  },
];
