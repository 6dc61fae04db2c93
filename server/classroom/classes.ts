import { randomBytes, randomInt } from 'node:crypto';
import { boardRow, lostRow, helpFirst, PATIENCE, type Outline, type Patience } from './board.ts';
import { classOf, type Class, type Classes, type Joined, type Member } from './class.ts';
import { classDocuments } from './class-documents.ts';
import { classAgency, classStep, practicesOf, readClass, type Lesson, type ReadClass } from './class-log.ts';
import { isId, newId as drawnId } from './ids.ts';
import { nameIn } from './nickname.ts';
import type { Documents, Logs, Step } from './ports.ts';
import type { Played, Practice } from './practice.ts';
import type { Practices } from './practices.ts';
import { createTurns } from './turns.ts';
import { unlessDamaged } from './unless-damaged.ts';

export interface ClassesParts<Run extends Played, Typed> {
  readonly logs: Logs;
  readonly documents: Documents;
  readonly practices: Practices<Run, Typed>;
  /** A member's world as it begins; `last`: what the same member did before. */
  readonly begin: (lesson: Omit<Lesson, 'seed'>, seed: string, member: { readonly number: number; readonly last?: Run }) => Run | Promise<Run>;
  /** How far a run is: the training's `progress`. */
  readonly outline: (run: Run) => Outline;
  /** Real time. */
  readonly now: () => number;
  readonly patience?: Patience;
  /** Members at most. */
  readonly most?: number;
  readonly drawCode?: () => string;
  readonly newId?: () => string;
}

const MOST_MEMBERS = 200;
const DAY = 24 * 60 * 60 * 1000;

/** A class, and the log that it was read from. */
type Known = ReadClass & { readonly class: Class };

