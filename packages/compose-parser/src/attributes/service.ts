import type {
  DevelopConfig,
  JobConfig,
  JobSchedule,
  JobTriggers,
  LifecycleHook,
  PreStartHook,
  ProviderConfig,
  ServiceConfig,
  WatchConfig,
} from "../model/service";
import type { Attribute } from "./attribute";
import { container } from "./container";
import { deploy } from "./deploy";
import {
  type Attributes,
  bool,
  command,
  expecting,
  int,
  keyValues,
  listOf,
  matching,
  object,
  oneOf,
  string,
  stringOrList,
  trueBool,
  uniqueStrings,
} from "./kinds";
import { workload } from "./workload";

const hookAttributes: Attributes<LifecycleHook> = {
  command: command(),
  user: string(),
  privileged: bool(),
  working_dir: string(),
  environment: keyValues("variables"),
};
const hook = object<LifecycleHook>(hookAttributes, { required: ["command"] });

const develop: Attribute = {
  ...object<DevelopConfig>({
    watch: listOf(
      object<WatchConfig>(
        {
          path: string({ path: "watched", check: "watchPath", print: "always" }),
          action: oneOf(["rebuild", "sync", "restart", "sync+restart", "sync+exec"], { print: "always" }),
          target: string(),
          exec: object<LifecycleHook>(hookAttributes, { required: ["command"], print: "always" }),
          include: stringOrList({ short: "list" }),
          ignore: stringOrList({ short: "list" }),
          initial_sync: trueBool(),
        },
        { required: ["path", "action"] },
      ),
    ),
  }),
  nullable: true,
};

const provider: Attribute = object<ProviderConfig>(
  {
    type: string({ planned: true }),
    options: {
      value: "multiOptions",
      mapping: {
        values: {
          value: "any",
          scalar: { types: ["string", "number", "boolean"] },
          list: { items: { value: "any", scalar: { types: ["string", "number", "boolean"] } } },
        },
        names: /.+/s,
      },
    },
  },
  { required: ["type"] },
);

const extendsAttribute: Attribute = {
  value: "object",
  scalar: { types: ["string"] },
  mapping: {
    properties: { file: string({ path: "path", planned: true }), service: string({ planned: true }) },
    required: ["service"],
  },
  short: "extends",
};

const preStartAttributes: Attributes<PreStartHook> = { ...container, per_replica: bool() };

const preStart: Attribute = {
  value: "object",
  mapping: { properties: preStartAttributes, extensions: true },
  bare: true,
};

/** The name is the key that it stands below. */
type Written<T> = Omit<T, "name">;

/** Merged before anything is decoded. */
interface Extending {
  readonly extends?: unknown;
}

/** A service. In the order of canonical output. */
export const service: Attribute = object<Written<ServiceConfig> & Extending>({
  profiles: uniqueStrings({ unique: "key" }),
  deploy,
  develop,
  restart: expecting({ values: ["no", "always", "on-failure", "unless-stopped"], forms: /^on-failure:\d+$/ }),
  scale: int({ cast: "int", print: "set" }),
  attach: bool({ print: "set" }),
  container_name: matching(/[a-zA-Z0-9][a-zA-Z0-9_.-]+/),
  provider,
  extends: extendsAttribute,
  external_links: uniqueStrings(),
  links: uniqueStrings({ unique: "key" }),
  pre_start: listOf(preStart),
  post_start: listOf(hook),
  pre_stop: listOf(hook),
  ...container,
  ...workload,
});

const triggers: Attributes<JobTriggers> = {
  manual: bool({ print: "set" }),
  schedule: listOf({
    ...object<JobSchedule>(
      {
        cron: string(),
        timezone: string(),
        concurrency: oneOf(["forbid", "queue"]),
        missed_fires: oneOf(["one", "skip"]),
      },
      { required: ["cron"] },
    ),
    scalar: { types: ["string"] },
    short: "schedule",
  }),
};

/** A job: a container that is run by hand or by schedule, not started with the project. */
export const job: Attribute = object<Written<JobConfig>>(
  {
    profiles: uniqueStrings(),
    triggers: {
      value: "object",
      mapping: { properties: triggers, extensions: true, oneOf: ["manual", "schedule"] },
    },
    ...container,
    ...workload,
  },
  { required: ["triggers"], repeats: true },
);
