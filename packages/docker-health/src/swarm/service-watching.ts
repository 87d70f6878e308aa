import { faultOf } from "../wait/fault";
import type { Watching } from "../wait/observer";
import type { Sight } from "../wait/wait-event";
import type { ServiceKind, ServiceSight } from "./service-kind";
import type { ServiceLook } from "./service-look";
import type { ServiceWaitContext } from "./service-wait-context";
import type { ServiceGoal, ServiceWaitOptions } from "./service-wait-types";
import { hasEnded } from "./slots";
import type { PollSight } from "./swarm-poll";
import type { ServiceSnapshot } from "./swarm-snapshot";

/** A service that was written so recently may have tasks that the swarm has not looked after yet. */
const FRESH_MS = 2_000;
/** So long after it was written the swarm has begun with it, whatever it looks like: what is reached later is reached. */
const BEGUN_MS = 1_000;
/** Tasks that died before are old news, unless the service was written so recently that they are its first. */
const RECENT_MS = 15_000;

/** Takes part in the looks at a swarm. The first one also tells on what terms the service is to be judged. */
export class ServiceWatching implements Watching<ServiceKind> {
  readonly #watch: { stop(): void };
  #terms: ServiceSight["terms"] | undefined;
  #firstMs: number | undefined;
  /** The terms have to be asked for: what is seen meanwhile waits for its turn. */
  #turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly context: ServiceWaitContext,
    ref: string,
    private readonly goal: ServiceGoal,
    private readonly options: ServiceWaitOptions,
    private readonly tell: (sight: Sight<ServiceKind>) => void,
  ) {
    this.#watch = context.poll.watch(ref, (sight) => {
      this.#turn = this.#turn
        .then(() => this.#see(sight))
        .catch((error: unknown) => tell({ kind: "blind", fault: faultOf(error) }));
    });
  }

  look(): void {
    // The poll looks again by itself.
  }

  act(): void {
    // There is nothing to do.
  }

  stop(): void {
    this.#watch.stop();
  }

  async #see(sight: PollSight): Promise<void> {
    switch (sight.kind) {
      case "seen": {
        const nowMs = this.context.clock.now();
        this.#firstMs ??= nowMs;
        this.#terms ??= await this.#firstTerms(sight.look);
        const fresh = this.#terms.fresh && nowMs - this.#firstMs < BEGUN_MS;
        this.tell({ kind: "seen", look: { look: sight.look, terms: { ...this.#terms, fresh } } });
        break;
      }
      case "absent":
        this.tell({ kind: "absent" });
        break;
      case "blind":
        this.tell({ kind: "blind", fault: faultOf(sight.error) });
    }
  }

  async #firstTerms({ service, tasks }: ServiceLook): Promise<ServiceSight["terms"]> {
    const { client, clock } = this.context;
    const [now, hasCheck] = await Promise.all([
      client.time().catch(() => clock.wall() / 1000),
      this.goal === "service_healthy" ? this.#hasCheck(service) : true,
    ]);
    const ageMs = now * 1000 - Date.parse(service.updatedAt);
    const old = ageMs > RECENT_MS ? tasks.filter(hasEnded).map(({ id }) => id) : [];
    const { expectedLabels } = this.options;
    const terms = { goal: this.goal, pardoned: new Set(old), fresh: !(ageMs > FRESH_MS), hasCheck };
    return { ...terms, ...(expectedLabels && { expectedLabels }) };
  }

  /** The service's own check, else the image's where the manager's node has the image; what nobody knows may have one. */
  async #hasCheck(service: ServiceSnapshot): Promise<boolean> {
    if (service.healthcheck) return true;
    if (service.checkDisabled) return false;
    const check = await this.context.client.imageHealthcheck(service.image.replace(/@.*$/, "")).catch(() => undefined);
    return check !== null && check?.Test?.[0] !== "NONE";
  }
}
