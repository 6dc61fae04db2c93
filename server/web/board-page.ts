import { country } from '../agencies/country.ts';
import { sites } from '../agencies/sites.ts';
import type { BoardRow } from '../classroom/board.ts';
import type { Class } from '../classroom/class.ts';
import { textsFor } from '../training/read.ts';
import type { Texts } from '../training/texts.ts';
import { minutesLeft } from './exam.ts';
import { time } from './format.ts';
import { refusalWords, wordsKey } from './forms.ts';
import type { House } from './house.ts';
import { wordsOfAgency } from './panes.ts';
import { satBy, verdictOf, type Sat } from './sat-exam.ts';
import type { Shell } from './shell.ts';
import { urls } from './urls.ts';

/** What the address of a board asks: into how many worlds something has just been sent, and whether it stays as it is. */
export interface BoardAsked {
  readonly sent: unknown;
  readonly isStill: boolean;
}

/** The board of a class: who is where, who needs help first, what went wrong. */
export async function boardPage(house: House, shell: Shell, found: Class, { sent, isStill }: BoardAsked) {
  const { id } = found;
  const { t, lang } = shell;
  const scenario = house.shelf.find(found.lesson.scenario);
  const rows = await house.classes.board(id);
  const isExam = found.lesson.mode === 'exam';
  const sat = new Map(isExam ? await Promise.all(rows.map(async (row) => [row.number, await satBy(house, row.practice)] as const)) : []);
  const stateIn = (row: BoardRow): State => (sat.get(row.number)?.exam.over ? 'done' : stateOf(row));
  const texts = scenario && textsFor(scenario, lang);
  // what follows a mistake is played out by who made it; sent to anybody else it only leads astray
  const consequences = new Set(scenario?.mistakes.map(({ follows }) => follows));
  const injects = (scenario?.injects ?? [])
    .filter(({ id: inject }) => !consequences.has(inject))
    .map(({ id: inject }) => ({ id: inject, title: texts?.injects[inject] ?? inject }));
  const count = (state: State): number => rows.filter((row) => stateIn(row) === state).length;
  return {
    name: found.name,
    title: texts?.title ?? found.lesson.scenario,
    mode: t(`yard.trainer.modes.${found.lesson.mode}`),
    code: found.code,
    since: time(found.openedAt),
    counts: { help: count('help'), working: count('working'), done: count('done'), absent: count('absent') },
    stuckAt: stuckAt(
      rows.filter((row) => stateIn(row) === 'help'),
      texts,
    ),
    tasks: (scenario?.tasks ?? []).map((task) => texts?.tasks[task.id]?.title ?? task.id),
    rows: rows.map((row) => ({
      ...rowOf(house, shell, row, { state: stateIn(row), sat: sat.get(row.number), texts }),
      joined: isExam ? joinedWords(shell, found, row) : undefined,
      sends: found.isClosed || sat.get(row.number)?.exam.over ? [] : sendsTo(row, injects),
    })),
    mistakes: mistakesIn(rows, texts),
    injects: found.isClosed ? [] : injects,
    isClosed: found.isClosed,
    live: liveOf(found, shell, isStill),
    inject: { action: urls.inject(id), once: house.ids.fresh() },
    sent: sentWords(shell, sent),
    reloadHref: urls.board(id),
    projectorHref: urls.projector(id),
    resultsHref: isExam ? urls.examResults(id) : undefined,
    verdictsHref: (scenario?.cases.length ?? 0) > 0 ? urls.verdicts(id) : undefined,
    closeHref: found.isClosed ? undefined : urls.closeClass(id),
    clock: time(house.now()),
  };
}

type State = 'help' | 'working' | 'done' | 'absent';

const stateOf = (row: BoardRow): State => (row.lost ? 'absent' : row.isDone ? 'done' : row.help ? 'help' : 'working');

