/** An exercise that can be read and cannot be begun, or not be played on: its author's to mend. Says why in the words of the engine. */
export class Unplayable extends Error {
  override readonly name = 'Unplayable';
}

/** Whatever is thrown while an exercise is played comes of its data, since nothing else comes in there. */
export function unplayable(problem: unknown): Unplayable {
  if (problem instanceof Unplayable) return problem;
  const why = problem instanceof Error ? problem.message : String(problem);
  return new Unplayable(why, { cause: problem });
}

/** What `work` gives; throws `Unplayable`, whatever went wrong. */
export function playing<T>(work: () => T): T {
  try {
    return work();
  } catch (problem) {
    throw unplayable(problem);
  }
}

/** What `work` gives, or why it cannot be played. */
export function tried<T>(work: () => T): T | Unplayable {
  try {
    return work();
  } catch (problem) {
    return unplayable(problem);
  }
}
