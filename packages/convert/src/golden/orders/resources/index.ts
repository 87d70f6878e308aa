// An online shop's back end.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { completed, composeLabels, contextDigest, healthy } from "pulumi-compose";

const config = new pulumi.Config();
const postgresVersion = config.get("postgresVersion") ?? "16";

// the password of the orders database
const dbPassword = config.requireSecret("dbPassword");

const logLevel = config.get("logLevel") ?? "info";
const seedVersion = config.get("seedVersion") ?? "1";
const apiScale = config.getNumber("apiScale") ?? 2;
const profiles = config.getObject<string[]>("profiles") ?? [];

// What paths of the compose file start from.
const composeDir = resolve(__dirname, "..");

// The docker plugin accepts changes of these and never applies them; a new container does.
const replaceOnChanges = [
  "healthcheck",
  "mounts",
  "tmpfs",
  "init",
  "cpuPeriod",
  "cpuQuota",
  "deviceReadBps",
  "deviceReadIops",
  "deviceWriteBps",
  "deviceWriteIops",
];

// An engine labels a volume only when it makes it; one that is made anew has lost the data.
const keepLabels = { ignoreChanges: ["labels"] };

// Nothing in here reaches the outside.
const backNetwork = new docker.Network("orders-back", {
  name: "orders_back",
  internal: true,
  labels: composeLabels({ project: "orders", network: "back" }),
});

const frontNetwork = new docker.Network("orders-front", {
  name: "orders_front",
  labels: composeLabels({ project: "orders", network: "front" }),
});

const dbDataVolume = new docker.Volume(
  "orders-db-data",
  { name: "orders_db-data", labels: composeLabels({ project: "orders", volume: "db-data" }) },
  keepLabels,
);

const postgresImage = new docker.RemoteImage("orders-postgres:POSTGRES_VERSION", {
  name: `postgres:${postgresVersion}`,
  keepLocally: true,
});

// The engine fills in what the image's own check has, and one before 25 drops `startInterval`:
// what the plugin reads back is ignored, and a change of this replaces the container.
const dbHealthcheck = { tests: ["CMD-SHELL", "pg_isready -d orders"], interval: "5s", startPeriod: "30s", retries: 10 };

// The one source of truth.
const db = new docker.Container(
  "orders-db-1",
  {
    name: "orders-db-1",
    image: postgresImage.imageId,
    envs: [
      "POSTGRES_DB=orders",
      // Never the superuser's.
      "POSTGRES_PASSWORD_FILE=/run/secrets/db_password",
    ],
    destroyGraceSeconds: 10,
    healthcheck: dbHealthcheck,
    networksAdvanced: [{ name: backNetwork.id, aliases: ["orders-db-1", "db"] }],
    volumes: [{ volumeName: dbDataVolume.id, containerPath: "/var/lib/postgresql/data" }],
    uploads: [{ file: "/run/secrets/db_password", permissions: "0444", content: dbPassword }],
    logDriver: "json-file",
    logOpts: { "max-size": "10m" },
    removeVolumes: false,
    labels: composeLabels({ project: "orders", service: "db" }),
  },
  { replaceOnChanges, deleteBeforeReplace: true, ignoreChanges: ["healthcheck"], replacementTrigger: dbHealthcheck },
);

const migrateDigest = contextDigest("../migrations", "Dockerfile");

const migrateImage = new docker.RemoteImage("orders-migrate", {
  name: `orders-migrate:${migrateDigest}`,
  keepLocally: true,
  build: {
    context: "../migrations",
    dockerfile: "Dockerfile",
    buildArgs: { TOOL_VERSION: "4.17" },
    tags: ["orders-migrate:latest"],
  },
  triggers: { context: migrateDigest },
});

// Brings the schema up to date, then ends.
const migrate = new docker.Container(
  "orders-migrate-1",
  {
    name: "orders-migrate-1",
    image: migrateImage.imageId,
    command: ["migrate", "up"],
    envs: [pulumi.interpolate`DATABASE_URL=postgres://orders:${dbPassword}@db:5432/orders`],
    destroyGraceSeconds: 10,
    networksAdvanced: [{ name: backNetwork.id, aliases: ["orders-migrate-1", "migrate"] }],
    removeVolumes: false,
    mustRun: false,
    labels: composeLabels({ project: "orders", service: "migrate", oneShot: true }),
  },
  { dependsOn: [healthy(db, { redact: [dbPassword] })], replaceOnChanges, deleteBeforeReplace: true },
);

const apiDigest = contextDigest("../api", "Dockerfile");

const apiImage = new docker.RemoteImage("orders-api", {
  name: `orders-api:${apiDigest}`,
  keepLocally: true,
  build: { context: "../api", dockerfile: "Dockerfile", tags: ["orders-api:latest"] },
  triggers: { context: apiDigest },
});

