import { keptWords } from "./kept-of-claim";

const resources = { requests: { storage: "1Gi" } };
const wanted = { accessModes: ["ReadWriteOnce"], resources };

test.each<[string, Parameters<typeof keptWords>[0], Parameters<typeof keptWords>[1], readonly string[]]>([
  ["what is as the file says", { ...wanted, storageClassName: "standard" }, wanted, []],
  [
    "another access mode",
    wanted,
    { ...wanted, accessModes: ["ReadWriteMany"] },
    ["its access modes (ReadWriteOnce), and the file says ReadWriteMany"],
  ],
  [
    "another class",
    { ...wanted, storageClassName: "standard" },
    { ...wanted, storageClassName: "fast" },
    ["its storage class (standard), and the file says fast"],
  ],
  ["the cluster's own class where the file says none", { ...wanted, storageClassName: "standard" }, wanted, []],
  ["nothing, before it is there", {}, wanted, []],
])("%s", (_, has, file, words) => {
  expect(keptWords(has, file)).toEqual(words);
});
