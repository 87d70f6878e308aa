import { imageName, majorOf } from "@pulumi-compose/health-model";
import { isSymbolic } from "@pulumi-compose/parser";

/** Where images of some names keep their data. */
export interface DataFolder {
  /** Repositories, without registry. */
  readonly images: readonly string[];
  /** The folder that the image declares as a VOLUME and keeps its data in. */
  readonly path: string;
  /** Where it was before a major version. */
  readonly before?: { readonly major: number; readonly path: string };
  /** Whether it may as well be lost. */
  readonly cache?: boolean;
}

/** Images that keep data. Source: the images' own documentation. */
export const dataFolders: readonly DataFolder[] = [
  {
    images: ["postgres", "postgis/postgis", "pgvector/pgvector"],
    path: "/var/lib/postgresql",
    before: { major: 18, path: "/var/lib/postgresql/data" },
  },
  { images: ["mysql", "mariadb", "percona"], path: "/var/lib/mysql" },
  { images: ["mongo"], path: "/data/db" },
  { images: ["cassandra"], path: "/var/lib/cassandra" },
  { images: ["couchdb"], path: "/opt/couchdb/data" },
  { images: ["influxdb"], path: "/var/lib/influxdb2", before: { major: 2, path: "/var/lib/influxdb" } },
  { images: ["neo4j"], path: "/data" },
  { images: ["arangodb"], path: "/var/lib/arangodb3" },
  { images: ["clickhouse/clickhouse-server"], path: "/var/lib/clickhouse" },
  { images: ["rabbitmq"], path: "/var/lib/rabbitmq" },
  { images: ["solr"], path: "/var/solr" },
  { images: ["prom/prometheus"], path: "/prometheus" },
  { images: ["registry"], path: "/var/lib/registry" },
  { images: ["nextcloud", "wordpress", "joomla", "matomo"], path: "/var/www/html" },
  { images: ["ghost"], path: "/var/lib/ghost/content" },
  { images: ["gitea/gitea"], path: "/data" },
  { images: ["jenkins/jenkins"], path: "/var/jenkins_home" },
  { images: ["sonatype/nexus3"], path: "/nexus-data" },
  { images: ["redis", "valkey/valkey"], path: "/data", cache: true },
];

const byImage = new Map(dataFolders.flatMap((folder) => folder.images.map((image) => [image, folder] as const)));

/** What is known of where an image keeps its data. */
interface KnownData {
  readonly repository: string;
  /** The folder; two, where that depends on a version that is not known. */
  readonly paths: readonly string[];
  readonly isCache: boolean;
}

/**
 * The folder that a well-known image declares as a VOLUME and keeps its data in.
 *
 * @example
 * ```ts
 * dataFolder("postgres:16"); // { repository: "postgres", paths: ["/var/lib/postgresql/data"], isCache: false }
 * ```
 */
export function dataFolder(image: string): KnownData | undefined {
  const { repository, tag } = imageName(image);
  const folder = byImage.get(repository);
  if (!folder) return undefined;
  const { path, before, cache } = folder;
  return { repository, paths: before ? pathsOf(tag, path, before) : [path], isCache: cache === true };
}

/** Without a tag, it is the latest version; a tag that a variable takes part in may be any. */
function pathsOf(tag: string, path: string, before: NonNullable<DataFolder["before"]>): readonly string[] {
  if (isSymbolic(tag) || tag.includes("$")) return [path, before.path];
  const major = majorOf(tag);
  return [major !== undefined && major < before.major ? before.path : path];
}

/** Whether a path is a folder, or in it. */
export function isWithin(path: string, folder: string): boolean {
  return `${path}/`.startsWith(`${folder.replace(/\/+$/, "")}/`);
}
