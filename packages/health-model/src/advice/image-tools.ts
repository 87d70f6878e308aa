import { imageName } from "../known-checks/image-facts";

/** What an image is known not to have, and what to use in its place. */
interface Lack {
  readonly matches: (repository: string, tag: string) => boolean;
  readonly tools: readonly string[];
  readonly instead: string;
}

const WGET = "Use busybox's wget: `wget -q -O /dev/null http://127.0.0.1:PORT/ || exit 1`.";
const BASH_TCP = "Use bash's own TCP: `bash -c 'exec 3<>/dev/tcp/127.0.0.1/PORT'`, or add curl to the image.";
const NO_SHELL = "Nothing but the program itself is in there: let it probe itself, or use an image that has a shell.";
const RUNTIME = "Let the image's own language make the request, or add curl to the image.";

const DEBIAN_SERVICES = new Set([
  "postgres",
  "redis",
  "valkey/valkey",
  "httpd",
  "memcached",
  "mongo",
  "debian",
  "ubuntu",
]);
const RUNTIMES = new Set(["python", "node", "ruby", "php", "openjdk", "eclipse-temurin", "rust", "golang"]);
const DOTNET = new Set(["dotnet/aspnet", "dotnet/runtime"]);
const BUSYBOX = new Set(["busybox", "prom/prometheus", "prom/alertmanager", "prom/node-exporter"]);

const LACKS: readonly Lack[] = [
  {
    matches: (repository, tag) =>
      /(?:^|\/)distroless(?:\/|$)/.test(repository) || (repository === "nats" && !tag.includes("alpine")),
    tools: ["sh", "bash", "curl", "wget", "nc"],
    instead: NO_SHELL,
  },
  {
    matches: (repository, tag) =>
      repository === "alpine" ||
      (/(?:^|-)alpine/.test(tag) &&
        repository !== "php" &&
        (RUNTIMES.has(repository) || DEBIAN_SERVICES.has(repository))),
    tools: ["curl"],
    instead: WGET,
  },
  { matches: (repository) => repository === "alpine", tools: ["bash"], instead: "Use `sh` in place of bash." },
  { matches: (repository) => BUSYBOX.has(repository), tools: ["curl", "bash"], instead: WGET },
  {
    matches: (repository, tag) => DEBIAN_SERVICES.has(repository) && !tag.includes("alpine"),
    tools: ["curl", "wget", "nc"],
    instead: BASH_TCP,
  },
  {
    matches: (repository, tag) => RUNTIMES.has(repository) && /(?:^|-)slim/.test(tag) && repository !== "php",
    tools: ["curl", "wget", "nc"],
    instead: RUNTIME,
  },
  { matches: (repository) => DOTNET.has(repository), tools: ["curl", "wget", "nc"], instead: RUNTIME },
  { matches: (repository) => repository === "keycloak/keycloak", tools: ["curl", "wget", "nc"], instead: BASH_TCP },
  { matches: (repository) => repository === "minio/minio", tools: ["curl", "wget"], instead: "Use `mc ready local`." },
  { matches: (repository) => repository === "qdrant/qdrant", tools: ["curl", "wget"], instead: BASH_TCP },
];

/** Whether an image is known not to have a tool. */
export function lackOf(image: string, tool: string): { tool: string; instead: string } | undefined {
  const { repository, tag } = imageName(image);
  const lack = LACKS.find((one) => one.tools.includes(tool) && one.matches(repository, tag));
  return lack === undefined ? undefined : { tool, instead: lack.instead };
}
