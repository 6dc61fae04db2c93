import { Unplayable } from '../training/unplayable.ts';
import { StoreDamaged } from './ports.ts';

/** What `work` gives, or the word that what it reads was changed on the disk, or cannot be played: one such must not take the others along. */
export async function unlessDamaged<T>(work: () => Promise<T>): Promise<T | 'damaged'> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoreDamaged || error instanceof Unplayable) return 'damaged';
    throw error;
  }
}
