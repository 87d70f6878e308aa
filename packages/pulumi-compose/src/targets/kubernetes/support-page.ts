import { supportTable } from "../common/support-table";
import { support } from "./support";

/** The page about the kubernetes target: what becomes of every attribute of a service in a cluster. */
export function kubernetesSupportPage(): string {
  return supportTable({
    title: "Compose attributes on Kubernetes",
    introduction: [
      "What becomes of each attribute of a service with the `kubernetes` target: fields of its pods and of what keeps them, or objects of",
      "their own. Generated from `packages/pulumi-compose/src/targets/kubernetes/support.ts`",
      "(`node packages/pulumi-compose/scripts/docs.mjs`). What is left out is said by a `target/unsupported` warning with its line whenever",
      "a file uses it, and where there is another way to say it, with that; what the target takes for granted, by `target/inferred`.",
      "`pulumi-compose convert --target kubernetes --report` lists the attributes that a file uses, each with its line and what becomes of it:",
      "translated, inferred (translated, with something that the file leaves open), ignored or rejected.",
      "",
      ...notes,
    ],
    support,
    end: sections,
  });
}

const notes = [
  "**A service** is a `Deployment`; a `StatefulSet` where it is the only one that writes to a named volume, so that there are never two",
  "pods with it; a `DaemonSet` with `deploy.mode: global`; a `Job` where others wait for it to complete, or with `replicated-job`. A job of",
  "the file (`jobs`) with a schedule is a `CronJob`.",
  "",
  "**A project** has a namespace of its name (or of `x-pulumi-compose: { namespace: … }`), in which services find each other by the names",
  "that the file gives them. All objects carry Kubernetes' recommended labels (`app.kubernetes.io/name`: the service, `instance` and",
  "`part-of`: the project, `managed-by`: `pulumi-compose`) and compose's own (`com.docker.compose.project`, `com.docker.compose.service`).",
  "",
  "**Names.** A service whose ports the file tells (`ports`, `expose`) has a `Service` with a virtual address for these. Of another one the",
  "name leads to its pods themselves, so that every port of theirs is reached, as between containers.",
  "",
  "Its other messages are among the [diagnostics](11-diagnostics.md#target).",
];

const sections = [
  "## What a file says for Kubernetes alone",
  "",
  "Words of `x-pulumi-compose`:",
  "",
  "| where | word | what it does |",
  "|---|---|---|",
  "| project | `namespace: shop` | the namespace; by default one of the project's name. `{ name: shop, external: true }`: one that is there already |",
  "| project | `pull_secret: ghcr` | the secret, made by somebody else, with which nodes fetch images |",
  "| project | `registry: ghcr.io/me` | where images that are built go, each named by its content |",
  "| project, service | `publish: NodePort` | how ports are published: `LoadBalancer` (default), `NodePort`, `none` |",
  "| service | `ingress: shop.example.com` | an `Ingress` that leads to it; or `{ host, path, port, class, tls_secret }`, or a list of these |",
  "| service | `liveness: true` | Kubernetes starts a container again whose check fails as often as its `retries` say |",
  "| volume | `size: 10Gi` | what is claimed; by default `driver_opts.size`, else 1Gi |",
  "| volume | `storage_class: fast` | of which class; by default the cluster's own |",
  "| volume | `access_mode: ReadWriteMany` | by default `ReadWriteOnce`, and `ReadWriteMany` where several pods mount it |",
  "",
  "## Healthchecks",
  "",
  "A kubelet probes as an engine does, in words of its own:",
  "",
  "| | engine | kubelet |",
  "|---|---|---|",
  "| until it is first healthy | failures within `start_period` do not count, then `retries` in a row make it unhealthy | `startupProbe`, every `start_interval` (or `interval` without a start period), with a `failureThreshold` for `start_period` and `retries` intervals |",
  "| afterwards | `retries` failures in a row make it unhealthy, and a success healthy again | `readinessProbe`, every `interval`, `failureThreshold: retries`: its `Service` leaves it out, and takes it back |",
  "| once it is unhealthy | nothing: it runs on | the same after it has started; one that does not start by its check is started again, ever more slowly |",
  "| one that is to end | its check is of no consequence | `readinessProbe` only |",
  "",
  "Times are whole seconds, rounded up. The check of an image (`HEALTHCHECK`) is nothing that Kubernetes knows: write it into the file.",
  "A `curl -f`, `wget` or `nc -z` that asks the container itself is asked by the kubelet, so that the image needs no such program. It asks by",
  "the pod's address: a server that listens on 127.0.0.1 alone is not reached by it, nor is it by other services.",
  "",
];