// The engine fills in what the image's own check has, and one before 25 drops `startInterval`:
// what the plugin reads back is ignored, and a change of this replaces the container.
const apiHealthcheck = {
  tests: ["CMD", "wget", "-q", "-O", "-", "http://localhost:8080/healthz"],
  interval: "10s",
  timeout: "3s",
};

// Behind the proxy only; 8080 is for health checks.
const api = Array.from({ length: apiScale }, (_, index) => {
  const number = index + 1;
  const name = `orders-api-${number}`;
  return new docker.Container(
    name,
    {
      name,
      image: apiImage.imageId,
      envs: [pulumi.interpolate`DATABASE_URL=postgres://orders:${dbPassword}@db:5432/orders`, `LOG_LEVEL=${logLevel}`],
      destroyGraceSeconds: 10,
      restart: "unless-stopped",
      healthcheck: apiHealthcheck,
      networksAdvanced: [
        { name: backNetwork.id, aliases: [name, "api"] },
        { name: frontNetwork.id, aliases: [name, "api"] },
      ],
      volumes: [
        {
          volumeName: new docker.Volume(
            `${name}.var-cache-api`,
            {
              name: `orders_api-${number}.var-cache-api`,
              labels: composeLabels({ project: "orders", volume: `api-${number}.var-cache-api` }),
            },
            keepLabels,
          ).id,
          containerPath: "/var/cache/api",
        },
      ],
      logDriver: "json-file",
      logOpts: { "max-size": "10m" },
      removeVolumes: false,
      labels: composeLabels({ project: "orders", service: "api", number }),
    },
    {
      dependsOn: [completed(migrate, { redact: [dbPassword] })],
      replaceOnChanges,
      deleteBeforeReplace: true,
      ignoreChanges: ["healthcheck"],
      replacementTrigger: apiHealthcheck,
    },
  );
});

const nginxImage = new docker.RemoteImage("orders-nginx:1.27", { name: "nginx:1.27", keepLocally: true });

new docker.Container(
  "orders-proxy-1",
  {
    name: "orders-proxy-1",
    image: nginxImage.imageId,
    destroyGraceSeconds: 10,
    networksAdvanced: [{ name: frontNetwork.id, aliases: ["orders-proxy-1", "proxy"] }],
    ports: [{ internal: 80, external: 8080, ip: "127.0.0.1", protocol: "tcp" }],
    uploads: [
      {
        file: "/etc/nginx/conf.d/default.conf",
        permissions: "0444",
        content: readFileSync(resolve(composeDir, "proxy.conf"), "utf8"),
      },
    ],
    removeVolumes: false,
    labels: composeLabels({ project: "orders", service: "proxy" }),
  },
  {
    dependsOn: api.map((container) => healthy(container, { redact: [dbPassword] })),
    replaceOnChanges,
    deleteBeforeReplace: true,
    replacementTrigger: pulumi.all(api.map((container) => container.id)),
  },
);

if (profiles.includes("debug")) {
  const inspectNetwork = new docker.Network("orders-inspect", {
    name: "orders_inspect",
    labels: composeLabels({ project: "orders", network: "inspect" }),
  });

  const adminerImage = new docker.RemoteImage("orders-adminer:4", { name: "adminer:4", keepLocally: true });

  // Only to look inside: pulumi config set --path 'profiles[0]' debug
  new docker.Container(
    "orders-adminer-1",
    {
      name: "orders-adminer-1",
      image: adminerImage.imageId,
      destroyGraceSeconds: 10,
      networksAdvanced: [
        { name: backNetwork.id, aliases: ["orders-adminer-1", "adminer"] },
        { name: inspectNetwork.id, aliases: ["orders-adminer-1", "adminer"] },
      ],
      ports: [{ internal: 8080, external: 8081, ip: "127.0.0.1", protocol: "tcp" }],
      removeVolumes: false,
      labels: composeLabels({ project: "orders", service: "adminer" }),
    },
    { dependsOn: [db], replaceOnChanges, deleteBeforeReplace: true },
  );
}

if (profiles.some((profile) => ["debug", "seed"].includes(profile))) {
  const seedImage = new docker.RemoteImage("orders-orders/seed:SEED_VERSION", {
    name: `orders/seed:${seedVersion}`,
    keepLocally: true,
  });

  new docker.Container(
    "orders-seed-1",
    {
      name: "orders-seed-1",
      image: seedImage.imageId,
      destroyGraceSeconds: 10,
      networksAdvanced: [{ name: backNetwork.id, aliases: ["orders-seed-1", "seed"] }],
      volumes: [{ hostPath: resolve(composeDir, "seed"), containerPath: "/seed", readOnly: true }],
      removeVolumes: false,
      labels: composeLabels({ project: "orders", service: "seed" }),
    },
    { dependsOn: [completed(migrate, { redact: [dbPassword] })], replaceOnChanges, deleteBeforeReplace: true },
  );
}
