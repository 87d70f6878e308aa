import { checkWords, rolloutWords, spanWords } from "@pulumi-compose/health-model/picture";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { GateState } from "../../contract";
import { conditionWord } from "../../model/condition-word";
import { happenings } from "../../model/happenings";
import { OVERVIEW_ADDRESS } from "../../model/route";
import type { ServiceSummary } from "../../model/summary";
import { timelineOf, untilNow } from "../../model/timeline-of";
import { Evidence } from "../parts/evidence";
import { GateLine } from "../parts/gate-line";
import { HappeningList } from "../parts/happening-list";
import { Mark } from "../parts/mark";
import { usePage } from "../parts/page-context";
import { Panel } from "../parts/panel";
import { ServiceLink } from "../parts/service-link";
import { SinceWords } from "../parts/since-words";
import { Timeline } from "../parts/timeline";
import { LogPanel } from "./log-panel";
import { ProbesPanel } from "./probes-panel";
import { ReplicasPanel } from "./replicas-panel";
import { SourcePanel } from "./source-panel";

/** More are seldom looked for. */
const NEWEST = 100;

/** All that is known of one service. */
export function ServicePage({ name }: { readonly name: string }) {
  const { state, services, now } = usePage();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [name]);
  const service = services.find((one) => one.name === name);
  const evidence = state.evidence.get(name) ?? [];
  const lanes = useMemo(() => timelineOf(state.story, [name]), [state.story, name]);
  return (
    <article class="service-page">
      <p class="back">
        <a href={OVERVIEW_ADDRESS}>← All services</a>
        <span class="muted back-key"> Esc</span>
      </p>
      <div class="service-head">
        <Mark tone={service?.tone ?? "idle"} large />
        <h1 ref={heading} tabIndex={-1}>
          {name}
        </h1>
        {service ? (
          <p class={`service-word tone-${service.tone}`}>
            {service.word} {service.worst ? <SinceWords container={service.worst} /> : null}
          </p>
        ) : null}
        {service?.note ? <p class="service-note">{service.note}</p> : null}
      </div>
      {service === undefined ? (
        <p class="empty">The project has no such service.</p>
      ) : (
        <>
          {evidence.length === 0 ? null : (
            <Panel title="Evidence">
              {evidence.map((one, index) => (
                <Evidence key={index} evidence={one} isOpen={index === evidence.length - 1} />
              ))}
            </Panel>
          )}
          <div class="columns">
            <div class="column">
              <ReplicasPanel service={service} />
              <Panel title="Timeline">
                <Timeline timeline={untilNow(lanes.timeline, state.story, now)} lanes={lanes.names} fromMs={0} />
              </Panel>
              <LogPanel key={name} service={service} />
              <ProbesPanel service={service} />
            </div>
            <div class="column">
              <Facts service={service} />
              <Gates gates={service.gates} />
              <Panel title="What happened">
                <HappeningList happenings={happenings(state.story, NEWEST, name)} withoutService />
              </Panel>
            </div>
          </div>
          <SourcePanel service={service} />
        </>
      )}
    </article>
  );
}

function Gates({ gates }: { readonly gates: readonly GateState[] }) {
  const { now } = usePage();
  if (gates.length === 0) return null;
  return (
    <Panel title="Gates">
      <ul class="gates">
        {gates.map((gate) => (
          <GateLine key={gate.condition} gate={gate} now={now} />
        ))}
      </ul>
    </Panel>
  );
}

/** What the plan says of it. */
function Facts({ service }: { readonly service: ServiceSummary }) {
  const { state, services } = usePage();
  const plan = state.plan?.services[service.name];
  const behind = services.flatMap(({ name, waits }) =>
    waits.filter((wait) => wait.service === service.name).map((wait) => ({ ...wait, service: name })),
  );
  const rollout = plan && rolloutWords(plan);
  return (
    <Panel title="Plan">
      <dl class="facts">
        <dt>Healthcheck</dt>
        <dd>
          {plan ? checkWords(plan.healthcheck) : "no plan"}
          {plan?.healthcheck.kind === "check" ? (
            <code class="test">{plan.healthcheck.check.test.join(" ")}</code>
          ) : null}
        </dd>
        {plan ? (
          <>
            <dt>Starts</dt>
            <dd>{spanWords(plan.start)}</dd>
          </>
        ) : null}
        {plan?.healthy ? (
          <>
            <dt>Healthy</dt>
            <dd>
              {spanWords(plan.healthy)}
              {plan.unhealthyByMs === undefined ? "" : ", or known to be unhealthy"}
            </dd>
          </>
        ) : null}
        {rollout ? (
          <>
            <dt>Updates</dt>
            <dd>{rollout}</dd>
          </>
        ) : null}
        <dt>Waits for</dt>
        <dd>
          <Others waits={service.waits} none="nobody" />
        </dd>
        <dt>Is waited for by</dt>
        <dd>
          <Others waits={behind} none="nobody" />
        </dd>
      </dl>
    </Panel>
  );
}

type Waits = readonly { readonly service: string; readonly condition: string; readonly required: boolean }[];

function Others({ waits, none }: { readonly waits: Waits; readonly none: string }) {
  if (waits.length === 0) return <span class="muted">{none}</span>;
  return (
    <ul class="inline">
      {waits.map(({ service, condition, required }) => (
        <li key={`${service} ${condition}`}>
          <ServiceLink name={service} />{" "}
          <span class="muted">
            {conditionWord(condition)}
            {required ? "" : ", not required"}
          </span>
        </li>
      ))}
    </ul>
  );
}
