import { defineMessage } from "@pulumi-compose/parser";
import { serviceMessage } from "../common/service-message";

export const INFERRED = serviceMessage<{ readonly what: string }>({
  code: "target/inferred",
  severity: "info",
  when: "The file leaves open what Kubernetes has to be told, and the target takes something for granted.",
  remedy: "nothing, if that is what you want; else say otherwise in the file, as the hint tells where it can be said",
  text: ({ what }) => what,
});

export const EXTERNAL_OBJECT = defineMessage<{
  readonly what: string;
  readonly name: string;
  /** The kind of the object that it would be. */
  readonly kind: string;
  readonly namespace: string;
  /** The `kubectl create …` that makes it; undefined: it takes a manifest. */
  readonly create: string | undefined;
  /** Absent: the namespace is there. */
  readonly notThere?: "yet to be made" | "being deleted";
}>({
  code: "target/external-object",
  severity: "error",
  when: "A service uses a volume, config or secret that is `external`, and the project's namespace has no such object; one that is yet to be made has none at all. Seen by `up` and `preview`, which ask the cluster.",
  remedy:
    "make it in a namespace that is there, and name that (`x-pulumi-compose: { namespace: { name: NAME, external: true } }`), or leave `external` out",
  text: ({ what, name, kind, namespace, notThere }) =>
    `${what} ${name} is declared as external, and ${
      notThere === undefined
        ? `namespace ${namespace} has no ${kind} of that name`
        : `namespace ${namespace}, in which it would have to be, is ${notThere}`
    }`,
  hint: ({ kind, namespace, create, notThere }) => {
    const own = "or leave `external` out: then it is the project's own";
    if (notThere === undefined) {
      const made = create ?? `kubectl apply --namespace ${namespace} --filename MANIFEST`;
      return `\`${made}\` makes it; ${own}`;
    }
    return `make the ${kind} in a namespace that is there, and name that: \`x-pulumi-compose: { namespace: { name: NAME, external: true } }\`; ${own}`;
  },
});

export const EXTERNAL_UNSEEN = defineMessage<{
  readonly what: string;
  readonly name: string;
  readonly namespace: string;
  /** As the API calls them. */
  readonly kinds: string;
  readonly why: string;
}>({
  code: "target/external-unseen",
  severity: "warning",
  when: "A service uses a volume, config or secret that is `external`, and the cluster does not let `up` or `preview` look whether it is there. Pods of a service without it do not start.",
  remedy: "see to it that it is there, or let who deploys list objects of its kind",
  text: ({ what, name, namespace, why }) =>
    `${what} ${name} is declared as external, and nobody could look whether namespace ${namespace} has it: ${why}`,
  hint: ({ kinds, namespace }) =>
    `see to it that it is there, or let who deploys list ${kinds} in namespace ${namespace}`,
});

export const EXTERNAL_NAMESPACE = defineMessage<{ readonly name: string; readonly isTerminating: boolean }>({
  code: "target/external-namespace",
  severity: "error",
  when: "The file says that the project's namespace is there already (`external: true`), and it is not, or is being deleted. Seen by `up` and `preview`, which ask the cluster.",
  remedy: "make it (`kubectl create namespace NAME`), or leave `external` out",
  text: ({ name, isTerminating }) =>
    `namespace ${name} is declared as external, and ${isTerminating ? "it is being deleted" : "the cluster has none of that name"}`,
  hint: ({ name }) =>
    `\`kubectl create namespace ${name}\`, or leave \`external\` out: then it is the project's own, and goes with \`down\``,
});

export const FOREIGN_NAMESPACE = defineMessage<{
  readonly name: string;
  /** Of which project it says that it is. */
  readonly owner: string | undefined;
  /** The label by which it would be this project's. */
  readonly label: string;
}>({
  code: "target/foreign-namespace",
  severity: "error",
  when: "A namespace of the name that the project's is to have is there already, and the project has not made it: `down` would delete it with all that is in it. Seen by `up` and `preview`, which ask the cluster, and by a program.",
  remedy:
    "say that it is another's: `x-pulumi-compose: { namespace: { name: NAME, external: true } }`; or name another one",
  text: ({ name, owner }) =>
    `namespace ${name} is there already, and ${owner === undefined ? "this project has not made it" : `it is project ${owner}'s`}: \`down\` would delete it with all that is in it`,
  hint: ({ name, label }) =>
    [
      `to use it as it is, and leave it: \`x-pulumi-compose: { namespace: { name: ${name}, external: true } }\`;`,
      "to have another: `{ namespace: NAME }`;",
      `if it is this project's all the same: \`kubectl label --overwrite namespace ${name} ${label}\``,
    ].join(" "),
});

