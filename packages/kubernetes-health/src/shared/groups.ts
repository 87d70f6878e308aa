interface Members<T> {
  items: T[];
  /** Somebody has the list: what changes is another one. */
  isGiven: boolean;
}

/**
 * Things by what they belong to. A group is answered with the same list for as long as nothing of it has changed, so that whoever has
 * read it can see at once whether he has to read it again.
 */
export class Groups<T> {
  readonly #members = new Map<string, Members<T>>();

  of(group: string): readonly T[] {
    const members = this.#members.get(group);
    if (!members) return NOTHING;
    members.isGiven = true;
    return members.items;
  }

  /** @param group empty: it belongs to nothing */
  add(group: string, item: T): void {
    if (group !== "") this.#own(group).items.push(item);
  }

  remove(group: string, item: T): void {
    const at = this.#members.get(group)?.items.indexOf(item) ?? -1;
    if (at < 0) return;
    const { items } = this.#own(group);
    items.splice(at, 1);
    if (items.length === 0) this.#members.delete(group);
  }

  replace(group: string, before: T, after: T): void {
    const at = this.#members.get(group)?.items.indexOf(before) ?? -1;
    if (at < 0) this.add(group, after);
    else this.#own(group).items[at] = after;
  }

  clear(): void {
    this.#members.clear();
  }

  /** The members as a list that nobody else has. */
  #own(group: string): Members<T> {
    const members = this.#members.get(group) ?? { items: [], isGiven: false };
    if (members.isGiven) Object.assign(members, { items: [...members.items], isGiven: false });
    this.#members.set(group, members);
    return members;
  }
}

const NOTHING: readonly never[] = [];
