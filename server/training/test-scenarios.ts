import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readScenario, type Scenario, type ScenarioTexts } from './read.ts';

const FOLDER = new URL('../../scenarios/', import.meta.url);

/** The scenarios of the house, as tests see them. */
export const scenarioNames: readonly string[] = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

/** Their files, as texts. */
export function scenarioTexts(name: string): ScenarioTexts {
  const text = (file: string): string => readFileSync(new URL(`${name}/${file}`, FOLDER), 'utf8');
  const languages = readdirSync(new URL(`${name}/`, FOLDER)).flatMap((file) => /^scenario\.(\w+)\.yaml$/.exec(file)?.[1] ?? []);
  return {
    scenario: text('scenario.yaml'),
    words: Object.fromEntries(languages.sort().map((language) => [language, text(`scenario.${language}.yaml`)])),
  };
}

export function loadScenario(name: string): Scenario {
  const files = scenarioTexts(name);
  return readScenario(files, createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 12));
}

/** A small exercise of two people for the tests of the engine itself: one logs in, one looks on, a scam falls in. */
const SMALL = `
id: small
level: 1
minutes: 5
people:
  citizen: { recipe: citizen, bank: tre-xanh, balance: 5000000 }
  friend: { recipe: young }
seats: [citizen]
starts: { at: 2026-11-10T08:30 }
tasks:
  - { id: start, done: { fact: vneid/log-in-started, by: citizen } }
  - { id: be-in, done: { fact: portal/session-opened, where: { who: citizen } } }
conditions:
  - { id: told-nobody, holds: { never: { fact: trap/details-given } } }
mistakes:
  - { id: gave-details, severity: harmful, when: { fact: trap/details-given } }
  - { id: opened-link, severity: harmful, when: { fact: phone/link-opened, by: citizen } }
  - { id: wrong-twice, severity: slip, when: { count: { refused: vneid/confirm-code, because: code-wrong }, above: 1 } }
  - { id: wrong-code, severity: slip, when: { refused: vneid/confirm-code, because: code-wrong, by: citizen } }
good:
  - { id: deleted, when: { fact: phone/sms-deleted, where: { message: scam-account } } }
injects:
  - id: scam
    when: { fact: portal/session-opened, where: { who: citizen }, after: 20 seconds }
    moves:
      - do: phone/receive-sms
        with: { owner: citizen, sender: '+00 000 119', message: scam-account, values: { link: x.example, trap: fake-portal } }
walkthroughs:
  clean:
    - { do: vneid/log-in, with: suggested }
    - { do: vneid/confirm-code, with: suggested }
    - { do: vneid/grant-access, with: suggested }
`;

/** The text of the small exercise, with pieces of it replaced. */
export const smallText = (changes: Readonly<Record<string, string>> = {}): string =>
  Object.entries(changes).reduce((text, [good, bad]) => text.replace(good, bad), SMALL);

export const smallScenario = (changes: Readonly<Record<string, string>> = {}): Scenario =>
  readScenario({ scenario: smallText(changes), words: {} }, 'v1');
