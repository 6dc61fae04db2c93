import type { Found } from '../check.ts';

/** An error keeps an exercise from being played or trusted; a warning is what an author should look at. */
export type Severity = 'error' | 'warning';

/** Something found in a scenario that the fast check at reading does not see; its message says what to do. */
export interface Finding extends Found {
  readonly severity: Severity;
}

type Path = readonly PropertyKey[];

export const error = (path: Path, message: string): Finding => ({ path, message, severity: 'error' });
export const warning = (path: Path, message: string): Finding => ({ path, message, severity: 'warning' });
