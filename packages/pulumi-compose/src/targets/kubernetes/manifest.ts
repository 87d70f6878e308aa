// What the API of Kubernetes takes, as far as compose files become it. Written down here, so that nobody needs
// @pulumi/kubernetes who does not deploy there. Strings may hold markers (see plan/marker.ts).

/** Labels, annotations, selectors. */
export type Texts = Readonly<Record<string, string>>;

export interface Metadata {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Texts;
  readonly annotations?: Texts;
}

export interface EnvVar {
  readonly name: string;
  readonly value: string;
}

export interface ContainerPort {
  readonly containerPort: number;
  readonly protocol?: string;
  readonly hostPort?: number;
  readonly hostIP?: string;
}

export interface ExecAction {
  readonly command: readonly string[];
}

export interface HttpGetAction {
  readonly path: string;
  readonly port: number;
  readonly scheme?: "HTTPS";
  readonly httpHeaders?: readonly EnvVar[];
}

/** How a kubelet finds out about a container; times are whole seconds. */
export interface Probe {
  readonly exec?: ExecAction;
  readonly httpGet?: HttpGetAction;
  readonly tcpSocket?: { readonly port: number };
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly failureThreshold: number;
}

export interface VolumeMount {
  readonly name: string;
  readonly mountPath: string;
  readonly readOnly?: boolean;
  readonly subPath?: string;
  readonly mountPropagation?: string;
}

export interface ContainerSecurityContext {
  readonly runAsUser?: number;
  readonly runAsGroup?: number;
  readonly privileged?: boolean;
  readonly allowPrivilegeEscalation?: boolean;
  readonly readOnlyRootFilesystem?: boolean;
  readonly capabilities?: { readonly add?: readonly string[]; readonly drop?: readonly string[] };
  readonly seccompProfile?: { readonly type: string; readonly localhostProfile?: string };
  readonly appArmorProfile?: { readonly type: string; readonly localhostProfile?: string };
  readonly seLinuxOptions?: Texts;
}

/** `cpu: "0.5"`, `memory: "67108864"`, `nvidia.com/gpu: "1"`. */
export interface ResourceRequirements {
  readonly limits?: Texts;
  readonly requests?: Texts;
}

export interface Lifecycle {
  readonly postStart?: { readonly exec: ExecAction };
  readonly preStop?: { readonly exec: ExecAction };
}

export interface Container {
  readonly name: string;
  readonly image: string;
  readonly imagePullPolicy?: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly workingDir?: string;
  readonly env?: readonly EnvVar[];
  readonly ports?: readonly ContainerPort[];
  readonly resources?: ResourceRequirements;
  readonly volumeMounts?: readonly VolumeMount[];
  readonly securityContext?: ContainerSecurityContext;
  readonly startupProbe?: Probe;
  readonly readinessProbe?: Probe;
  readonly livenessProbe?: Probe;
  readonly lifecycle?: Lifecycle;
  readonly stdin?: boolean;
  readonly tty?: boolean;
}

/** An item of a ConfigMap or Secret as a file. */
export interface KeyToPath {
  readonly key: string;
  readonly path: string;
  readonly mode?: number;
}

export interface Volume {
  readonly name: string;
  readonly persistentVolumeClaim?: { readonly claimName: string };
  readonly configMap?: { readonly name: string; readonly items: readonly KeyToPath[] };
  readonly secret?: { readonly secretName: string; readonly items: readonly KeyToPath[] };
  readonly emptyDir?: { readonly medium?: "Memory"; readonly sizeLimit?: string };
  readonly hostPath?: { readonly path: string };
  readonly nfs?: { readonly server: string; readonly path: string; readonly readOnly?: boolean };
  readonly image?: { readonly reference: string };
}

export interface LabelSelector {
  readonly matchLabels: Texts;
}

export interface NodeRequirement {
  readonly key: string;
  readonly operator: "In" | "NotIn" | "Exists" | "DoesNotExist";
  readonly values?: readonly string[];
}

