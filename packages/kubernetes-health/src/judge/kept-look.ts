import type { WorkloadSnapshot } from "../shared/workload-snapshot";
import { lookAt } from "./look-at";
import type { LookIndex } from "./look-index";
import type { WorkloadLook } from "./workload-look";

/** What was asked of an index, and answered. */
interface Reading {
  readonly read: (key: string) => readonly unknown[];
  readonly key: string;
  readonly answer: readonly unknown[];
}

/**
 * Looks at one workload again and again: the look is the same object until something that it was made of is another, which an index says
 * by another list. With hundreds of workloads nearly all of them are as they were whenever one has changed.
 */
export class KeptLook {
  #look: WorkloadLook | undefined;
  #readings: Reading[] = [];

  at(workload: WorkloadSnapshot, index: LookIndex): WorkloadLook {
    const isSame = this.#look?.workload === workload && this.#readings.every(isTrueStill);
    if (this.#look && isSame) return this.#look;
    this.#readings = [];
    this.#look = lookAt(workload, recorded(index, this.#readings));
    return this.#look;
  }
}

function isTrueStill({ read, key, answer }: Reading): boolean {
  return read(key) === answer;
}

function recorded(index: LookIndex, readings: Reading[]): LookIndex {
  const record =
    <T>(read: (key: string) => readonly T[]) =>
    (key: string) => {
      const answer = read(key);
      readings.push({ read, key, answer });
      return answer;
    };
  return {
    podsOf: record(index.podsOf),
    versionsOf: record(index.versionsOf),
    eventsOf: record(index.eventsOf),
    eventsOfClaim: record(index.eventsOfClaim),
  };
}
