import { arch } from "node:os";
import { type Shape, shapes } from "./shapes";

/** An image that declares a volume and a healthcheck. */
export const declaringImage = "pcc-shapes-declaring:local";
export const declaringDockerfile = (busybox: string): string => `FROM ${busybox}
VOLUME /declared
HEALTHCHECK --interval=9s --retries=4 CMD true
CMD ["sh", "-c", "trap 'exit 0' TERM; sleep 100000 & wait"]
`;

/** Runs until it is asked to stop. */
const lasting = ["sh", "-c", "trap 'exit 0' TERM; sleep 100000 & wait"];
/** A service of the project, and the shape that it is made of. */
export interface ShapedService {
  readonly service: string;
  readonly attribute: string;
  readonly shape: Shape;
}

/** A service for every shape. */
export function shapedServices(): readonly ShapedService[] {
  return Object.entries(shapes).flatMap(([attribute, list]) =>
    "why" in list
      ? []
      : list.map((shape, index) => ({ service: `${attribute.replaceAll("_", "-")}-${index + 1}`, attribute, shape })),
  );
}

/** A compose project with a service for every shape, and what these name. */
export function shapesProject(name: string, busybox: string): object {
  const plain = { image: busybox, command: lasting };
  const services = shapedServices().map(({ service, shape }) => [service, serviceOf(shape, busybox)] as const);
  return {
    name,
    services: {
      lasting: plain,
      checked: { ...plain, healthcheck: { test: ["CMD", "true"], interval: "1s", timeout: "1s", retries: 3 } },
      once: { image: busybox, command: ["true"] },
      sharing: { ...plain, ipc: "shareable" },
      keeping: { ...plain, volumes: ["/kept", "plain:/plain"] },
      ...Object.fromEntries(services),
    },
    networks: {
      back: { ipam: { config: [{ subnet: "10.213.7.0/24" }] } },
      elsewhere: { external: true, name: `${name}-elsewhere` },
    },
    volumes: {
      shared: {},
      plain: { labels: { "com.example.team": "shop" } },
      labelled: { name: `${name}-by-another-name`, driver: "local" },
      outside: { external: true, name: `${name}-outside` },
    },
    configs: {
      "from-file": { file: "./conf/app.conf" },
      "from-content": { content: "level: info\n" },
      "from-environment": { environment: "SHAPES_LEVEL" },
    },
    secrets: { password: { file: "./password.txt" }, token: { environment: "SHAPES_TOKEN" } },
  };
}

function serviceOf(shape: Shape, busybox: string): object {
  const plain = { image: busybox, command: lasting };
  if (shape.image === "declaring") return { ...shape, image: declaringImage };
  if (shape.platform !== undefined) return { ...plain, platform: `linux/${arch() === "x64" ? "amd64" : arch()}` };
  if (Array.isArray(shape.pre_start)) {
    return { ...plain, pre_start: shape.pre_start.map((hook: object) => ({ ...hook, image: busybox })) };
  }
  return { ...plain, ...shape };
}
