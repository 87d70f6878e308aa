import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { composeLabels, contextDigest } from "pulumi-compose";

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

const publicNetwork = new docker.Network("react-express-mysql-public", {
  name: "react-express-mysql_public",
  labels: composeLabels({ project: "react-express-mysql", network: "public" }),
});

const privateNetwork = new docker.Network("react-express-mysql-private", {
  name: "react-express-mysql_private",
  labels: composeLabels({ project: "react-express-mysql", network: "private" }),
});

const backNotusedVolume = new docker.Volume(
  "react-express-mysql-back-notused",
  {
    name: "react-express-mysql_back-notused",
    labels: composeLabels({ project: "react-express-mysql", volume: "back-notused" }),
  },
  keepLabels,
);

const dbDataVolume = new docker.Volume(
  "react-express-mysql-db-data",
  { name: "react-express-mysql_db-data", labels: composeLabels({ project: "react-express-mysql", volume: "db-data" }) },
  keepLabels,
);

// We use a mariadb image which supports both amd64 & arm64 architecture
const mariadbImage = new docker.RemoteImage("react-express-mysql-mariadb:10.6.4-focal", {
  name: "mariadb:10.6.4-focal",
  keepLocally: true,
});

const db = new docker.Container(
  "react-express-mysql-db-1",
  {
    name: "react-express-mysql-db-1",
    image: mariadbImage.imageId,
    // If you really want to use MySQL, uncomment the following line
    // image: mysql:8.0.27
    command: ["--default-authentication-plugin=mysql_native_password"],
    envs: ["MYSQL_DATABASE=example", "MYSQL_ROOT_PASSWORD_FILE=/run/secrets/db-password"],
    destroyGraceSeconds: 10,
    restart: "always",
    networksAdvanced: [{ name: privateNetwork.id, aliases: ["react-express-mysql-db-1", "db"] }],
    volumes: [{ volumeName: dbDataVolume.id, containerPath: "/var/lib/mysql" }],
    uploads: [
      {
        file: "/run/secrets/db-password",
        permissions: "0444",
        content: pulumi.secret(readFileSync(resolve(composeDir, "db/password.txt"), "utf8")),
      },
    ],
    removeVolumes: false,
    labels: composeLabels({ project: "react-express-mysql", service: "db" }),
  },
  { replaceOnChanges, deleteBeforeReplace: true },
);

const backendDigest = contextDigest("../backend", "Dockerfile");

const backendImage = new docker.RemoteImage("react-express-mysql-backend", {
  name: `react-express-mysql-backend:${backendDigest}`,
  keepLocally: true,
  build: {
    context: "../backend",
    dockerfile: "Dockerfile",
    buildArgs: { NODE_ENV: "development" },
    target: "development",
    tags: ["react-express-mysql-backend:latest"],
  },
  triggers: { context: backendDigest },
});

const backend = new docker.Container(
  "react-express-mysql-backend-1",
  {
    name: "react-express-mysql-backend-1",
    image: backendImage.imageId,
    command: ["npm", "run", "start-watch"],
    envs: [
      "DATABASE_DB=example",
      "DATABASE_HOST=db",
      "DATABASE_PASSWORD=/run/secrets/db-password",
      "DATABASE_USER=root",
      "NODE_ENV=development",
    ],
    destroyGraceSeconds: 10,
    networksAdvanced: [
      { name: privateNetwork.id, aliases: ["react-express-mysql-backend-1", "backend"] },
      { name: publicNetwork.id, aliases: ["react-express-mysql-backend-1", "backend"] },
    ],
    ports: [
      { internal: 80, external: 80, protocol: "tcp" },
      { internal: 9229, external: 9229, protocol: "tcp" },
      { internal: 9230, external: 9230, protocol: "tcp" },
    ],
    volumes: [
      { hostPath: resolve(composeDir, "backend/src"), containerPath: "/code/src", readOnly: true },
      { hostPath: resolve(composeDir, "backend/package.json"), containerPath: "/code/package.json" },
      { hostPath: resolve(composeDir, "backend/package-lock.json"), containerPath: "/code/package-lock.json" },
      { volumeName: backNotusedVolume.id, containerPath: "/opt/app/node_modules" },
    ],
    uploads: [
      {
        file: "/run/secrets/db-password",
        permissions: "0444",
        content: pulumi.secret(readFileSync(resolve(composeDir, "db/password.txt"), "utf8")),
      },
    ],
    removeVolumes: false,
    labels: composeLabels({ project: "react-express-mysql", service: "backend" }),
  },
  { dependsOn: [db], replaceOnChanges, deleteBeforeReplace: true },
);

const frontendDigest = contextDigest("../frontend", "Dockerfile");

const frontendImage = new docker.RemoteImage("react-express-mysql-frontend", {
  name: `react-express-mysql-frontend:${frontendDigest}`,
  keepLocally: true,
  build: {
    context: "../frontend",
    dockerfile: "Dockerfile",
    target: "development",
    tags: ["react-express-mysql-frontend:latest"],
  },
  triggers: { context: frontendDigest },
});

// What frontend has in /code/node_modules; an anonymous volume would go with its container.
const frontendCodeNodeModulesVolume = new docker.Volume(
  "react-express-mysql-frontend-1.code-node_modules",
  {
    name: "react-express-mysql_frontend-1.code-node_modules",
    labels: composeLabels({ project: "react-express-mysql", volume: "frontend-1.code-node_modules" }),
  },
  keepLabels,
);

new docker.Container(
  "react-express-mysql-frontend-1",
  {
    name: "react-express-mysql-frontend-1",
    image: frontendImage.imageId,
    destroyGraceSeconds: 10,
    networksAdvanced: [{ name: publicNetwork.id, aliases: ["react-express-mysql-frontend-1", "frontend"] }],
    ports: [{ internal: 3000, external: 3000, protocol: "tcp" }],
    volumes: [
      { hostPath: resolve(composeDir, "frontend/src"), containerPath: "/code/src" },
      { volumeName: frontendCodeNodeModulesVolume.id, containerPath: "/code/node_modules" },
    ],
    removeVolumes: false,
    labels: composeLabels({ project: "react-express-mysql", service: "frontend" }),
  },
  { dependsOn: [backend], replaceOnChanges, deleteBeforeReplace: true },
);
