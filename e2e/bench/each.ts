/** `count` times, `together` at once; the same slot never overlaps itself. */
export async function each(count: number, together: number, work: (slot: number) => Promise<unknown> | undefined): Promise<void> {
  let left = count;
  await Promise.all(
    Array.from({ length: together }, async (_, slot) => {
      while (left-- > 0) await work(slot);
    }),
  );
}
