import { looksReal } from '../world/guard.ts';

export type NameRefusal = 'missing' | 'too-long' | 'real-in-text';

const LONGEST = 30;

/** A nickname or a class's name as it may be kept: one line, composed, without invisible signs; or why not. Nothing in it may look like a real person's number. */
export function nameIn(typed: string): { readonly name: string } | { readonly refused: NameRefusal } {
  const name = typed
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  if (name === '') return { refused: 'missing' };
  if ([...name].length > LONGEST) return { refused: 'too-long' };
  return looksReal('text', name, () => false) ? { refused: 'real-in-text' } : { name };
}
