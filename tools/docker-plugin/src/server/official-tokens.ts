/** What the official plugin has and this one has not: named, so that the message can say so. */
export const OFFICIAL_RESOURCES: readonly string[] = [
  "docker:index/buildxBuilder:BuildxBuilder",
  "docker:index/image:Image",
  "docker:index/plugin:Plugin",
  "docker:index/registryImage:RegistryImage",
  "docker:index/tag:Tag",
];

export const OFFICIAL_FUNCTIONS: readonly string[] = [
  "docker:index/getPlugin:getPlugin",
  "docker:index/getRegistryImageManifests:getRegistryImageManifests",
];
