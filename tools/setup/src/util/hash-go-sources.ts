import { hashTree } from "./hash-tree";

/** What our Go programs have in common. */
const COMMON = "tools/closed-network/stand-in";

const NO_SOURCES = ["node_modules", "test", "e2e", "recordings", "test-results", ".turbo"];

/** One hash over what a Go program of ours is built from: its folder without tests and papers, and what is common to all. */
export function hashGoSources(root: string, folder: string): string {
  return hashTree(root, [folder, COMMON], (name) => NO_SOURCES.includes(name) || /(_test\.go|\.md)$/.test(name));
}
