import { imageProblem } from "./image-problem";
import { imageReference } from "./image-reference";

const HEX = "0123456789abcdef".repeat(4);

// Each of these lists is what distribution's reference.ParseNormalizedNamed (0.6.0) says of the same texts.
const VALID = [
  "nginx",
  "nginx:1.27",
  "library/nginx",
  "me/my-app",
  "a",
  "1",
  "a.b_c__d-e---f",
  "ghcr.io/me/app:v1",
  "ghcr.io/a/b/c/d/e",
  "localhost/app",
  "localhost:5000/app",
  "localhost:5000",
  "host:5000/app:tag",
  "127.0.0.1:5000/app",
  "[::1]:5000/app",
  "[2001:db8::1]/app",
  "MyHost/app",
  "REGISTRY.Example.com/app",
  "xn--n3h.com/app",
  "nginx:LATEST",
  "nginx:_a",
  "nginx:1/2",
  `nginx:${"t".repeat(128)}`,
  `nginx@sha256:${HEX}`,
  `nginx:1@sha256:${HEX}`,
  `ghcr.io/me/app@sha512:${HEX}${HEX}`,
  `nginx@sha384:${HEX}${HEX.slice(0, 32)}`,
  `sha256:${HEX}`,
  `${HEX}:1`,
  HEX.slice(1),
  "a".repeat(247),
  `me/${"a".repeat(252)}`,
  `ghcr.io/${"a".repeat(255)}`,
  "index.docker.io/nginx",
  "docker.io/nginx",
  "host_name.com/app",
];

const INVALID: readonly (readonly [string, string])[] = [
  ["", "it is empty"],
  ["MyApp:latest", 'its repository "MyApp" has capital letters'],
  ["ghcr.io/Me/app", 'its repository "Me/app" has capital letters'],
  ["me/App", 'its repository "me/App" has capital letters'],
  ["nginx:1:2", 'its tag "1:2" is not made of'],
  [" nginx", "it has a space"],
  ["nginx ", "it has a space"],
  ["ngi nx", "it has a space"],
  ["nginx\t", "it has a character that nobody sees"],
  ["nginx:", "its tag is empty"],
  ["nginx:-1", 'its tag "-1" is not made of'],
  ["nginx:.1", 'its tag ".1" is not made of'],
  ["nginx:a+b", 'its tag "a+b" is not made of'],
  ["nginx:ü", 'its tag "ü" is not made of'],
  [`nginx:${"t".repeat(129)}`, "its tag has 129 characters, and may have 128"],
  [HEX, "64 hexadecimal digits are an image's ID, and no name"],
  ["-a", '"-a" in its repository has to begin and end'],
  ["a-", '"a-" in its repository has to begin and end'],
  [".a", '".a" in its repository has to begin and end'],
  ["a..b", '"a..b" in its repository has to begin and end'],
  ["a___b", '"a___b" in its repository has to begin and end'],
  ["a_-b", '"a_-b" in its repository has to begin and end'],
  ["a._b", '"a._b" in its repository has to begin and end'],
  ["a//b", 'its repository "a//b" has an empty part'],
  ["a/", 'its repository "a/" has an empty part'],
  ["/a", 'its repository "/a" has an empty part'],
  ["ghcr.io/", "it names no repository"],
  [":1", "it names no repository"],
  [`@sha256:${HEX}`, "it names no repository"],
  ["a+b", 'its repository "a+b" has + in it'],
  ["ä", 'its repository "ä" has ä in it'],
  ["$" + "{IMAGE}", "its repository"],
  ["https://ghcr.io/me/app", 'the port of its registry "https:" is no number'],
  ["-host.com/app", 'its registry "-host.com" is no host\'s name'],
  ["host_name.com:5000/app", 'its registry "host_name.com:5000" is no host\'s name'],
  ["[::1/app", 'the port of its registry "[::1" is no number'],
  ["host:port/app", 'the port of its registry "host:port" is no number'],
  ["a".repeat(248), "its repository has 256 characters, and may have 255"],
  [`me/${"a".repeat(253)}`, "its repository has 256 characters, and may have 255"],
  [`ghcr.io/${"a".repeat(256)}`, "its repository has 256 characters, and may have 255"],
  [`nginx@sha256:${HEX.slice(1)}`, "its digest has 63 digits, and sha256 has 64"],
  [`nginx@sha256:${HEX}0`, "its digest has 65 digits, and sha256 has 64"],
  [`nginx@sha256:${HEX.toUpperCase()}`, "its digest is not made of the digits 0 to 9 and a to f"],
  [`nginx@sha256:${HEX.slice(1)}g`, "its digest is not made of the digits 0 to 9 and a to f"],
  ["nginx@sha256", "its digest has 0 digits, and sha256 has 64"],
  ["nginx@latest", 'its digest "latest" is none'],
  ["nginx@", 'its digest "" is none'],
  [`nginx@md5:${HEX.slice(32)}`, "nobody knows digests of md5"],
  [`nginx@SHA256:${HEX}`, "nobody knows digests of SHA256"],
  [`nginx@sha256:${HEX}:1`, "its digest is not made of the digits 0 to 9 and a to f"],
  [`nginx@sha256:${HEX}@sha256:${HEX}`, "its digest is not made of the digits 0 to 9 and a to f"],
];

test.each(VALID)("is a name: %s", (name) => {
  expect(imageProblem(name)).toBeUndefined();
});

test.each(INVALID)("is none: %j", (name, why) => {
  expect(imageProblem(name)).toContain(why);
});

test.each([
  ["nginx", { repository: "nginx" }],
  ["me/app:1", { repository: "me/app", tag: "1" }],
  ["localhost:5000", { repository: "localhost", tag: "5000" }],
  ["localhost:5000/app@sha256:1", { registry: "localhost:5000", repository: "app", digest: "sha256:1" }],
  ["Me/app:1@x:2", { registry: "Me", repository: "app", tag: "1", digest: "x:2" }],
])("the parts of %s", (name, parts) => {
  expect(imageReference(name)).toEqual(parts);
});