export interface Affinity {
  readonly nodeAffinity?: {
    readonly requiredDuringSchedulingIgnoredDuringExecution: {
      readonly nodeSelectorTerms: readonly { readonly matchExpressions: readonly NodeRequirement[] }[];
    };
  };
  readonly podAntiAffinity?: {
    readonly requiredDuringSchedulingIgnoredDuringExecution: readonly {
      readonly topologyKey: string;
      readonly labelSelector: LabelSelector;
    }[];
  };
}

export interface PodSecurityContext {
  readonly supplementalGroups?: readonly number[];
  readonly sysctls?: readonly EnvVar[];
}

export interface PodSpec {
  readonly automountServiceAccountToken: false;
  readonly enableServiceLinks: false;
  readonly restartPolicy?: "Never" | "OnFailure";
  readonly terminationGracePeriodSeconds: number;
  readonly hostname?: string;
  readonly hostNetwork?: boolean;
  readonly hostPID?: boolean;
  readonly hostIPC?: boolean;
  readonly shareProcessNamespace?: boolean;
  readonly dnsPolicy?: string;
  readonly dnsConfig?: {
    readonly nameservers?: readonly string[];
    readonly searches?: readonly string[];
    readonly options?: readonly { readonly name: string; readonly value?: string }[];
  };
  readonly hostAliases?: readonly { readonly ip: string; readonly hostnames: readonly string[] }[];
  readonly securityContext?: PodSecurityContext;
  readonly runtimeClassName?: string;
  readonly imagePullSecrets?: readonly { readonly name: string }[];
  readonly nodeSelector?: Texts;
  readonly affinity?: Affinity;
  readonly tolerations?: readonly { readonly key: string; readonly operator: "Exists"; readonly effect: string }[];
  readonly topologySpreadConstraints?: readonly {
    readonly maxSkew: number;
    readonly topologyKey: string;
    readonly whenUnsatisfiable: "ScheduleAnyway" | "DoNotSchedule";
    readonly labelSelector: LabelSelector;
  }[];
  readonly initContainers?: readonly Container[];
  readonly containers: readonly Container[];
  readonly volumes?: readonly Volume[];
}

export interface PodTemplate {
  readonly metadata: { readonly labels: Texts; readonly annotations?: Texts };
  readonly spec: PodSpec;
}

export interface Namespace {
  readonly apiVersion: "v1";
  readonly kind: "Namespace";
  readonly metadata: Metadata;
}

export interface Deployment {
  readonly apiVersion: "apps/v1";
  readonly kind: "Deployment";
  readonly metadata: Metadata;
  readonly spec: {
    readonly replicas: number;
    readonly selector: LabelSelector;
    readonly strategy: {
      readonly type: "RollingUpdate";
      readonly rollingUpdate: { readonly maxSurge: number | string; readonly maxUnavailable: number | string };
    };
    readonly minReadySeconds?: number;
    readonly progressDeadlineSeconds: number;
    readonly template: PodTemplate;
  };
}

export interface StatefulSet {
  readonly apiVersion: "apps/v1";
  readonly kind: "StatefulSet";
  readonly metadata: Metadata;
  readonly spec: {
    readonly replicas: number;
    readonly serviceName: string;
    readonly podManagementPolicy: "Parallel";
    readonly selector: LabelSelector;
    readonly minReadySeconds?: number;
    readonly template: PodTemplate;
  };
}

export interface DaemonSet {
  readonly apiVersion: "apps/v1";
  readonly kind: "DaemonSet";
  readonly metadata: Metadata;
  readonly spec: {
    readonly selector: LabelSelector;
    readonly updateStrategy: {
      readonly type: "RollingUpdate";
      readonly rollingUpdate: { readonly maxSurge: number | string; readonly maxUnavailable: number | string };
    };
    readonly minReadySeconds?: number;
    readonly template: PodTemplate;
  };
}

