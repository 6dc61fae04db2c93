import { readScenarioFolder } from '../store/scenario-folder.ts';
import { lint, lineOf, type Remark } from '../training/lint/lint.ts';
import type { ScenarioTexts } from '../training/read.ts';
import { exercisesOf, filesOf, folderOf, type Desk, type Tool } from './desk.ts';
import { labelsOf, messagesOf } from './labels.ts';

/** `check [id …]`: says what is wrong with some exercises, or with all. */
export const check: Tool = async (ids, desk) => {
  const found = ids.length === 0 ? await readScenarioFolder(desk.scenarios) : await Promise.all(ids.map((id) => filesOf(id, desk)));
  const remarks = found.flatMap(({ id, texts }) => checked(id, texts, desk));
  const errors = remarks.filter(({ severity }) => severity === 'error').length;
  const warnings = remarks.length - errors;
  const names = found.map(({ id }) => id).join(', ');
  desk.say(remarks.length === 0 ? `In order: ${names}` : `${counted(errors, 'error')}, ${counted(warnings, 'warning')} in ${names}`);
  return errors === 0 ? 0 : 1;
};

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** Looks at everything, dead ends too, and says each remark with its place. */
export function checked(id: string, texts: ScenarioTexts, desk: Desk): readonly Remark[] {
  const remarks = lint(texts, { labels: labelsOf(desk), messages: messagesOf(desk), exercises: exercisesOf(desk), ways: true, id });
  for (const remark of remarks) desk.say(`${folderOf(id, desk)}/${lineOf(remark)}`);
  return remarks;
}
