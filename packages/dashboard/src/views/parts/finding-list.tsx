import type { Finding } from "../../contract";
import { Mark } from "./mark";
import { ServiceLink } from "./service-link";

const TONES = { error: "bad", warning: "busy", info: "idle" } as const;

interface FindingListProps {
  readonly findings: readonly Finding[];
  /** Whose they are, where that is to be said. */
  readonly service?: string;
}

/** What is to be said of the files: what, where, and what to do. */
export function FindingList({ findings, service }: FindingListProps) {
  if (findings.length === 0) return null;
  return (
    <ul class="findings">
      {findings.map((finding, index) => {
        const { code, severity, message, hint, place, fix } = finding;
        return (
          <li key={index} class={`finding finding-${severity}`}>
            <Mark tone={TONES[severity]} />
            <div>
              <p class="finding-head">
                {service === undefined ? null : <ServiceLink name={service} />}
                <span>
                  {severity} <code>{code}</code>
                </span>
                {place ? <span class="muted">{`${place.file}:${place.line}:${place.column}`}</span> : null}
              </p>
              <p>{message}</p>
              {hint ? <p class="hint">{hint}</p> : null}
              {fix ? <p class="hint">advise --fix: {fix}</p> : null}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
