import type Docker from "dockerode";
import type { Step } from "./recordings";
import type { Translation } from "./translation";
import { objectOf, objectsOf, textOf, type ValueMap } from "./values";

/** Makes what the case `import` adopts: a network, a volume and a container as docker compose leaves them. */
export async function adopt(docker: Docker, step: Step, translation: Translation): Promise<void> {
  const read = (name: string): ValueMap => {
    const exchange = step.exchanges.find((e) => e.method === "Read" && textOf(e.request, "name") === name);
    if (!exchange) throw new Error(`nothing recorded about ${name}`);
    return exchange.response ?? {};
  };
  const network = await docker.createNetwork({ Name: "imp_front", Driver: "bridge", Labels: labelsOf(read("front")) });
  translation.learn(textOf(read("front"), "id"), network.id);
  await docker.createVolume({ Name: "imp_data", Labels: labelsOf(read("data")) });
  const container = await docker.createContainer({
    name: "imp-web-1",
    Image: "busybox:latest",
    Cmd: ["sh", "-c", "sleep 1000"],
    Env: ["A=1"],
    StopTimeout: 1,
    Healthcheck: { Test: ["CMD", "true"], Interval: 5e9 },
    ExposedPorts: { "80/tcp": {} },
    HostConfig: {
      NetworkMode: "imp_front",
      Binds: ["imp_data:/data:rw"],
      PortBindings: { "80/tcp": [{ HostIp: "127.0.0.1", HostPort: "18601" }] },
    },
    NetworkingConfig: { EndpointsConfig: { imp_front: { Aliases: ["imp-web-1", "web"] } } },
  });
  translation.learn(textOf(read("web"), "id"), container.id);
  await container.start();
}

function labelsOf(response: ValueMap): Record<string, string> {
  const labels = objectsOf(objectOf(response, "properties") ?? {}, "labels");
  return Object.fromEntries(labels.map((label) => [textOf(label, "label"), textOf(label, "value")]));
}
