import * as config from "../../../../packages/cli/src/config/config-messages";
import type { MessageDoc } from "../../../../packages/compose-parser/src/diagnostics/message";
import { messages as compose } from "../../../../packages/compose-parser/src/diagnostics/table";
import * as convert from "../../../../packages/convert/src/source/convert-messages";
import { MESSAGE_DOCS } from "../../../../packages/health-model/src/docs/message-docs";
import { GATE_MESSAGES } from "../../../../packages/health-model/src/messages/gate-messages";
import * as anyTarget from "../../../../packages/pulumi-compose/src/targets/common/target-messages";
import * as docker from "../../../../packages/pulumi-compose/src/targets/docker/docker-messages";
import * as kubernetes from "../../../../packages/pulumi-compose/src/targets/kubernetes/kubernetes-messages";
import * as swarm from "../../../../packages/pulumi-compose/src/targets/swarm/swarm-messages";

/** Messages whose codes begin alike. */
export interface MessageFamily {
  /** The codes' part before the slash. */
  readonly name: string;
  /** Who gives them, and what follows. */
  readonly about: string;
  readonly parts: readonly { readonly title?: string; readonly docs: readonly MessageDoc[] }[];
}

const sorted = (table: Readonly<Record<string, MessageDoc>>) =>
  Object.values(table).toSorted((one, other) => (one.code < other.code ? -1 : 1));

/** Every message that there is, from the tables. */
export const messageFamilies: readonly MessageFamily[] = [
  {
    name: "compose",
    about: "Reading and checking compose files. With an error there is no project: nothing is planned or created.",
    parts: [{ docs: sorted(compose) }],
  },
  {
    name: "health",
    about:
      "Healthchecks and who waits for whom. An error of the start plan means that nothing is created; advice is given by `pulumi-compose advise`. [Diagnostics: health](12-diagnostics-health.md) has a section for each.",
    parts: MESSAGE_DOCS.map(({ from, docs }) => ({ title: from, docs })),
  },
  {
    name: "target",
    about:
      "What a target cannot express, or not as the file says it. With an error nothing is created. The targets' pages have every attribute: [one engine](08-docker-target.md), [a swarm](09-swarm-target.md), [Kubernetes](31-kubernetes-target.md).",
    parts: [
      { title: "Any target", docs: sorted(anyTarget) },
      { title: "One engine", docs: sorted(docker) },
      { title: "A swarm", docs: sorted(swarm) },
      { title: "Kubernetes", docs: sorted(kubernetes) },
    ],
  },
  {
    name: "gate",
    about:
      "Why somebody was not started: a condition that was not met, with the evidence ([gates](03-gates.md)). The update fails, unless nobody requires the condition; then it is a warning. `pulumi-compose wait` and `simulate` say the same words.",
    parts: [{ docs: sorted(GATE_MESSAGES) }],
  },
  {
    name: "convert",
    about: "What a converted program cannot have ([converting](05-converting.md)).",
    parts: [{ docs: sorted(convert) }],
  },
  { name: "config", about: "What `pulumi-compose config` cannot print.", parts: [{ docs: sorted(config) }] },
];
