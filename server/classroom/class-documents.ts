import { z } from 'zod';
import type { DocumentKind, Documents } from './ports.ts';

/** What a class is called, and its members by their numbers: free text, which facts never hold and which leaves with the class. */
export interface ClassNames {
  readonly name: string;
  /** Six digits; free again when the class is closed. */
  readonly code: string;
  readonly nicknames: Readonly<Record<string, string>>;
}

const classes: DocumentKind<ClassNames> = {
  name: 'classes',
  schema: z.object({ name: z.string(), code: z.string(), nicknames: z.record(z.string(), z.string()) }),
};
const codes: DocumentKind<{ readonly class: string }> = { name: 'class-codes', schema: z.object({ class: z.string() }) };

/** Six digits can be said across a room; as many tries are far more than a full house needs. */
const TRIES = 1_000;
const isCode = (text: string): boolean => /^\d{6}$/.test(text);

/** The documents of classes: names, nicknames, and which code leads to which open class. */
export function classDocuments(documents: Documents, drawCode: () => string) {
  return {
    names: (id: string) => documents.get(classes, id),

    /** Keeps the name, and takes a code that no open class has. The name first: it tells which code to free should the rest never come. */
    async open(id: string, name: string): Promise<string> {
      for (let left = TRIES; left > 0; left--) {
        const code = drawCode();
        if (await documents.get(codes, code)) continue;
        await documents.put(classes, id, { name, code, nicknames: {} });
        const stands = await documents.update(codes, code, (taken) => (taken ? undefined : { class: id }));
        if (stands?.class === id) return code;
      }
      throw new Error('no class code is free');
    },

    /** The open class of a code as it was typed. */
    async byCode(typed: string): Promise<string | undefined> {
      const code = typed.normalize('NFKC').replace(/[\s.\-–]/g, '');
      return isCode(code) ? (await documents.get(codes, code))?.class : undefined;
    },

    async nickname(id: string, number: number, nickname: string | undefined): Promise<void> {
      await documents.update(classes, id, (names) => {
        if (!names) return undefined;
        const { [String(number)]: _, ...others } = names.nicknames;
        return { ...names, nicknames: nickname === undefined ? others : { ...others, [number]: nickname } };
      });
    },

    async freeCode(id: string): Promise<void> {
      const names = await documents.get(classes, id);
      if (names && (await documents.get(codes, names.code))?.class === id) await documents.delete(codes, names.code);
    },

    delete: (id: string) => documents.delete(classes, id),
  };
}
