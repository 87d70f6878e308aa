import { type Fields, fields, flag, REQUIRED, setOf, text, texts } from "./field";

const REGISTRY_AUTH: Fields = fields({
  address: text(REQUIRED),
  username: text(),
  password: text({ secret: true }),
  configFile: text(),
  configFileContent: text(),
  authDisabled: flag({ default: false }),
});

/** `config docker:*` and the arguments of an explicit `docker.Provider`. */
export const PROVIDER_CONFIG: Fields = fields({
  caMaterial: text(),
  certMaterial: text(),
  certPath: text(),
  context: text(),
  disableDockerDaemonCheck: flag({ default: false }),
  host: text(),
  keyMaterial: text(),
  registryAuth: setOf(REGISTRY_AUTH),
  sshOpts: texts(),
});
