import { defineMessage } from "@pulumi-compose/parser";
import { serviceMessage } from "../common/service-message";

export const NETWORK_DRIVER = defineMessage<{ readonly network: string; readonly driver: string | undefined }>({
  code: "target/network-driver",
  severity: "warning",
  when: "A network has a driver whose networks end at their own machine; on a swarm it becomes an overlay.",
  remedy: "remove `driver`: the target's own default is right on one machine and on many",
  text: ({ network, driver }) =>
    `network "${network}": a network with the driver \`${driver}\` ends at its own machine; it becomes an overlay`,
});

export const INGRESS_WITHOUT_ADDRESS = serviceMessage<Record<never, never>>({
  code: "target/ingress-without-address",
  severity: "error",
  when: "A service with `endpoint_mode: dnsrr` publishes a port through the swarm's routing mesh.",
  remedy: "publish the ports with `mode: host`, or use `endpoint_mode: vip`",
  text: () => "with `endpoint_mode: dnsrr` there is no virtual address that a port could be routed to",
});

export const HOST_IP = serviceMessage<{ readonly ip: string }>({
  code: "target/host-ip",
  severity: "error",
  when: "A port is published on one address of the host. A swarm publishes on all addresses of its nodes.",
  remedy: "remove the address if that is meant, or the port if only services of the project use it",
  text: ({ ip }) =>
    `a swarm publishes on every address of its nodes, not on ${ip} alone: the port would be open to more than the file says`,
});

export const SHORT_GRACE = serviceMessage<Record<never, never>>({
  code: "target/short-grace",
  severity: "warning",
  when: "`stop_grace_period` is shorter than a swarm needs to remove a service, and the plugin waits no longer than that.",
  remedy: "use 10s or more: a process that ends when it is asked to ends as soon as before",
  text: () =>
    "a swarm takes some seconds to remove a service, and the plugin waits no longer than this: it may say that the removal failed, though the service goes",
});

export const RESTART = serviceMessage<Record<never, never>>({
  code: "target/restart",
  severity: "warning",
  when: "A service has `restart: unless-stopped`, which Swarm does not have.",
  remedy: "write `deploy: { restart_policy: { condition: any } }`, and scale the service to 0 to stop it",
  text: () => "Swarm has no `unless-stopped`: whatever ends is started again",
});

export const TOO_LONG = serviceMessage<{ readonly name: string; readonly most: number }>({
  code: "target/too-long",
  severity: "error",
  when: "The name of a service on the swarm, `<project>_<service>`, is longer than a swarm allows.",
  remedy: "give the project a shorter `name`",
  text: ({ name, most }) => `its name on a swarm, ${name}, has ${name.length} characters, and ${most} are the most`,
});

export const NO_IMAGE = serviceMessage<Record<never, never>>({
  code: "target/no-image",
  severity: "error",
  when: "A service has `build` and no `image`.",
  remedy: "build it (`docker compose build`), push it to a registry that all nodes reach, and name it in `image`",
  text: () => "Swarm builds no images, and every node has to find the same one",
});

export const JOB_MODE = serviceMessage<{ readonly mode: string }>({
  code: "target/job-mode",
  severity: "warning",
  when: "A service has the mode `replicated-job` or `global-job`, which the plugin does not know.",
  remedy: "leave it where a service that ends by itself is what you want",
  text: ({ mode }) =>
    `the plugin does not know ${mode}; it becomes a service whose tasks are not started again once they have ended`,
});

export const NODE_LOCAL = serviceMessage<{
  readonly kind: "bind" | "volume";
  readonly source: string | undefined;
}>({
  code: "target/node-local",
  severity: "warning",
  when: "A service mounts a folder of the project, or a volume of its node, and may run on another node, where these files are not.",
  remedy: "keep the service on one node with `deploy.placement.constraints`",
  text: ({ kind, source }) =>
    kind === "bind"
      ? `\`${source}\` has to exist on every node that runs the service: a swarm copies no files`
      : `the volume "${source}" is made on the node where a task runs; a task on another node finds an empty one`,
  hint: ({ kind }) =>
    kind === "bind"
      ? "make a `configs` entry of a file, put the content into the image, or keep the service on one node with `deploy.placement.constraints`"
      : "keep the service on one node with `deploy.placement.constraints` (`node.hostname == …`, or a label of your own), or give the volume a `driver` that all nodes share",
});
