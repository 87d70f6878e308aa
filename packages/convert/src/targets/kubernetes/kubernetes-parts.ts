import type { KubernetesPlan, PlannedObject } from "@pulumi-compose/project";
import { array, create, type Entry, entry, literal, name, object, string } from "../../code/expression";
import { serviceComments } from "../../resources/argument-comments";
import { imageDeclarations } from "../../resources/image";
import type { Part } from "../../resources/part";
import { profilesOfService } from "../../resources/profiles";
import type { Scope } from "../../resources/scope";
import { profilesOfResource } from "../../resources/users-of";
import { contentDeclarations } from "./content-declarations";
import { objectDeclaration } from "./object-declaration";
import { customTimeouts, dependsOn } from "./waits";

type Companion = KubernetesPlan["services"][number] | KubernetesPlan["ingresses"][number];

/** Whether a Service is for the cluster alone. */
function isInside({ args }: KubernetesPlan["services"][number]): boolean {
  return args.spec.type === "ClusterIP";
}

/** The statements for all objects of a cluster, in an order in which they can be made. */
export function kubernetesParts(scope: Scope<KubernetesPlan>): Part[] {
  const { plan, comments } = scope.source;
  const { namespace, configMaps, secrets, claims, policies, services, ingresses, workloads, cronJobs, images } = plan;
  const profilesOf = profilesOfResource(scope);
  const cluster = (planned: PlannedObject, variable: string, profiles: readonly string[] = []): Part => ({
    ...objectDeclaration(planned, variable, scope, { comment: comments.under(...planned.path.map(String)) }),
    group: "cluster",
    profiles,
  });
  const unnamed = (planned: PlannedObject) => scope.identifiers.take(camel(planned));
  const companionPart = (companion: Companion, options: readonly Entry[]): Part => ({
    ...objectDeclaration(companion, unnamed(companion), scope, { options }),
    group: { service: companion.service },
    profiles: profilesOfService(companion.service, scope),
  });
  return [
    ...(namespace ? [namespacePart(namespace, scope)] : []),
    ...[...configMaps, ...secrets].flatMap((content) => {
      const profiles = profilesOf(content.kind === "Secret" ? "kubernetesSecret" : "configMap", content.key);
      return contentDeclarations(content, scope).map((part): Part => ({ ...part, group: "content", profiles }));
    }),
    ...claims.map((claim): Part => {
      const part = cluster(claim, scope.variable("claim", claim.key), profilesOf("claim", claim.key));
      return { ...part, group: "volume" };
    }),
    ...policies.map((policy) => cluster(policy, unnamed(policy), profilesOfOwner(policy, scope))),
    ...images.flatMap((image) => imageParts(image, scope)),
    ...[...services.filter(isInside), ...ingresses].map((companion) => companionPart(companion, [])),
    ...workloads.map((workload): Part => {
      const { service } = workload;
      const { own, image, dependsOn: onWaits } = serviceComments(comments, service, []);
      return {
        ...objectDeclaration(workload, scope.service(service), scope, {
          comment: [...own, ...image],
          options: [...dependsOn(workload, scope, onWaits), ...customTimeouts(workload, scope)],
        }),
        group: { service },
        profiles: profilesOfService(service, scope),
      };
    }),
    // Published once there is somebody to answer.
    ...services
      .filter((service) => !isInside(service))
      .map((service) => companionPart(service, [entry("dependsOn", array([name(scope.service(service.service))]))])),
    ...cronJobs.map((cronJob, index): Part => {
      const isFirst = cronJobs.findIndex(({ service }) => service === cronJob.service) === index;
      const variable = isFirst ? scope.service(cronJob.service) : unnamed(cronJob);
      const comment = isFirst ? comments.under("jobs", cronJob.service) : [];
      return {
        ...objectDeclaration(cronJob, variable, scope, { comment }),
        group: { service: cronJob.service },
        profiles: [],
      };
    }),
  ];
}

function namespacePart(namespace: PlannedObject, scope: Scope<KubernetesPlan>): Part {
  const variable = scope.variable("namespace", "namespace");
  return { ...objectDeclaration(namespace, variable, scope), group: "cluster", profiles: [] };
}

/** The image that is built here, and what pushes it. */
function imageParts(image: KubernetesPlan["images"][number], scope: Scope<KubernetesPlan>): Part[] {
  const service = image.key;
  const comment = serviceComments(scope.source.comments, service, []).image;
  const built = imageDeclarations(image, comment, scope);
  const pushed = {
    name: scope.variable("pushedImage", image.key),
    value: create(
      "docker.RegistryImage",
      string(image.name),
      object([entry("name", name(`${scope.variable("image", image.key)}.name`)), entry("keepRemotely", literal(true))]),
    ),
    comment: [],
  };
  return [...built, pushed].map(
    (part): Part => ({ ...part, group: { service }, profiles: profilesOfService(service, scope) }),
  );
}

/** A policy that is about one service is there when that is. */
function profilesOfOwner({ path }: PlannedObject, scope: Scope): readonly string[] {
  const [section, service] = path;
  return section === "services" ? profilesOfService(String(service), scope) : [];
}

/** `web-published` is the variable `webPublishedService`. */
function camel({ key, kind }: PlannedObject): string {
  const suffix = kind === "NetworkPolicy" ? "Policy" : kind;
  return `${key.replace(/[^A-Za-z0-9]+(.)/g, (_, letter: string) => letter.toUpperCase())}${suffix}`;
}
