/** Does the work under one key one after another, in the order of asking; a failure stops nobody behind it. Never ask again from inside: that waits for itself. */
export type Turns = <T>(key: string, work: () => Promise<T>) => Promise<T>;

export function createTurns(): Turns {
  const ends = new Map<string, Promise<void>>();
  return (key, work) => {
    const turn = (ends.get(key) ?? Promise.resolve()).then(work);
    const end = turn.then(
      () => undefined,
      () => undefined,
    );
    ends.set(key, end);
    void end.then(() => ends.get(key) === end && ends.delete(key));
    return turn;
  };
}
