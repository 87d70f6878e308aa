import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { promised } from "../../../gates/promised";
import type { Manifest } from "../manifest";
import { createObject } from "./create-object";

interface Seen {
  readonly type: string;
  readonly name: string;
  readonly inputs: Record<string, unknown>;
}

/** The SDK's class of each kind that a project is made of. */
const CLASSES = {
  ConfigMap: k8s.core.v1.ConfigMap,
  CronJob: k8s.batch.v1.CronJob,
  DaemonSet: k8s.apps.v1.DaemonSet,
  Deployment: k8s.apps.v1.Deployment,
  Ingress: k8s.networking.v1.Ingress,
  Job: k8s.batch.v1.Job,
  Namespace: k8s.core.v1.Namespace,
  NetworkPolicy: k8s.networking.v1.NetworkPolicy,
  PersistentVolumeClaim: k8s.core.v1.PersistentVolumeClaim,
  Secret: k8s.core.v1.Secret,
  Service: k8s.core.v1.Service,
  StatefulSet: k8s.apps.v1.StatefulSet,
} as const satisfies Record<Manifest["kind"], unknown>;

const API_VERSIONS: Readonly<Record<Manifest["kind"], string>> = {
  ConfigMap: "v1",
  CronJob: "batch/v1",
  DaemonSet: "apps/v1",
  Deployment: "apps/v1",
  Ingress: "networking.k8s.io/v1",
  Job: "batch/v1",
  Namespace: "v1",
  NetworkPolicy: "networking.k8s.io/v1",
  PersistentVolumeClaim: "v1",
  Secret: "v1",
  Service: "v1",
  StatefulSet: "apps/v1",
};

const seen: Seen[] = [];

// The SDKs load much when the first resource is made.
jest.setTimeout(120_000);

beforeEach(async () => {
  seen.length = 0;
  await pulumi.runtime.setMocks({
    newResource: ({ type, name, inputs }) => {
      seen.push({ type, name, inputs });
      return { id: name, state: inputs };
    },
    call: ({ inputs }) => inputs,
  });
});

test.each(Object.keys(CLASSES) as Manifest["kind"][])("%s is what the SDK's class registers", async (kind) => {
  const content =
    kind === "ConfigMap" || kind === "Secret" ? { data: { key: "dmFsdWU=" } } : { spec: { some: "thing" } };
  const args = { metadata: { name: "web", namespace: "shop" }, ...content };
  const ours = createObject(kind, "web", { apiVersion: API_VERSIONS[kind], kind, ...args }, {});
  // What is in them matters to nobody here.
  const Class = CLASSES[kind] as unknown as new (name: string, args: pulumi.Inputs) => pulumi.CustomResource;
  const theirs = new Class("web", args);
  const urns = await Promise.all([ours.urn, theirs.urn].map(promised));
  expect(urns[0]).toBe(urns[1]);
  expect(seen).toHaveLength(2);
  expect(seen[0]).toEqual(seen[1]);
  expect(CLASSES[kind].isInstance(ours)).toBe(true);
});

test("a Secret's data is secret, whatever it comes from", async () => {
  const inputs = { apiVersion: "v1", kind: "Secret", metadata: { name: "key" }, data: { key: "dmFsdWU=" } };
  const secret = createObject("Secret", "key", inputs, {});
  const data: unknown = Reflect.get(secret, "data");
  expect(pulumi.Output.isInstance(data) && (await pulumi.isSecret(data))).toBe(true);
});