export interface JobSpec {
  readonly completions?: number;
  readonly parallelism?: number;
  readonly backoffLimit: number;
  readonly template: PodTemplate;
}

export interface Job {
  readonly apiVersion: "batch/v1";
  readonly kind: "Job";
  readonly metadata: Metadata;
  readonly spec: JobSpec;
}

export interface CronJob {
  readonly apiVersion: "batch/v1";
  readonly kind: "CronJob";
  readonly metadata: Metadata;
  readonly spec: {
    readonly schedule: string;
    readonly timeZone?: string;
    readonly concurrencyPolicy: "Allow" | "Forbid";
    readonly startingDeadlineSeconds?: number;
    readonly jobTemplate: { readonly metadata: { readonly labels: Texts }; readonly spec: JobSpec };
  };
}

export interface ServicePort {
  readonly name: string;
  readonly port: number;
  readonly targetPort: number;
  readonly protocol: string;
  readonly nodePort?: number;
  readonly appProtocol?: string;
}

export interface Service {
  readonly apiVersion: "v1";
  readonly kind: "Service";
  readonly metadata: Metadata;
  readonly spec: {
    readonly type: "ClusterIP" | "LoadBalancer" | "NodePort";
    readonly clusterIP?: "None";
    readonly selector: Texts;
    readonly ports?: readonly ServicePort[];
  };
}

export interface IngressRule {
  readonly host?: string;
  readonly http: {
    readonly paths: readonly {
      readonly path: string;
      readonly pathType: "Prefix";
      readonly backend: {
        readonly service: { readonly name: string; readonly port: { readonly number: number } };
      };
    }[];
  };
}

export interface Ingress {
  readonly apiVersion: "networking.k8s.io/v1";
  readonly kind: "Ingress";
  readonly metadata: Metadata;
  readonly spec: {
    readonly ingressClassName?: string;
    readonly tls?: readonly { readonly hosts?: readonly string[]; readonly secretName: string }[];
    readonly rules: readonly IngressRule[];
  };
}

export interface PersistentVolumeClaim {
  readonly apiVersion: "v1";
  readonly kind: "PersistentVolumeClaim";
  readonly metadata: Metadata;
  readonly spec: {
    readonly accessModes: readonly string[];
    readonly storageClassName?: string;
    readonly resources: { readonly requests: { readonly storage: string } };
  };
}

export interface ConfigMap {
  readonly apiVersion: "v1";
  readonly kind: "ConfigMap";
  readonly metadata: Metadata;
  readonly immutable: true;
  readonly data?: Texts;
  readonly binaryData?: Texts;
}

export interface Secret {
  readonly apiVersion: "v1";
  readonly kind: "Secret";
  readonly metadata: Metadata;
  readonly immutable: true;
  readonly type: "Opaque";
  readonly data: Texts;
}

export interface PolicyPeer {
  readonly podSelector?: LabelSelector | Record<never, never>;
  readonly namespaceSelector?: LabelSelector | Record<never, never>;
}

export interface PolicyPort {
  readonly port: number;
  readonly protocol: string;
}

export interface NetworkPolicy {
  readonly apiVersion: "networking.k8s.io/v1";
  readonly kind: "NetworkPolicy";
  readonly metadata: Metadata;
  readonly spec: {
    readonly podSelector: LabelSelector;
    readonly policyTypes: readonly ("Ingress" | "Egress")[];
    readonly ingress?: readonly { readonly from?: readonly PolicyPeer[]; readonly ports?: readonly PolicyPort[] }[];
    readonly egress?: readonly { readonly to?: readonly PolicyPeer[]; readonly ports?: readonly PolicyPort[] }[];
  };
}

/** What keeps the pods of a service. */
export type Workload = Deployment | StatefulSet | DaemonSet | Job;

/** An object of the API. */
export type Manifest =
  | Namespace
  | Workload
  | CronJob
  | Service
  | Ingress
  | PersistentVolumeClaim
  | ConfigMap
  | Secret
  | NetworkPolicy;