export const RENAMED = serviceMessage<{ readonly name: string }>({
  code: "target/renamed",
  severity: "warning",
  when: "A service's name is none that DNS in Kubernetes takes: small letters, digits and dashes, a letter first, 63 at most.",
  remedy: "give the service a name that is one everywhere, and use it in the settings of those that talk to it",
  text: ({ name }) => `in Kubernetes it is called ${name}: nobody finds it by the name that the file gives it`,
});

export const NAME_TAKEN = defineMessage<{ readonly what: string; readonly name: string; readonly other: string }>({
  code: "target/name-taken",
  severity: "error",
  when: "Two services, two volumes or two files would have the same name in Kubernetes.",
  remedy: "rename one of them",
  text: ({ what, name, other }) => `${what} would be called ${name} in Kubernetes, and so would ${other}`,
});

export const NO_REGISTRY = serviceMessage<Record<never, never>>({
  code: "target/no-registry",
  severity: "error",
  when: "A service is built from source, and nobody says to which registry its image goes.",
  remedy:
    "name one for the project: `x-pulumi-compose: { registry: ghcr.io/me }`; or name a registry in the service's `image`",
  text: () => "the nodes of a cluster find an image that is built here only in a registry",
});

export const NOTHING_TO_RUN = serviceMessage<Record<never, never>>({
  code: "target/nothing-to-run",
  severity: "error",
  when: "A service or a hook has neither `image` nor `build`.",
  remedy: "name its image",
  text: () => "it has no `image`",
});

export const USER_NAME = serviceMessage<{ readonly attribute: string; readonly user: string }>({
  code: "target/user-name",
  severity: "error",
  when: "`user` or `group_add` is a name. Kubernetes takes numbers only, and left out it would run as whoever the image says, root perhaps.",
  remedy: "write the number: `docker run --rm --entrypoint id IMAGE NAME` tells it",
  text: ({ attribute, user }) => `\`${attribute}\` has to be a number in Kubernetes, which does not know "${user}"`,
});

export const LOOPBACK = serviceMessage<{ readonly port: number; readonly published: string; readonly name: string }>({
  code: "target/loopback",
  severity: "warning",
  when: "A port is published for one's own machine only (`127.0.0.1:8080:80`). A cluster has no such address: it is not published.",
  remedy: "reach it with `kubectl port-forward`, or remove the address if the port is to be open to all",
  text: ({ port }) => `port ${port} is not published: it is for one's own machine only, which is not in the cluster`,
  hint: ({ port, published, name }) =>
    `reach it with \`kubectl port-forward service/${name} ${published === "" ? "" : published}:${port}\``,
});

export const HOST_ADDRESS = serviceMessage<{ readonly ip: string }>({
  code: "target/host-address",
  severity: "error",
  when: "A port is published on one address of the host. Kubernetes publishes by load balancers and nodes, on all of theirs.",
  remedy: "remove the address if that is meant, or the port if only services of the project use it",
  text: ({ ip }) => `Kubernetes cannot publish on ${ip} alone: the port would be open to more than the file says`,
});

export const NODE_PORT = serviceMessage<{ readonly published: string }>({
  code: "target/node-port",
  severity: "warning",
  when: "A port is published as NodePort, and its number is none of those that clusters give to node ports (30000 to 32767).",
  remedy: "publish a port of that range, or none; or publish by a load balancer",
  text: ({ published }) =>
    `${published} is no port that nodes publish (30000 to 32767): the cluster chooses another one`,
});

export const SHARED_NAMESPACE = serviceMessage<{ readonly mode: string }>({
  code: "target/shared-namespace",
  severity: "error",
  when: "A service runs in the network of another service or container (`network_mode: service:x`). In Kubernetes each has a pod of its own.",
  remedy: "let them share a network, and reach each other by their services' names",
  text: ({ mode }) => `\`network_mode: ${mode}\`: each service has a pod and an address of its own in Kubernetes`,
});

export const HOST_PATH = serviceMessage<{ readonly source: string; readonly ofProject: boolean }>({
  code: "target/host-path",
  severity: "warning",
  when: "A service mounts a folder of the host. It becomes a folder of whichever node runs the pod, and many clusters refuse such mounts.",
  remedy: "put the files into the image, into `configs`, or into a named volume",
  text: ({ source, ofProject }) =>
    ofProject
      ? `\`${source}\` has to exist on every node that runs the service: a cluster copies no folders`
      : `\`${source}\` is a folder of the node that runs the service, and many clusters refuse such mounts`,
});

