import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Logs } from '../../server/classroom/ports.ts';

/** What is killed: anything that acknowledges steps, from the bare store to the whole app over HTTP. */
export interface Subject {
  /** Starts a process on the data folder; resolves when it takes steps. */
  start(folder: string): Promise<Running>;
}

export interface Running {
  /** A new practice; resolves to its id when that is durable. */
  begin(): Promise<string>;
  /** The id of a fresh form. */
  form(): Promise<string>;
  /** One step of a practice, by a form with this id. Resolves when it is acknowledged; rejects when the process is gone. */
  step(practice: string, once: string): Promise<void>;
  /** `kill -9`; resolves when the process is gone, also if it was already. */
  kill(): Promise<void>;
}

export interface CrashPlan {
  readonly folder: string;
  readonly kills: number;
  /** Practices written to in each round, and writers to each of them at once. */
  readonly practices: number;
  readonly writers: number;
  /** A round ends after a random number of acknowledged steps, at most so many, and a moment more. */
  readonly steps: number;
}

/** What a run of kills came to. */
export interface CrashReport {
  readonly kills: number;
  readonly acknowledged: number;
  /** On their way when the process was killed, and kept all the same: allowed. */
  readonly unacknowledgedKept: number;
  /** On their way, and not kept: allowed. */
  readonly unacknowledgedGone: number;
  /** Acknowledged, and not there: never. */
  readonly lost: readonly string[];
  /** There twice, or never sent: never. */
  readonly wrong: readonly string[];
}

/** Forms sent to each practice, and those of them that were acknowledged, in that order. */
class Sent {
  readonly all = new Map<string, string[]>();
  readonly acknowledged = new Map<string, string[]>();
  private wanted = { left: 0, met: (): void => undefined };

  /** Resolves when so many more steps are acknowledged. */
  more(left: number): Promise<void> {
    return new Promise((met) => {
      this.wanted = { left, met };
    });
  }

  async begin(running: Running): Promise<string> {
    const practice = await running.begin();
    this.acknowledged.set(practice, []);
    return practice;
  }

  async step(running: Running, practice: string): Promise<void> {
    const once = await running.form();
    add(this.all, practice, once);
    await running.step(practice, once);
    add(this.acknowledged, practice, once);
    if (--this.wanted.left <= 0) this.wanted.met();
  }
}

const add = (map: Map<string, string[]>, key: string, value: string): void => void map.set(key, [...(map.get(key) ?? []), value]);

/** Kills the subject again and again in the middle of concurrent steps, each time on the same folder; then reads all logs and compares. */
export async function crash(subject: Subject, readLogs: () => Logs, plan: CrashPlan): Promise<CrashReport> {
  const sent = new Sent();
  const begun: string[] = [];
  for (let round = 0; round < plan.kills; round++) {
    const running = await subject.start(plan.folder);
    try {
      if (begun.length === 0) for (let i = 0; i < plan.practices; i++) begun.push(await sent.begin(running));
      await writeThenKill(running, sent, begun, plan);
    } finally {
      await running.kill();
    }
    await compared(sent, readLogs(), round); // a loss is told by the round in which it happened
  }
  return compared(sent, readLogs(), plan.kills);
}

/** Writers at every practice at once, until enough is acknowledged: the kill strikes all of them in the middle of something. */
async function writeThenKill(running: Running, sent: Sent, begun: readonly string[], { writers, steps }: CrashPlan): Promise<void> {
  const writing = [
    ...begun.flatMap((practice) => Array.from({ length: writers }, () => writeUntilKilled(running, sent, practice))),
    beginUntilKilled(running, sent),
  ];
  const ended = Promise.allSettled(writing);
  const broken = Promise.race(writing).catch((error: unknown) => error); // none ends by itself
  const first = await Promise.race([broken, sent.more(randomInt(1, steps)).then(() => wait(randomInt(20), 'enough'))]);
  await running.kill();
  await ended;
  if (first !== 'enough') throw new Error('a writer broke before the kill', { cause: first });
}

async function writeUntilKilled(running: Running, sent: Sent, practice: string): Promise<never> {
  for (;;) await sent.step(running, practice);
}

/** New practices are begun while others are written to: their first steps must be there too. */
async function beginUntilKilled(running: Running, sent: Sent): Promise<never> {
  for (;;) await sent.step(running, await sent.begin(running));
}

async function compared(sent: Sent, logs: Logs, kills: number): Promise<CrashReport> {
  const lost: string[] = [];
  const wrong: string[] = [];
  let [acknowledged, kept, onTheWay] = [0, 0, 0];
  for (const [practice, acked] of sent.acknowledged) {
    const steps = await logs.read(practice);
    const onces = steps.flatMap(({ once }) => once ?? []);
    const there = new Set(onces);
    const all = new Set(sent.all.get(practice) ?? []);
    if (steps.length === 0) lost.push(practice);
    lost.push(...acked.filter((once) => !there.has(once)).map((once) => `${practice} ${once}`));
    wrong.push(...onces.filter((once, i) => !all.has(once) || onces.indexOf(once) !== i).map((once) => `${practice} ${once}`));
    acknowledged += acked.length;
    kept += onces.length - acked.filter((once) => there.has(once)).length;
    onTheWay += all.size - acked.length;
  }
  const report = { kills, acknowledged, unacknowledgedKept: kept, unacknowledgedGone: onTheWay - kept, lost, wrong };
  if (lost.length + wrong.length > 0)
    throw new Error(`after kill ${kills}: ${JSON.stringify({ lost: lost.slice(0, 10), wrong: wrong.slice(0, 10) })}`);
  return report;
}
