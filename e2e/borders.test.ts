import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cruise } from 'dependency-cruiser';
import type { ICruiseResult } from 'dependency-cruiser';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import borders from '../.dependency-cruiser.mjs';

/** For every rule of the border checker, an import that breaks it: the file that imports, and what. */
const planted: Readonly<Record<string, readonly [from: string, to: string]>> = {
  'world-stands-alone': ['server/world/a.ts', '../agencies/page.ts'],
  'agencies-know-only-the-world': ['server/agencies/b.ts', '../training/score.ts'],
  'agencies-never-import-one-another': ['server/agencies/bank/c.ts', '../tax/tax.ts'],
  'training-looks-down': ['server/training/d.ts', '../classroom/board.ts'],
  'classroom-looks-down': ['server/classroom/e.ts', '../store/log-files.ts'],
  'store-serves': ['server/store/f.ts', '../web/routes.ts'],
  'web-is-wired-by-app': ['server/web/g.ts', '../store/log-files.ts'],
  'config-stands-alone': ['server/config.ts', './world/world.ts'],
  'fixtures-are-data': ['fixtures/h.ts', '../server/world/world.ts'],
  'kernel-without-node': ['server/training/i.ts', 'node:fs'],
  'kernel-without-web': ['server/agencies/tax/j.ts', 'express'],
  'client-stands-alone': ['views/assets/client/k.ts', '../../../server/world/world.ts'],
  'server-needs-no-tools': ['server/web/l.ts', 'jest'],
  'nothing-looks-at-tests': ['server/web/m.ts', '../world/world.test.ts'],
  'server-knows-no-e2e': ['server/web/n.ts', '../../e2e/app.ts'],
  'no-circles': ['server/world/o.ts', './p.ts'],
  'nothing-unfound': ['server/web/q.ts', './nowhere.ts'],
};

const innocent: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({ name: 'planted', type: 'module', dependencies: { express: '*' }, devDependencies: { jest: '*' } }),
  'node_modules/express/package.json': '{"name":"express","version":"1.0.0","main":"index.js"}',
  'node_modules/express/index.js': '',
  'node_modules/jest/package.json': '{"name":"jest","version":"1.0.0","main":"index.js"}',
  'node_modules/jest/index.js': '',
  'server/world/world.ts': 'export const world = 1;',
  'server/world/world.test.ts': 'import "../training/score.ts"; import "node:fs"; export const seen = 1;',
  'server/world/p.ts': 'import "./o.ts"; export const p = 1;',
  'server/agencies/page.ts': 'import "../world/world.ts"; import "../../fixtures/fees.ts"; export const page = 1;',
  'server/agencies/tax/tax.ts': 'import "../page.ts"; import "../../world/world.ts"; export const tax = 1;',
  'server/agencies/links/money.ts': 'import "../tax/tax.ts"; export const links = 1;',
  'server/agencies/links.ts': 'import "./links/money.ts"; export const links = 1;',
  'server/training/test-worlds.ts': 'import "node:fs"; import "../store/log-files.ts"; export const worlds = 1;',
  'server/training/score.ts': 'import "../agencies/links.ts"; export const score = 1;',
  'server/classroom/ports.ts': 'export const port = 1;',
  'server/store/log-files.ts': 'import "node:fs"; import "../classroom/ports.ts"; export const logFiles = 1;',
  'server/classroom/board.ts': 'import "../training/score.ts"; import "./ports.ts"; export const board = 1;',
  'server/web/routes.ts': 'import "express"; import "../classroom/board.ts"; import "../world/world.ts"; export const routes = 1;',
  'server/app.ts': 'import "./web/routes.ts"; import "./store/log-files.ts"; export const app = 1;',
  'fixtures/fees.ts': 'export const fees = 1;',
  'e2e/app.ts': 'export const app = 1;',
};

let copy: string;
let found: readonly { readonly rule: string; readonly from: string }[];
beforeAll(async () => {
  copy = await realpath(await mkdtemp(join(tmpdir(), 'borders-')));
  const violations = Object.values(planted).map(([from, to]) => [from, `import "${to}"; export const planted = 1;`] as const);
  for (const [path, text] of [...Object.entries(innocent), ...violations]) {
    await mkdir(dirname(join(copy, path)), { recursive: true });
    await writeFile(join(copy, path), text);
  }
  found = violationsOf(await check(['server', 'fixtures', 'views', 'e2e'], copy));
}, 60_000);
afterAll(() => rm(copy, { recursive: true }));

describe('the border checker', () => {
  test('has a planted violation for every rule', () => {
    expect(Object.keys(planted).sort()).toEqual((borders.forbidden ?? []).map(({ name }) => name ?? '').sort());
  });

  test.each(Object.entries(planted))('reports a breach of %s', (rule, [from]) => {
    expect(found).toContainEqual({ rule, from });
  });

  test('reports nothing else', () => {
    const guilty = new Set(Object.values(planted).map(([from]) => from));
    expect(found.filter(({ from }) => !guilty.has(from) && from !== 'server/world/p.ts')).toEqual([]);
  });

  test('reads the project itself: every folder of the server, and no breach', async () => {
    const { modules, summary } = await check(['server', 'fixtures', 'views', 'e2e'], process.cwd());
    const folders = new Set(modules.flatMap(({ source }) => /^server\/(\w+)\//.exec(source)?.[1] ?? []));
    expect([...folders]).toEqual(expect.arrayContaining(['agencies', 'store', 'training', 'web', 'world']));
    expect(modules.filter(({ dependencies }) => dependencies.length > 0).length).toBeGreaterThan(20);
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  }, 60_000);
});

async function check(folders: string[], baseDir: string): Promise<ICruiseResult> {
  const { forbidden = [], options } = borders;
  const { output } = await cruise(folders, { ...options, ruleSet: { forbidden }, validate: true, baseDir }, options?.enhancedResolveOptions ?? {});
  if (typeof output === 'string') throw new Error('the checker answers with text');
  return output;
}

const violationsOf = ({ summary }: ICruiseResult) => summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
