import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { memoryDocuments } from '../store/memory.ts';
import { createReturnCodes } from './return-codes.ts';

describe('a return code', () => {
  test('leads back to its practice, also after a restart, and is the same each time', async () => {
    const documents = memoryDocuments();
    const code = await createReturnCodes(documents).issue('p1');
    expect(await createReturnCodes(documents).issue('p1')).toBe(code);
    expect(await createReturnCodes(documents).find(code)).toBe('p1');
    expect(await createReturnCodes(documents).issue('p2')).not.toBe(code);
  });

  test('is nine signs in threes, of which keyboards for Vietnamese make no others', async () => {
    const codes = createReturnCodes(memoryDocuments());
    for (let i = 0; i < 50; i++) expect(await codes.issue(`p${i}`)).toMatch(/^([0-9BCFGHJKMNPQRSTVXZ]{3} ){2}[0-9BCFGHJKMNPQRSTVXZ]{3}$/);
  });

  test('carries at least 40 bits', () => {
    expect(9 * Math.log2('0123456789BCFGHJKMNPQRSTVXZ'.length)).toBeGreaterThan(40);
  });

  test('is found however it is typed: case, spaces, dashes, o for 0, i or l for 1', async () => {
    const codes = createReturnCodes(memoryDocuments());
    for (let i = 0; i < 30; i++) {
      const code = await codes.issue(`p${i}`);
      const sloppy = code
        .toLowerCase()
        .replaceAll('0', 'o')
        .replaceAll('1', i % 2 ? 'l' : 'I');
      for (const typed of [sloppy, code.replaceAll(' ', ''), code.replaceAll(' ', '-'), `  ${code.replaceAll(' ', ' – ')} `])
        expect(await codes.find(typed)).toBe(`p${i}`);
    }
  });

  test('that was never issued leads nowhere, whatever is typed', async () => {
    const codes = createReturnCodes(memoryDocuments());
    await codes.issue('p1');
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ maxLength: 20 }), fc.string({ unit: 'binary', maxLength: 12 }), fc.constant('B'.repeat(9))),
        async (typed) => {
          expect(await codes.find(typed)).toBeUndefined();
        },
      ),
    );
  });

  test('stands nowhere in the store, and goes with its practice', async () => {
    const documents = memoryDocuments();
    const codes = createReturnCodes(documents);
    const code = await codes.issue('p1');
    const kept: string[] = [];
    for await (const id of documents.list({ name: 'return-codes', schema: z.object({}) })) kept.push(id);
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatch(/^[0-9a-f]{64}$/);
    await codes.delete('p1');
    expect(await codes.find(code)).toBeUndefined();
    await codes.delete('p-never');
  });
});