/** Classes under a trainer: a code, a log of who came and went, nicknames beside it, and the board. */
export function createClasses<Run extends Played, Typed = unknown>(parts: ClassesParts<Run, Typed>): Classes<Run, Typed> {
  const { logs, practices, now, most = MOST_MEMBERS, patience = PATIENCE, newId = () => drawnId('c') } = parts;
  const documents = classDocuments(parts.documents, parts.drawCode ?? (() => String(randomInt(1_000_000)).padStart(6, '0')));
  const turns = createTurns();

  async function get(id: string): Promise<Known | undefined> {
    const names = isId(id) ? await documents.names(id) : undefined;
    if (!names) return undefined;
    const read = readClass(await logs.read(id));
    const { lesson } = read.state;
    return lesson && { ...read, class: classOf(id, names, read.state, lesson) };
  }

  /** One change of a class after another. */
  const inTurn = <T>(id: string, work: (read: Known) => Promise<T>): Promise<T | undefined> =>
    turns(id, async () => {
      const read = await get(id);
      return read && work(read);
    });

  const note = (id: string, read: ReadClass, news: Parameters<typeof classStep>[1], once?: string): Promise<void> =>
    logs.append(id, read.length, classStep(read, news, now(), once));

  async function admit(read: Known, nickname: string, once?: string): Promise<Joined<Run, Typed>> {
    const { id, lesson } = read.class;
    const number = read.state.lastNumber + 1;
    const practice = await practices.begin(await parts.begin(lesson, lesson.sameWorld ? lesson.seed : `${lesson.seed}-${number}`, { number }));
    await documents.nickname(id, number, nickname); // durable before the fact that counts it
    await note(id, read, classAgency.fact('member-joined', { number, practice: practice.id }), once);
    return { member: { number, practice: practice.id, earlier: [], joinedAt: now(), nickname }, practice };
  }

  async function joinedBefore({ class: { members }, steps }: Known, once?: string): Promise<Joined<Run, Typed> | undefined> {
    const number = once === undefined ? undefined : numberJoined(steps.find((step) => step.once === once));
    const member = members.find((known) => known.number === number);
    const practice = member && (await practices.find(member.practice));
    return practice && { member, practice };
  }

  /** Another world for each member still, or another one for the whole class. */
  async function beginAgain(read: Known, { number, practice: id, earlier }: Member, once?: string): Promise<Practice<Run, Typed> | undefined> {
    const { lesson } = read.class;
    const last = await practices.find(id);
    if (!last) return undefined;
    const seed = [lesson.seed, ...(lesson.sameWorld ? [] : [number]), `again-${earlier.length + 1}`].join('-');
    const practice = await practices.begin(await parts.begin(lesson, seed, { number, last: last.run }));
    await note(read.class.id, read, classAgency.fact('member-began-again', { number, practice: practice.id }), once);
    return practice;
  }

  async function remove(id: string): Promise<void> {
    const found = await get(id);
    await documents.freeCode(id);
    for (const practice of (found?.class.members ?? []).flatMap(practicesOf)) await practices.delete(practice);
    await documents.delete(id);
    await logs.delete(id);
  }

  /** Whether nothing happened after `since` and nobody's practice is left. */
  async function isLeft(id: string, since: number): Promise<boolean> {
    if (((await logs.read(id)).at(-1)?.took ?? 0) >= since) return false;
    for (const practice of ((await get(id))?.class.members ?? []).flatMap(practicesOf)) if (await practices.find(practice)) return false;
    return true;
  }

  async function findByPractice(practice: string): Promise<Class | undefined> {
    for await (const id of logs.list()) {
      const found = await unlessDamaged(() => get(id));
      if (found && found !== 'damaged' && found.class.members.some((member) => practicesOf(member).includes(practice))) return found.class;
    }
    return undefined;
  }

  /** The run before a member's present one; where it is gone or damaged, nothing is told of it. */
  async function before({ earlier }: Member): Promise<Practice<Run, Typed> | undefined> {
    const last = earlier.at(-1);
    const found = last === undefined ? undefined : await unlessDamaged(() => practices.find(last));
    return found === 'damaged' ? undefined : found;
  }

  async function nameOf(id: string): Promise<string> {
    const names = await unlessDamaged(() => documents.names(id));
    return names && names !== 'damaged' ? names.name : id;
  }

  return {
    async open({ name: typed, ...lesson }) {
      const named = nameIn(typed);
      if ('refused' in named) return { ...named, field: 'name' };
      const id = newId();
      const opened = classAgency.fact('opened', { ...lesson, seed: randomBytes(8).toString('hex') });
      await logs.append(id, 0, classStep({ facts: 0 }, opened, now()));
      const code = await documents.open(id, named.name);
      return { id, name: named.name, code, lesson: opened.data as Lesson, openedAt: now(), isClosed: false, members: [] };
    },
    find: async (id) => (await get(id))?.class,
    async findByCode(code) {
      const id = await documents.byCode(code);
      return id === undefined ? undefined : (await get(id))?.class;
    },
    findByPractice,
    async list() {
      const all: Class[] = [];
      for await (const id of logs.list()) {
        const found = await unlessDamaged(() => get(id));
        if (found && found !== 'damaged') all.push(found.class);
      }
      return all.sort((a, b) => b.openedAt - a.openedAt);
    },
    async damaged() {
      const names: string[] = [];
      for await (const id of logs.list()) if ((await unlessDamaged(() => get(id))) === 'damaged') names.push(await nameOf(id));
      return names;
    },
    async join({ code, nickname: typed, once }) {
      const named = nameIn(typed);
      const id = await documents.byCode(code);
      if (id === undefined) return { refused: 'no-such-class', field: 'code' };
      if ('refused' in named) return { ...named, field: 'nickname' };
      const joined = await inTurn(id, async (read) => {
        const before = await joinedBefore(read, once);
        if (before) return before;
        if (read.class.isClosed) return undefined;
        if (read.class.members.some(({ nickname }) => isSame(nickname, named.name))) return { refused: 'nickname-taken', field: 'nickname' } as const;
        if (read.class.members.length >= most) return { refused: 'class-full', field: 'code' } as const;
        return admit(read, named.name, once);
      });
      return joined ?? { refused: 'no-such-class', field: 'code' };
    },
    async again({ practice, once }) {
      const found = await findByPractice(practice);
      return (
        found &&
        inTurn(found.id, async (read) => {
          const before = await joinedBefore(read, once);
          if (before) return before.practice;
          const member = read.class.members.find((known) => known.practice === practice);
          return member && beginAgain(read, member, once);
        })
      );
    },
    async remove(id, number) {
      await inTurn(id, async (read) => {
        const member = read.class.members.find((known) => known.number === number);
        if (!member) return;
        for (const practice of practicesOf(member)) await practices.delete(practice);
        await documents.nickname(id, number, undefined);
        await note(id, read, classAgency.fact('member-removed', { number }));
      });
    },
    async close(id) {
      await inTurn(id, async (read) => {
        await documents.freeCode(id);
        if (!read.class.isClosed) await note(id, read, classAgency.fact('closed', {}));
      });
    },
    delete: async (id) => (isId(id) ? turns(id, () => remove(id)) : undefined),
    async sweep(days) {
      const since = now() - days * DAY;
      const swept: string[] = [];
      for await (const id of logs.list())
        await turns(id, async () => {
          if ((await unlessDamaged(() => isLeft(id, since))) !== true) return;
          await remove(id);
          swept.push(id);
        });
      return swept;
    },
    async board(id) {
      const found = await get(id);
      const rows = (found?.class.members ?? []).map(async (member) => {
        const row = await unlessDamaged(async () => {
          const practice = await practices.find(member.practice);
          return practice
            ? boardRow(member, { practice, before: await before(member) }, { outline: parts.outline, now: now(), patience })
            : lostRow(member, 'gone');
        });
        return row === 'damaged' ? lostRow(member, 'damaged') : row;
      });
      return (await Promise.all(rows)).sort(helpFirst);
    },
  };
}

const numberJoined = (step: Step | undefined): number | undefined => (step?.facts[0]?.data as { readonly number?: number } | undefined)?.number;

const isSame = (one: string, other: string): boolean => one.toLocaleLowerCase('vi') === other.toLocaleLowerCase('vi');