function rowOf(
  house: House,
  { t, lang }: Pick<Shell, 't' | 'lang'>,
  row: BoardRow,
  { state, sat, texts }: { readonly state: State; readonly sat: Sat | undefined; readonly texts: Texts | undefined },
) {
  const last = row.lost ? t(`yard.trainer.lost.${row.lost}`) : lastWords(house, lang, row);
  return {
    number: row.number,
    name: row.nickname,
    state,
    cells: row.tasks.map((task) =>
      task.state === 'now'
        ? {
            state: state === 'help' ? ('help' as const) : ('now' as const),
            text: t('yard.web.ago.short', { count: row.last?.minutesAgo ?? row.minutes }),
          }
        : { state: task.state },
    ),
    verdict: sat && {
      text: sat.exam.over === undefined ? t('yard.exam.left', { minutes: minutesLeft(sat.exam) }) : verdictOf({ t }, sat),
      kind: sat.exam.over === undefined ? '' : sat.score.passed ? 'right' : 'waiting',
    },
    last: sat?.exam.over ? t('yard.exam.board.over', { end: t(`yard.exam.over.${sat.exam.over}`), code: sat.code ?? '' }) : last,
    mistakes: row.mistakes.length,
    again:
      row.again &&
      t('yard.trainer.again', { run: row.again.run, last: row.again.run - 1, minutes: row.again.minutes, count: row.again.mistakes.length }),
    harm: mistakesOf(row).flatMap(({ id, severity }) => (severity === 'harmful' ? [texts?.mistakes[id]?.title ?? id] : [])),
    minutes: sat?.minutes ?? row.minutes,
  };
}

/** Who joins late, under another name, may have sat it already: the time is all that can be told. */
function joinedWords({ t }: Pick<Shell, 't'>, { members }: Class, { number }: BoardRow): string | undefined {
  const member = members.find((one) => one.number === number);
  return member && t('yard.exam.board.joined', { time: time(member.joinedAt) });
}

/** What a trainer can send into the world of this row, and what is there already. */
const sendsTo = ({ lost, injected }: BoardRow, injects: readonly { readonly id: string; readonly title: string }[]) =>
  lost ? [] : injects.map((inject) => ({ ...inject, isSent: injected.includes(inject.id) }));

const sentWords = ({ t }: Pick<Shell, 't'>, sent: unknown): string | undefined =>
  typeof sent === 'string' && /^\d{1,3}$/.test(sent)
    ? t(sent === '0' ? 'yard.trainer.sent-none' : 'yard.trainer.sent', { count: Number(sent) })
    : undefined;

/** What somebody did last, in words; of a refused order, which one and why. */
function lastWords({ words }: House, lang: Shell['lang'], { last }: BoardRow): string {
  const { say, has } = words[lang];
  if (!last) return say('yard.web.nothing-yet');
  const command = last.refused && country.commands[last.refused.command];
  if (last.refused && command) {
    const given = { wordsOf: wordsOfAgency(sites, has), say, has };
    return say('yard.web.refused', {
      what: say(`${wordsKey(given, command.id)}.button`),
      why: refusalWords(given, command, last.refused.refused).world,
    });
  }
  const [agency = '', what = ''] = last.kind.split('/');
  const key = [`${agency}.facts.${what}`, `bank.facts.${what}`, `yard.facts.${what}`].find((one) => has(one));
  return key === undefined ? say('yard.web.something') : say(key);
}

/** Those of this run and of the one before, each once. */
const mistakesOf = ({ mistakes, again }: BoardRow): BoardRow['mistakes'] => [
  ...mistakes,
  ...(again?.mistakes ?? []).filter(({ id }) => !mistakes.some((other) => other.id === id)),
];

/** Which mistakes were made, taken back or not, and by whom; what most have made first. */
function mistakesIn(rows: readonly BoardRow[], texts: Texts | undefined) {
  const made = new Map<string, string[]>();
  for (const row of rows) for (const { id } of mistakesOf(row)) made.set(id, [...(made.get(id) ?? []), row.nickname]);
  return [...made]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([id, names]) => ({ title: texts?.mistakes[id]?.title ?? id, count: names.length, names: names.join(', ') }));
}

/** An open class is looked at again by itself every so many seconds, until somebody wants to read in peace. */
const BOARD_LOOKS = 15;

const liveOf = ({ id, isClosed }: Class, { t }: Pick<Shell, 't'>, isStill: boolean) =>
  isClosed
    ? undefined
    : {
        every: isStill ? undefined : BOARD_LOOKS,
        text: isStill ? '' : t('yard.trainer.live', { count: BOARD_LOOKS }),
        href: isStill ? urls.board(id) : `${urls.board(id)}?dung=1`,
        label: t(isStill ? 'yard.trainer.live-on' : 'yard.trainer.live-off'),
      };

/** The task at which most are, if at least two are. */
function stuckAt(rows: readonly BoardRow[], texts: Texts | undefined): string | undefined {
  const at = new Map<string, number>();
  for (const row of rows.filter(({ help }) => help)) {
    const now = row.tasks.find(({ state }) => state === 'now');
    if (now) at.set(now.id, (at.get(now.id) ?? 0) + 1);
  }
  const [most] = [...at].sort(([, a], [, b]) => b - a);
  return most && most[1] > 1 ? texts?.tasks[most[0]]?.title : undefined;
}
