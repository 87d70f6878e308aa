import type { Condition, ImplyingAttribute, Place } from "@pulumi-compose/parser";

/** One service waits for another. */
export interface Edge {
  /** Who waits. */
  readonly dependent: string;
  /** For whom. */
  readonly dependency: string;
  readonly condition: Condition;
  /** False: when the dependency fails, the dependent starts all the same. */
  readonly required: boolean;
  /** Whether the dependent is restarted when the dependency is updated. */
  readonly restart: boolean;
  /** The attribute that implies this edge, whether or not `depends_on` names it too. */
  readonly impliedBy?: ImplyingAttribute;
  readonly place?: Place;
}
