/** What is in use, in memory: fetched once however many ask, and the least recently used put away first, but never what somebody works on. */
export interface InMemory<Thing> {
  get(id: string): Promise<Thing | undefined>;
  keep(id: string, thing: Thing): Thing;
  drop(id: string): void;
  /** Stays in memory until the work is done. */
  during<T>(id: string, work: () => Promise<T>): Promise<T>;
  isBusy(id: string): boolean;
}

export function createInMemory<Thing>(most: number, fetch: (id: string) => Promise<Thing | undefined>): InMemory<Thing> {
  /** In the order of use. */
  const things = new Map<string, Thing>();
  const coming = new Map<string, Promise<Thing | undefined>>();
  const busy = new Set<string>();

  function keep(id: string, thing: Thing): Thing {
    things.delete(id);
    things.set(id, thing);
    if (things.size > most) {
      const idle = [...things.keys()].find((old) => old !== id && !busy.has(old));
      if (idle !== undefined) things.delete(idle);
    }
    return thing;
  }

  function fetched(id: string): Promise<Thing | undefined> {
    const waited = coming.get(id);
    if (waited) return waited;
    const asked = fetch(id)
      .then((thing) => (thing === undefined ? undefined : keep(id, thing)))
      .finally(() => coming.delete(id));
    coming.set(id, asked);
    return asked;
  }

  return {
    async get(id) {
      const thing = things.get(id);
      return thing === undefined ? fetched(id) : keep(id, thing);
    },
    keep,
    drop: (id) => void things.delete(id),
    async during(id, work) {
      busy.add(id);
      return work().finally(() => busy.delete(id));
    },
    isBusy: (id) => busy.has(id),
  };
}
