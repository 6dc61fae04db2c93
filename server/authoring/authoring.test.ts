import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { LANGUAGES } from '../../fixtures/languages.ts';
import { check } from './check.ts';
import { CannotDo, type Desk } from './desk.ts';
import { newScenario } from './new.ts';
import { importPacked, pack } from './pack.ts';
import { play } from './play.ts';

const HOUSE = fileURLToPath(new URL('../../', import.meta.url));

jest.setTimeout(120_000); // looking for dead ends takes as long as the machine lets it

let desk: Desk;
let said: string[];
beforeEach(async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'authoring-'));
  await mkdir(path.join(root, 'scenarios'));
  await symlink(path.join(HOUSE, 'views'), path.join(root, 'views'), 'junction');
  said = [];
  desk = { root, here: root, scenarios: path.join(root, 'scenarios'), environment: {}, say: (line) => said.push(line) };
});
afterEach(() => rm(desk.root, { recursive: true, force: true }));

const edit = async (file: string, change: (text: string) => string): Promise<void> =>
  writeFile(path.join(desk.root, file), change(await readFile(path.join(desk.root, file), 'utf8')));

describe('a new exercise', () => {
  test('is in order as it stands, and can be played', async () => {
    expect(await newScenario(['first'], desk)).toBe(0);
    expect(await check(['first'], desk)).toBe(0);
    expect(said.at(-1)).toBe('In order: first');
    expect(await play(['first'], desk)).toBe(0);
    expect(said.at(-1)).toBe('2 of 2 tasks, 100 points, passed');
    await play(['first', 'wrong-code'], desk);
    expect(said.slice(-4)).toEqual(expect.arrayContaining(['       ✗ mistake "wrong-code"', '1 of 2 tasks, 95 points, not passed']));
  });

  test('is shown with its messages as phones show them, in Vietnamese or as it is asked for', async () => {
    await newScenario(['first'], desk);
    await edit('scenarios/first/scenario.yaml', (text) =>
      text.replace(
        /(at: 2026-11-10T08:30).*\n/,
        `$1
  with:
    - { do: phone/receive-sms, with: { owner: citizen, sender: QUATANG, message: own/fee, values: { amount: 25000, due: '2026-11-12' } } }
    - { do: phone/receive-notice, with: { owner: citizen, app: payments, message: dossier-paid, values: { dossier: GPLX-261110-0007 } } }
`,
      ),
    );
    for (const language of ['vi', 'en'])
      await edit(`scenarios/first/scenario.${language}.yaml`, (text) =>
        text.replace('debrief:', `messages: { fee: '${language} {{amount}} {{due}}' }\ndebrief:`),
      );
    await play(['first'], desk);
    const shown = (): readonly string[] => said.filter((line) => line.includes('✉'));
    expect(shown()).toEqual([
      '       ✉ QUATANG: vi 25.000\u00a0đ 12/11/2026',
      '       ✉ payments: Hồ sơ GPLX-261110-0007 đã nộp đủ. Có chứng từ cho từng khoản.',
      expect.stringMatching(/^ {7}✉ VNEID: Ma xac nhan dang nhap cua ban la \d{6}/),
      expect.stringContaining('✉ vneid: Tài khoản vừa đăng nhập'),
    ]);
    said.length = 0;
    await play(['first', '--en'], desk);
    expect(shown()[0]).toBe('       ✉ QUATANG: en 25.000\u00a0đ 12/11/2026');
  });

  test('tells editors where the schema is, wherever the exercises stand', async () => {
    const scenarios = path.join(desk.root, 'my', 'own', 'exercises');
    await newScenario(['first'], { ...desk, root: HOUSE, scenarios });
    expect(said[0]).toContain(`${path.join(scenarios, 'first').split(path.sep).join('/')}/ is there`);
    for (const file of ['scenario.yaml', 'scenario.vi.yaml', 'scenario.en.yaml']) {
      const schema = /\$schema=(.*)/.exec(await readFile(path.join(scenarios, 'first', file), 'utf8'))?.[1] ?? '';
      expect(JSON.parse(await readFile(path.resolve(scenarios, 'first', schema), 'utf8'))).toHaveProperty('title');
    }
  });

  test('tells no secret while it is played', async () => {
    await newScenario(['first'], desk);
    await play(['first'], desk);
    expect(said.join('\n')).toContain('password: ••••');
  });

  test('does not take the place of another, and has a name that can be a folder', async () => {
    await newScenario(['first'], desk);
    await expect(newScenario(['first'], desk)).rejects.toThrow('There is an exercise "first" already');
    for (const id of ['../x', 'A', 'a/b', '', '1', 'a'.repeat(80)]) await expect(newScenario([id], desk)).rejects.toThrow(CannotDo);
    await expect(newScenario([], desk)).rejects.toThrow('Which exercise?');
  });
});

