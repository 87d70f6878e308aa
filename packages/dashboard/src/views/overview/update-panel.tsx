import { age } from "@pulumi-compose/health-model/picture";
import { grouped } from "../../model/grouped";
import type { Deployment } from "../../state/view-state";
import { Mark } from "../parts/mark";
import { usePage } from "../parts/page-context";
import { Panel } from "../parts/panel";

/** Pulumi's steps in the words of what has become of a resource. */
const DONE: Readonly<Record<string, string>> = {
  same: "unchanged",
  create: "created",
  update: "updated",
  replace: "replaced",
  "create-replacement": "created anew",
  "delete-replaced": "deleted for a new one",
  delete: "deleted",
  discard: "left to themselves",
  read: "read",
  refresh: "refreshed",
  import: "imported",
};

/** What the update does: images on their way, what is under way, what is done, what it has said. */
export function UpdatePanel() {
  const { state } = usePage();
  const { deployment } = state;
  if (deployment === undefined) return null;
  const resources = [...deployment.resources.values()];
  const underWay = resources.filter(({ status }) => status === "begun");
  const failed = resources.filter(({ status }) => status === "failed");
  const done = grouped(
    resources.filter(({ status, kind }) => status === "done" && kind !== "project" && kind !== "service"),
    ({ op }) => op,
  );
  return (
    <Panel
      title={deployment.start?.command === "down" ? "Down" : "Update"}
      aside={deployment.summary ? <span class="muted">{age(deployment.summary.seconds * 1_000)}</span> : null}
    >
      <Pulls deployment={deployment} />
      <ul class="resources">
        {failed.map(({ name, kind }) => (
          <li key={name}>
            <Mark tone="bad" /> {kind} {name}: failed
          </li>
        ))}
        {deployment.summary
          ? null
          : underWay.map(({ name, kind, op }) => (
              <li key={name}>
                <Mark tone="busy" /> {kind} {name} <span class="muted">{op}</span>
              </li>
            ))}
      </ul>
      <p class="done">
        {[...done].map(([op, its]) => `${its.length} ${DONE[op] ?? op}`).join(", ") || "Nothing is done yet."}
      </p>
      <Said deployment={deployment} />
    </Panel>
  );
}

function Pulls({ deployment: { pulls } }: { readonly deployment: Deployment }) {
  const running = [...pulls.values()].filter(({ status }) => status === "begun" || status === "running");
  if (running.length === 0) return null;
  return (
    <ul class="pulls">
      {running.map(({ image, bytes, of }) => (
        <li key={image}>
          <span class="pull-name">pulling {image}</span>
          <progress max={of ?? 1} value={of === undefined ? undefined : (bytes ?? 0)} aria-label={`Pull of ${image}`} />
        </li>
      ))}
    </ul>
  );
}

const TONES = { error: "bad", warning: "busy", info: "idle" } as const;

/** Warnings and the like. Failures of gates have their evidence elsewhere. */
function Said({ deployment: { diagnostics } }: { readonly deployment: Deployment }) {
  const told = diagnostics.filter(({ severity }) => severity !== "info");
  if (told.length === 0) return null;
  return (
    <ul class="said">
      {told.map(({ severity, message }, index) => (
        <li key={index}>
          <Mark tone={TONES[severity]} />
          <details>
            <summary>{message.split("\n", 1)[0]}</summary>
            <pre>{message}</pre>
          </details>
        </li>
      ))}
    </ul>
  );
}
