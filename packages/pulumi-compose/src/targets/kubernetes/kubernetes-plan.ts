import type { StartPlan } from "@pulumi-compose/health-model";
import type { Diagnostic } from "@pulumi-compose/parser";
import type { Planned, PlannedImage, PlannedWait } from "../../plan/resource-plan";
import type {
  ConfigMap,
  CronJob,
  Ingress,
  Manifest,
  Namespace,
  NetworkPolicy,
  PersistentVolumeClaim,
  Secret,
  Service,
  Workload,
} from "./manifest";

/** A content that is known only while Pulumi runs: what name and data are to be made of then (see contentName). */
interface SymbolicContent {
  /** The name without the digest. */
  readonly stem: string;
  /** Text with markers. */
  readonly text: string;
}

/** An object of the API that is a resource of the program. Its arguments are its manifest. */
export interface PlannedObject<M extends Manifest = Manifest> extends Planned<M> {
  readonly kind: M["kind"];
}

/** What holds a config's or a secret's content, in one field. Its name ends with a digest of that. */
interface PlannedContent<M extends ConfigMap | Secret> extends PlannedObject<M> {
  /** Under which name it has the content. */
  readonly field: string;
  /** The name without the digest. */
  readonly stem: string;
  /** The file that has the content, if one has. */
  readonly file?: string;
  /** Where there is one, the names have no digest and the manifest no content yet. */
  readonly symbolic?: SymbolicContent;
}

export type PlannedConfigMap = PlannedContent<ConfigMap>;
export type PlannedKubernetesSecret = PlannedContent<Secret>;

/** What keeps the pods of a service. */
export interface PlannedWorkload extends PlannedObject<Workload> {
  /** Its name in the compose file. */
  readonly service: string;
  readonly waits: readonly PlannedWait[];
  /** Whether it is to end: somebody waits for it to complete, or it is a job. */
  readonly oneShot: boolean;
}

/** An object that belongs to a service: by which it is found, say. */
export interface PlannedCompanion<M extends Service | Ingress | CronJob = Service | Ingress | CronJob>
  extends PlannedObject<M> {
  /** The service's name in the compose file, or the job's. */
  readonly service: string;
}

/** An image that is built here, and pushed to where the nodes find it. */
export type PushedImage = PlannedImage;

/** Everything that a project is made of in a cluster, as data. Lists are in an order in which they can be created. */
export interface KubernetesPlan {
  readonly target: "kubernetes";
  readonly project: string;
  /** Absent where the project is in one that is there already. */
  readonly namespace: PlannedObject<Namespace> | undefined;
  readonly images: readonly PushedImage[];
  readonly configMaps: readonly PlannedConfigMap[];
  readonly secrets: readonly PlannedKubernetesSecret[];
  readonly claims: readonly PlannedObject<PersistentVolumeClaim>[];
  readonly policies: readonly PlannedObject<NetworkPolicy>[];
  /** Those by which the services' pods are found, and those that publish their ports. */
  readonly services: readonly PlannedCompanion<Service>[];
  readonly ingresses: readonly PlannedCompanion<Ingress>[];
  readonly workloads: readonly PlannedWorkload[];
  readonly cronJobs: readonly PlannedCompanion<CronJob>[];
  readonly start: StartPlan;
  readonly diagnostics: readonly Diagnostic[];
}
