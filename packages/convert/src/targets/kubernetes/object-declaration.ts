import type { Manifest, PlannedObject } from "@pulumi-compose/project";
import type { Declaration } from "../../code/declaration";
import { create, type Entry, type Expression, literal, object, string } from "../../code/expression";
import { argumentsObject, type Rewrite } from "../../resources/arguments";
import type { Scope } from "../../resources/scope";

/** The classes of Pulumi's SDK. */
const CLASSES: Readonly<Record<Manifest["kind"], string>> = {
  ConfigMap: "k8s.core.v1.ConfigMap",
  CronJob: "k8s.batch.v1.CronJob",
  DaemonSet: "k8s.apps.v1.DaemonSet",
  Deployment: "k8s.apps.v1.Deployment",
  Ingress: "k8s.networking.v1.Ingress",
  Job: "k8s.batch.v1.Job",
  Namespace: "k8s.core.v1.Namespace",
  NetworkPolicy: "k8s.networking.v1.NetworkPolicy",
  PersistentVolumeClaim: "k8s.core.v1.PersistentVolumeClaim",
  Secret: "k8s.core.v1.Secret",
  Service: "k8s.core.v1.Service",
  StatefulSet: "k8s.apps.v1.StatefulSet",
};

/** What stands beside an object's arguments. */
interface Beside {
  readonly comment?: readonly string[];
  readonly options?: readonly Entry[];
}

/** The class of an object. */
export function classOf(kind: Manifest["kind"]): string {
  return CLASSES[kind];
}

/** The statement for an object of a cluster. */
export function objectDeclaration(
  planned: PlannedObject,
  variable: string,
  scope: Scope,
  { comment = [], options = [] }: Beside = {},
): Omit<Declaration, "when"> {
  const { apiVersion: _version, kind, ...rest } = planned.args;
  const args = argumentsObject(rest, scope, () => ({ own: [] }), rewrite);
  const own: Expression[] = options.length > 0 ? [object(options)] : [];
  return { name: variable, value: create(classOf(kind), string(planned.name), args, ...own), comment };
}

/** Permissions as people write them. */
const rewrite: Rewrite = (value, key) =>
  key === "mode" && typeof value === "number" ? literal(`0o${value.toString(8).padStart(3, "0")}`) : undefined;