test('the first exercise of docs/scenario-format.md leads to an exercise in order, and a slip on the way to the message that it shows', async () => {
  const page = await readFile(path.join(HOUSE, 'docs', 'scenario-format.md'), 'utf8');
  const [task = '', move = '', words = ''] = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, text = '']) => text);
  await newScenario(['my-first'], desk);
  await edit('scenarios/my-first/scenario.yaml', (text) =>
    text.replace('\n# What is noticed', () => `${task}\n# What is noticed`).replace(/(vneid\/grant-access.*\n)/, (line) => `${line}${move}`),
  );
  for (const language of LANGUAGES)
    await edit(`scenarios/my-first/scenario.${language}.yaml`, (text) => text.replace('mistakes:', () => `${words}mistakes:`));
  expect(await check(['my-first'], desk)).toBe(0);
  expect(said.at(-1)).toBe('In order: my-first');
  await play(['my-first'], desk);
  expect(said.at(-1)).toBe('3 of 3 tasks, 100 points, passed');
  await edit('scenarios/my-first/scenario.yaml', (text) => text.replace('portal/log-out', 'portal/logout'));
  await check(['my-first'], desk);
  expect(page).toContain(said.at(-2));
});

test('the second exercise of docs/scenario-format.md is in order as it stands there, and is passed', async () => {
  const page = await readFile(path.join(HOUSE, 'docs', 'scenario-format.md'), 'utf8');
  const part = page.split('## A second one')[1]?.split('\n## ')[0] ?? '';
  const texts = [...part.matchAll(/```yaml\n(.*?)```/gs)].map(([, text = '']) => text);
  await newScenario(['my-fee'], desk);
  for (const [i, file] of ['scenario.yaml', 'scenario.vi.yaml', 'scenario.en.yaml'].entries())
    await edit(`scenarios/my-fee/${file}`, () => texts[i] ?? '');
  await edit('scenarios/my-fee/scenario.yaml', (text) => text.replace('amount: 115000', 'amount: 120000'));
  await check(['my-fee'], desk);
  expect(said.at(-2)).toMatch(/my-fee\/scenario\.yaml:\d+:9: by .* this fee is 115000 on 2026-11-10, not 120000: see fixtures\/law\/fees\.ts$/);
  await edit('scenarios/my-fee/scenario.yaml', (text) => text.replace('amount: 120000', 'amount: 115000'));
  await check(['my-fee'], desk);
  expect(said.slice(-1)).toEqual(['In order: my-fee']);
  await play(['my-fee'], desk);
  expect(said.at(-1)).toBe('3 of 3 tasks, 100 points, passed');
});

test('the real message of docs/scenario-format.md is left alone, or its condition is broken', async () => {
  const page = await readFile(path.join(HOUSE, 'docs', 'scenario-format.md'), 'utf8');
  const [, condition = ''] = /in `conditions:`\n\n```yaml\n(.*?)```/s.exec(page) ?? [];
  await newScenario(['first'], desk);
  await edit('scenarios/first/scenario.yaml', (text) =>
    text
      .replace(
        /(at: 2026-11-10T08:30).*\n/,
        '$1\n  with:\n    - { do: phone/receive-sms, with: { owner: citizen, sender: TRAMYTE, message: own/flu-shot } }\n',
      )
      .replace('# What is noticed', () => `conditions:\n${condition}\n# What is noticed`)
      .concat('  deleted:\n    breaks: [real-message-stays]\n    moves: [{ do: phone/delete-sms, about: own/flu-shot }]\n'),
  );
  for (const language of ['vi', 'en'])
    await edit(`scenarios/first/scenario.${language}.yaml`, (text) =>
      text.replace('debrief:', 'conditions: { real-message-stays: c }\nmessages: { flu-shot: m }\ndebrief:'),
    );
  expect(await check(['first'], desk)).toBe(0);
  expect(said.at(-1)).toBe('In order: first');
  await play(['first', 'deleted'], desk);
  expect(said).toContain('       ✗ condition "real-message-stays" does not hold');
});

test('play says in one line what cannot be played, and which variants there are', async () => {
  await newScenario(['first'], desk);
  await expect(play(['first', '--fr'], desk)).rejects.toThrow('"first" has no walkthrough "--fr"');
  await expect(play(['first', 'clean', 'rainy'], desk)).rejects.toThrow(new CannotDo('"first" has no variant "rainy". It has none.'));
  await edit('scenarios/first/scenario.yaml', (text) => text.replace('do: portal/open-log-in', 'do: tre-xanh/confirm, with: suggested'));
  await expect(play(['first'], desk)).rejects.toThrow(CannotDo);
});

