import { parseUrn } from "./urn";

test.each([
  [
    "urn:pulumi:shop::pulumi-compose::compose:index:Project$compose:index:Service$docker:index/container:Container::shop-web-1",
    { kind: "container", token: "docker:index/container:Container", name: "shop-web-1" },
  ],
  [
    "urn:pulumi:shop::pulumi-compose::compose:index:Project$docker:index/remoteImage:RemoteImage::shop-redis::7",
    { kind: "image", token: "docker:index/remoteImage:RemoteImage", name: "shop-redis::7" },
  ],
  [
    "urn:pulumi:shop::pulumi-compose::pulumi:pulumi:Stack::pulumi-compose-shop",
    { kind: "other", token: "pulumi:pulumi:Stack", name: "pulumi-compose-shop" },
  ],
  [
    "urn:pulumi:shop::pulumi-compose::compose:index:Project$compose:index:Service$pulumi:index:Stash::shop-db-1.post_healthy",
    { kind: "hooks", token: "pulumi:index:Stash", name: "shop-db-1.post_healthy" },
  ],
])("%s", (urn, parts) => {
  expect(parseUrn(urn)).toEqual(parts);
});
