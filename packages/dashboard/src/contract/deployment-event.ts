import type { Timed } from "./timed";

/** What an update tells: the very events of `up --json`. */
export interface DeploymentStreamEvent extends Timed {
  readonly type: "deployment";
  readonly event: DeploymentEvent;
}

export type DeploymentEvent =
  | {
      readonly type: "start";
      readonly command: "up" | "down" | "preview";
      readonly project: string;
      readonly target?: string;
      readonly backend: string;
      readonly services: readonly {
        readonly name: string;
        readonly containers: number;
        readonly waits: readonly { readonly service: string; readonly condition: string }[];
      }[];
    }
  | {
      readonly type: "resource";
      readonly kind: string;
      /** In Pulumi. */
      readonly name: string;
      /** On the engine, where that is something else. */
      readonly called?: string;
      readonly service?: string;
      /** Pulumi's step: `same`, `create`, `update`, `replace`, `create-replacement`, `delete-replaced`, `delete`, `discard`, … */
      readonly op: string;
      readonly status: "planned" | "begun" | "done" | "failed";
      readonly seconds?: number;
      readonly changes: readonly {
        readonly path: string;
        readonly kind: "add" | "delete" | "update";
        readonly replaces: boolean;
        readonly old?: string;
        readonly new?: string;
      }[];
      readonly ports?: readonly string[];
    }
  | {
      readonly type: "pull";
      readonly name: string;
      readonly image: string;
      readonly status: "begun" | "running" | "done" | "failed";
      readonly bytes?: number;
      readonly of?: number;
      readonly seconds?: number;
    }
  | {
      readonly type: "gate";
      readonly service: string;
      readonly condition: string;
      readonly status: "waiting" | "passed" | "failed" | "unmet";
      readonly message?: string;
      readonly waitedSeconds?: number;
      readonly holds: readonly string[];
    }
  | {
      readonly type: "diagnostic";
      readonly severity: "info" | "warning" | "error";
      readonly message: string;
      readonly resource?: string;
      readonly service?: string;
    }
  | {
      readonly type: "summary";
      readonly result: "succeeded" | "failed" | "cancelled" | "refused";
      /** How many resources for each operation. */
      readonly changes: Readonly<Record<string, number>>;
      readonly seconds: number;
    };
