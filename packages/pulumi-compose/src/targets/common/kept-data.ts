import { imageName, majorOf } from "@pulumi-compose/health-model";
import type { ComposeProject, Diagnostic, ServiceConfig } from "@pulumi-compose/parser";
import { diagnose } from "./diagnose";

interface KeptData {
  /** Repositories, without registry. */
  readonly images: readonly string[];
  /** The folder that the image declares as a VOLUME and keeps its data in. */
  readonly path: (major: number | undefined) => string;
}

const always = (path: string) => () => path;

/** Images that keep data. Caches (redis, memcached) are not among them. Source: the images' own documentation. */
const keepers: readonly KeptData[] = [
  {
    images: ["postgres", "postgis/postgis", "pgvector/pgvector"],
    path: (major = 18) => (major >= 18 ? "/var/lib/postgresql" : "/var/lib/postgresql/data"),
  },
  { images: ["mysql", "mariadb", "percona"], path: always("/var/lib/mysql") },
  { images: ["mongo"], path: always("/data/db") },
  { images: ["cassandra"], path: always("/var/lib/cassandra") },
  { images: ["couchdb"], path: always("/opt/couchdb/data") },
  { images: ["influxdb"], path: (major = 2) => (major >= 2 ? "/var/lib/influxdb2" : "/var/lib/influxdb") },
  { images: ["neo4j"], path: always("/data") },
  { images: ["arangodb"], path: always("/var/lib/arangodb3") },
  { images: ["clickhouse/clickhouse-server"], path: always("/var/lib/clickhouse") },
  { images: ["rabbitmq"], path: always("/var/lib/rabbitmq") },
  { images: ["solr"], path: always("/var/solr") },
  { images: ["prom/prometheus"], path: always("/prometheus") },
  { images: ["registry"], path: always("/var/lib/registry") },
  { images: ["nextcloud", "wordpress", "joomla", "matomo"], path: always("/var/www/html") },
  { images: ["ghost"], path: always("/var/lib/ghost/content") },
  { images: ["gitea/gitea"], path: always("/data") },
  { images: ["jenkins/jenkins"], path: always("/var/jenkins_home") },
  { images: ["sonatype/nexus3"], path: always("/nexus-data") },
];

const byImage = new Map(keepers.flatMap(({ images, path }) => images.map((image) => [image, path] as const)));

/**
 * Says of a service that keeps data where no volume of the file is: it is in an anonymous volume, which goes with its
 * container. docker compose carries such a volume over to the container that replaces another; neither target does.
 */
export function reportUnkeptData(
  project: ComposeProject,
  service: ServiceConfig,
  report: (diagnostic: Diagnostic) => void,
): void {
  // What is built upon such an image may keep its data elsewhere, and another's volumes are not known here.
  if (service.image === undefined || service.build || service.volumes_from?.length) return;
  const { repository, tag } = imageName(service.image);
  const path = byImage.get(repository)?.(majorOf(tag));
  if (path === undefined || mountsOf(service).some((mount) => isWithin(path, mount) || isWithin(mount, path))) return;
  diagnose(
    { project, service, report },
    "target/unkept-data",
    "warning",
    ["image"],
    `${repository} keeps its data in ${path}, where no volume of the file is: it is gone when an edit replaces the container`,
    `give it a named volume: \`volumes: ["${service.name}-data:${path}"]\`, or a \`tmpfs\` if nothing is to be kept`,
  );
}

function mountsOf({ volumes, tmpfs }: ServiceConfig): string[] {
  return [
    ...(volumes ?? []).flatMap(({ type, source, target }) =>
      type === "volume" && source === undefined ? [] : [target],
    ),
    ...(tmpfs ?? []).map((entry) => entry.split(":", 1)[0] ?? entry),
  ];
}

function isWithin(path: string, folder: string): boolean {
  return `${path}/`.startsWith(`${folder.replace(/\/+$/, "")}/`);
}
