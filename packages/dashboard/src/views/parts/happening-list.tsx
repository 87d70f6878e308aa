import type { Happening } from "../../model/happenings";
import { Moment } from "./moment";
import { Scroll } from "./scroll";
import { ServiceLink } from "./service-link";

interface HappeningListProps {
  readonly happenings: readonly Happening[];
  /** On the page of the service, which needs no name. */
  readonly withoutService?: boolean;
}

export function HappeningList({ happenings, withoutService = false }: HappeningListProps) {
  return (
    <Scroll label="What happened" class="happenings">
      <ol>
        {happenings.map(({ at, service, number, text, tone }, index) => (
          <li key={`${at} ${service} ${index}`}>
            <Moment at={at} />
            <span class={`dot dot-${tone}`} aria-hidden="true" />
            <span>
              {withoutService ? null : <ServiceLink name={service} />}
              {number === undefined ? null : (
                <span class="muted">{`${withoutService ? "replica " : "-"}${number}`}</span>
              )}{" "}
              {text}
            </span>
          </li>
        ))}
      </ol>
    </Scroll>
  );
}
