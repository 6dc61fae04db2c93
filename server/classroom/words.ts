/** What was typed in refused forms, by seat and the page that the form stands on: in memory only, and not for long. */
export interface Words<Typed> {
  keep(seat: string, page: string, typed: Typed): void;
  for(seat: string, page: string): Typed | undefined;
  forget(seat: string): void;
}

const LASTS = 10 * 60 * 1000;

/** Neither a reload nor a look at the phone and back loses them, nor a form refused elsewhere meanwhile: only another one on the same page takes their place. */
export function createWords<Typed>(now: () => number): Words<Typed> {
  const kept = new Map<string, Map<string, { readonly typed: Typed; readonly until: number }>>();
  return {
    keep(seat, page, typed) {
      const pages = kept.get(seat) ?? new Map<string, { readonly typed: Typed; readonly until: number }>();
      kept.set(seat, pages.set(page, { typed, until: now() + LASTS }));
    },
    for(seat, page) {
      const words = kept.get(seat)?.get(page);
      if (words && words.until <= now()) kept.get(seat)?.delete(page);
      return words && words.until > now() ? words.typed : undefined;
    },
    forget: (seat) => void kept.delete(seat),
  };
}
