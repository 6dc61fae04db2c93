/** Worked out once for each thing, however often it is asked: for pure work on things that never change. Forgotten with the thing. */
export function remembered<Thing extends object, Of>(work: (thing: Thing) => Of): (thing: Thing) => Of {
  const known = new WeakMap<Thing, { readonly of: Of }>();
  return (thing) => {
    const found = known.get(thing);
    if (found) return found.of;
    const of = work(thing);
    known.set(thing, { of });
    return of;
  };
}