export const SHARED_VOLUME = defineMessage<{ readonly volume: string; readonly services: readonly string[] }>({
  code: "target/shared-volume",
  severity: "warning",
  when: "Pods of several services, or several replicas, mount the same volume: it is claimed as ReadWriteMany, which many storage classes do not give.",
  remedy:
    "name a class that does: `x-pulumi-compose: { storage_class: … }` on the volume; or, if they run on one node anyway, `{ access_mode: ReadWriteOnce }`",
  text: ({ volume, services }) =>
    `volume "${volume}" is mounted by ${services.length > 1 ? services.join(" and ") : `all replicas of ${services[0]}`}: the storage class has to give volumes that many nodes mount`,
});

export const CLUSTER_VOLUME = defineMessage<{ readonly volume: string; readonly driver: string }>({
  code: "target/volume-driver",
  severity: "warning",
  when: "A volume has a `driver`, or options of one, that are a plugin of an engine. In Kubernetes a storage class makes volumes.",
  remedy: "name the class: `x-pulumi-compose: { storage_class: … }` on the volume",
  text: ({ volume, driver }) =>
    `volume "${volume}": ${driver} is left out: in Kubernetes a storage class makes volumes`,
});

export const NETWORK = defineMessage<{ readonly network: string; readonly attribute: string; readonly why: string }>({
  code: "target/network",
  severity: "warning",
  when: "A network has a driver, addresses or options (`driver`, `driver_opts`, `ipam`, `enable_ipv4`, `enable_ipv6`), or is `external`. In Kubernetes all pods are in the one network of the cluster; what the file has several for is who may talk to whom.",
  remedy:
    "nothing, if that is what you want, or remove it: addresses and drivers of a cluster are chosen where it is set up",
  text: ({ network, attribute, why }) => `network "${network}": \`${attribute}\` is left out: ${why}`,
});

export const ALWAYS_RESTARTED = serviceMessage<{ readonly written: string }>({
  code: "target/always-restarted",
  severity: "warning",
  when: "A service that is not to end has a restart policy other than `always`. What a Deployment runs is started again whenever it ends.",
  remedy:
    "remove the policy; or, if it is to end, let somebody wait for `service_completed_successfully`, or write `deploy: { mode: replicated-job }`",
  text: ({ written }) => `\`${written}\`: Kubernetes starts it again whenever it ends`,
});

export const GLOBAL_JOB = serviceMessage<Record<never, never>>({
  code: "target/global-job",
  severity: "warning",
  when: "A service has the mode `global-job`. Kubernetes has no job that runs once on every node.",
  remedy: "write `deploy: { mode: replicated-job }` where one run is enough",
  text: () => "Kubernetes has no job that runs once on every node: it runs once",
});

export const OPTION = defineMessage<{ readonly whose: string; readonly option: string; readonly wanted: string }>({
  code: "target/option",
  severity: "error",
  when: "A word of `x-pulumi-compose` that is for Kubernetes (`registry`, `namespace`, `publish`, `ingress`, `liveness`, `pull_secret`, `size`, `storage_class`, `access_mode`) has a value that is not understood.",
  remedy: "write what the message asks for",
  text: ({ whose, option, wanted }) => `${whose}: \`x-pulumi-compose: { ${option} }\` has to be ${wanted}`,
});

export const NO_SUCH_PORT = serviceMessage<{ readonly port: number }>({
  code: "target/no-such-port",
  severity: "error",
  when: "An ingress of `x-pulumi-compose` leads to a service without a port, or to a port that it does not have.",
  remedy: "name it in `ports` or `expose`, and in the ingress where there are several",
  text: ({ port }) =>
    port === 0
      ? "its ingress leads to no port: it has several, or none"
      : `its ingress leads to port ${port}, which it does not have`,
});

export const NO_PROBE = serviceMessage<{ readonly dependents: readonly string[] }>({
  code: "target/no-probe",
  severity: "error",
  when: "Others wait for a service to be healthy, and the file has no healthcheck for it. Kubernetes does not know the check of its image, and would call it ready as soon as it runs.",
  remedy: "write the image's check into the file: `docker inspect IMAGE` shows it under `Healthcheck`",
  text: ({ dependents }) =>
    `${dependents.join(" and ")} ${dependents.length === 1 ? "waits" : "wait"} for it to be healthy, and the file has no healthcheck for it, the only one that Kubernetes would know`,
});
