import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { documentFiles } from '../../server/store/document-files.ts';
import { logFiles } from '../../server/store/log-files.ts';
import { appSubject } from './crash-app.ts';
import { crash } from './crash-harness.ts';
import { COUNTS, FACTS_A_STEP, storeSubject } from './crash-store.ts';

describe('kill -9 in the middle of concurrent steps', () => {
  test('of the whole app, 50 times on one folder, loses no step that was answered over HTTP, and the app goes on', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'crash-app-'));
    const logs = () => logFiles(path.join(folder, 'practices'));
    const report = await crash(appSubject(), logs, { folder, kills: 50, practices: 8, writers: 2, steps: 40 });
    console.log(`kill -9, the whole app: ${JSON.stringify(report)}`);
    expect(report).toMatchObject({ kills: 50, lost: [], wrong: [] });
    expect(report.acknowledged).toBeGreaterThan(500);
    for await (const practice of logs().list()) {
      const facts = (await logs().read(practice)).flatMap((step) => step.facts);
      expect(facts.map(({ n }) => n)).toEqual(facts.map((_, n) => n));
    }
  }, 900_000);

  test('of the store alone, 50 times on one folder, loses no acknowledged step and tears none', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'crash-'));
    const logs = () => logFiles(path.join(folder, 'practices'));
    const report = await crash(storeSubject, logs, { folder, kills: 50, practices: 8, writers: 3, steps: 60 });
    console.log(`kill -9, the store alone: ${JSON.stringify(report)}`);
    expect(report).toMatchObject({ kills: 50, lost: [], wrong: [] });
    expect(report.acknowledged).toBeGreaterThan(500);

    const documents = documentFiles(path.join(folder, 'documents'));
    for await (const practice of logs().list()) {
      const steps = await logs().read(practice);
      expect(steps.flatMap(({ facts }) => facts).map(({ n }) => n)).toEqual(Array.from({ length: steps.length * FACTS_A_STEP }, (_, n) => n));
      const counted = (await documents.get(COUNTS, practice))?.steps ?? 0;
      expect([steps.length, steps.length - 1]).toContain(counted); // at most the last step was not answered yet
    }
  }, 900_000);
});
