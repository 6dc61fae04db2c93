/** What was typed in refused forms, by seat: in memory only, for one page, and not for long. */
export interface Words<Typed> {
  keep(seat: string, page: string, typed: Typed): void;
  for(seat: string, page: string): Typed | undefined;
  forget(seat: string): void;
}

const LASTS = 10 * 60 * 1000;

/** Reload, or a look at the phone and back, do not lose them; another refused form of the seat takes their place. */
export function createWords<Typed>(now: () => number): Words<Typed> {
  const kept = new Map<string, { readonly page: string; readonly typed: Typed; readonly until: number }>();
  return {
    keep: (seat, page, typed) => void kept.set(seat, { page, typed, until: now() + LASTS }),
    for(seat, page) {
      const words = kept.get(seat);
      if (words && words.until <= now()) kept.delete(seat);
      return words && words.until > now() && words.page === page ? words.typed : undefined;
    },
    forget: (seat) => void kept.delete(seat),
  };
}