describe('check', () => {
  test('says what is wrong and where, and fails', async () => {
    await newScenario(['first'], desk);
    await edit('scenarios/first/scenario.yaml', (text) => text.replace('do: portal/open-log-in', 'do: portal/open-login'));
    expect(await check([], desk)).toBe(1);
    expect(said.slice(-2)).toEqual([
      'scenarios/first/scenario.yaml:26:9: there is no command "portal/open-login": did you mean "portal/open-log-in"?',
      '1 error, 0 warnings in first',
    ]);
  });

  test('wants an exercise to be called like its folder', async () => {
    await newScenario(['first'], desk);
    await edit('scenarios/first/scenario.yaml', (text) => text.replace('id: first', 'id: second'));
    expect(await check(['first'], desk)).toBe(1);
    expect(said).toContain('scenarios/first/scenario.yaml:2:1: its folder is called "first": call both the same');
  });

  test('passes over no file of words, whatever it is called', async () => {
    await newScenario(['first'], desk);
    const words = await readFile(path.join(desk.scenarios, 'first', 'scenario.en.yaml'), 'utf8');
    for (const name of ['tlh', 'english']) await writeFile(path.join(desk.scenarios, 'first', `scenario.${name}.yaml`), words);
    expect(await check(['first'], desk)).toBe(1);
    expect(said.filter((line) => line.startsWith('scenarios/first/'))).toEqual(
      expect.arrayContaining([
        expect.stringContaining('first/scenario.english.yaml:1:1: "english" is no code of a language'),
        expect.stringContaining('first/scenario.tlh.yaml:1:1: warning: "tlh" is no language of this house'),
      ]),
    );
  });

  test('knows what it does not have', async () => {
    await expect(check(['nowhere'], desk)).rejects.toThrow('There is no exercise "nowhere"');
    await newScenario(['first'], desk);
    await expect(play(['first', 'nothing'], desk)).rejects.toThrow('"first" has no walkthrough "nothing". It has: clean, wrong-code');
  });
});

describe('an exercise that is handed on', () => {
  const taken = async (text: string, ...flags: readonly string[]): Promise<number> => {
    await writeFile(path.join(desk.root, 'taken.json'), text);
    return importPacked(['taken.json', ...flags], desk);
  };
  const packed = async (): Promise<Record<string, unknown>> =>
    JSON.parse(await readFile(path.join(desk.root, 'first.santap.json'), 'utf8')) as Record<string, unknown>;

  beforeEach(async () => {
    await newScenario(['first'], desk);
    await pack(['first'], desk);
  });

  test('arrives as it was packed', async () => {
    const before = await readFile(path.join(desk.scenarios, 'first', 'scenario.vi.yaml'), 'utf8');
    await rm(path.join(desk.scenarios, 'first'), { recursive: true });
    expect(await importPacked(['first.santap.json'], desk)).toBe(0);
    expect(await readFile(path.join(desk.scenarios, 'first', 'scenario.vi.yaml'), 'utf8')).toBe(before);
    expect((await readdir(desk.scenarios)).sort()).toEqual(['first']);
  });

  test('is written where its author stands, and looked for there', async () => {
    const here = path.join(desk.root, 'elsewhere');
    await mkdir(here);
    await pack(['first'], { ...desk, here });
    expect(await readdir(here)).toEqual(['first.santap.json']);
    expect(await importPacked(['first.santap.json', '--force'], { ...desk, here })).toBe(0);
  });

  test('takes the place of another only by force', async () => {
    await expect(importPacked(['first.santap.json'], desk)).rejects.toThrow('Add --force');
    expect(await importPacked(['first.santap.json', '--force'], desk)).toBe(0);
  });

  test('is not packed with an error', async () => {
    await edit('scenarios/first/scenario.yaml', (text) => text.replace('seats: [citizen]', 'seats: [citizne]'));
    await expect(pack(['first'], desk)).rejects.toThrow('until its errors are mended');
  });

  test.each([
    ['another id, one that leads out of the folder', { id: '../../x' }, 'cannot be an id'],
    ['an id that its scenario does not have', { id: 'other' }, 'is not taken in'],
    ['words changed on the way', { words: { vi: 'title: x' } }, 'its hash does not match'],
    ['a language that is a path', { words: { '../x': 'y' } }, 'is no packed exercise'],
    ['a key of its own', { path: '/etc' }, 'is no packed exercise'],
  ])('is refused with %s', async (_, change, message) => {
    await expect(taken(JSON.stringify({ ...(await packed()), ...change }), '--force')).rejects.toThrow(message);
    expect((await readdir(desk.scenarios)).sort()).toEqual(['first']);
  });

  test('is refused when it is too large, no JSON, a folder, or not there', async () => {
    await expect(taken(' '.repeat(300_000))).rejects.toThrow('is larger than 256 kB');
    await expect(taken('hello')).rejects.toThrow('is no packed exercise');
    await expect(importPacked(['scenarios'], desk)).rejects.toThrow(
      new CannotDo(`${desk.scenarios} is a folder: name the packed file itself, such as pay-fee.santap.json.`),
    );
    await expect(importPacked(['nothing.json'], desk)).rejects.toThrow('There is no file');
  });
});
