import type { EvidenceEvent } from "../../contract";
import { Mark } from "./mark";
import { Moment } from "./moment";
import { Scroll } from "./scroll";
import { ServiceLink } from "./service-link";

interface EvidenceProps {
  readonly evidence: EvidenceEvent;
  readonly isOpen: boolean;
  readonly withService?: boolean;
}

/** Why something failed, as the terminal shows it. */
export function Evidence({ evidence, isOpen, withService = false }: EvidenceProps) {
  const { at, service, number, code, title, text } = evidence;
  return (
    <details class="evidence" open={isOpen}>
      <summary>
        <Mark tone="bad" />
        <span class="evidence-title">{title}</span>
        {code ? <code>{code}</code> : null}
        <Moment at={at} />
      </summary>
      {withService ? (
        <p class="evidence-of">
          of <ServiceLink name={service} />
          {number === undefined ? "" : `, replica ${number}`}
        </p>
      ) : null}
      {text === title ? null : (
        <Scroll label={`Evidence: ${title}`}>
          <pre>{text}</pre>
        </Scroll>
      )}
    </details>
  );
}
