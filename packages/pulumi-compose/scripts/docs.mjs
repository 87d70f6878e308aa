// Writes docs/08-docker-target.md, docs/09-swarm-target.md and docs/31-kubernetes-target.md from the tables of attributes. Build before.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { dockerSupportPage } = require("../dist/targets/docker/support-page.js");
const { kubernetesSupportPage } = require("../dist/targets/kubernetes/support-page.js");
const { swarmSupportPage } = require("../dist/targets/swarm/support-page.js");
writeFileSync(new URL("../../../docs/08-docker-target.md", import.meta.url), dockerSupportPage());
writeFileSync(new URL("../../../docs/09-swarm-target.md", import.meta.url), swarmSupportPage());
writeFileSync(new URL("../../../docs/31-kubernetes-target.md", import.meta.url), kubernetesSupportPage());
