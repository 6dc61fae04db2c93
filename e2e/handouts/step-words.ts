import type { ScriptStep } from '../../server/web/script.ts';
import type { Words } from '../../server/web/words.ts';

/** What is pressed: a link or a button, and whether it is the first thing in its step. */
interface Pressed {
  readonly isLink: boolean;
  readonly isFirst: boolean;
}

/** What a step is told by where the coach says nothing: first where it is done, then, at its button, what is entered and pressed. */
export function stepWords({ where, enter, press, isWait, why }: ScriptStep, { isLink, isFirst }: Pressed, say: Words['say']): string {
  if (isWait) return `${say('yard.lesson.wait')} ${press}`;
  const place = where && (isLink || isFirst) ? [`${say(`yard.lesson.open-${where.pane}`, { page: where.title })}.`] : [];
  const done = isLink ? [] : [...enter.map(({ label, value }) => `${label}: ${value}.`), `${say('yard.lesson.press')} «${press}».`, why];
  return [...place, ...done].join(' ').trim();
}
