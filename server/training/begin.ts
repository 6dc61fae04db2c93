import { accountAt, BANK_IDS } from '../../fixtures/banks.ts';
import { offices } from '../../fixtures/offices.ts';
import { Plot } from '../agencies/plot.ts';
import { begin as beginPractice, takeSeat } from '../world/practice.ts';
import { link, office, person, type Actor, type Order } from '../world/world.ts';
import type { Cast } from './cast.ts';
import type { Scenario } from './read.ts';
import { emptyRun, give, type Run, type Setup } from './run.ts';
import type { Mode, Move } from './scenario.ts';
import { momentOf } from './spans.ts';
import { playing } from './unplayable.ts';
import { play, type Deed } from './walk.ts';

export interface Wishes {
  readonly mode?: Mode;
  readonly linked?: boolean;
  /** Ids of seeded defects; the scenario's own if nothing is said. */
  readonly defects?: readonly string[];
  /** One of the scenario's goals; drawn by the seed if nothing is said. */
  readonly variant?: string | undefined;
  /** Seats taken from the start; all of the scenario's if nothing is said. */
  readonly seats?: readonly string[];
}

/** A practice at its beginning. Throws `Unplayable` where what its author arranged is turned down. */
export const begin = (scenario: Scenario, seed: string, wishes: Wishes = {}): Run => playing(() => begun(scenario, seed, wishes));

/** A world begins empty; its start is commands too, judged by the same rules: who is there, what the scenario adds, and the learner sits down. */
function begun(scenario: Scenario, seed: string, { mode = 'guide', linked, defects, variant, seats = scenario.seats }: Wishes): Run {
  const setup: Setup = {
    seed,
    scenario: scenario.id,
    version: scenario.version,
    mode,
    linked: linked ?? scenario.starts.linked,
    defects: defects ?? scenario.defects,
    ...(variant !== undefined && { variant }),
  };
  const empty = emptyRun(scenario, setup);
  const began = beginPractice.order(office('practice'), { ...setup, defects: [...setup.defects] });
  const morning = give(empty, began, momentOf(scenario.starts.at)).run;
  const there = arrivals(morning.cast).reduce(ordered, morning);
  const set = unrefused(
    play(there, [...morning.scenario.starts.with, ...variantOf(morning)], (deed) => whoStarts(there, deed)),
    there.facts.length,
  );
  return seats.reduce((run, seat) => ordered(run, takeSeat.order(office('practice'), { seat })), set);
}

const ordered = (run: Run, order: Order): Run => unrefused(give(run, order, run.world.now).run, run.facts.length);

/** A start that is refused is its author's mistake; an inject that came when the first learner sat down comes no second time with the next. */
function unrefused(run: Run, from: number): Run {
  const found = run.facts.slice(from).find(({ kind, by }) => kind === 'practice/refused' && by.name !== 'script');
  if (!found) return run;
  const { command, refused, field } = found.data as { readonly command: string; readonly refused: string; readonly field: string | null };
  throw new Error(`the start of ${run.scenario.id} is refused: ${command}${field === null ? '' : `, "${field}"`}: ${refused}`);
}

/** What the variant of this run adds to the start. */
const variantOf = ({ cast, scenario }: Run): readonly Move[] => scenario.variants.find(({ id }) => id === cast.variant?.id)?.with ?? [];

/** The start is given by the person whom a move names, else by the office of the command; where only links may, as a link. */
function whoStarts({ country }: Run, { do: command, as }: Deed): Actor {
  if (as !== undefined) return person(as);
  const from = country.commands[command]?.from ?? [];
  return from.includes('office') ? office(command.split('/')[0] ?? '') : link('start');
}

const given = (command: string, input: unknown): Order => ({ command, by: office(command.split('/')[0] ?? ''), input });

/** What is there in every scenario, from its people and plots. */
function arrivals({ people, plots }: Cast): readonly Order[] {
  return [
    ...BANK_IDS.flatMap((bank) =>
      Object.values(offices).flatMap(({ id, holder, accounts }) =>
        accounts ? [given(`${bank}/open-account`, { number: accountAt(accounts, bank), owner: id, holder, balance: 0 })] : [],
      ),
    ),
    ...Object.entries(people).flatMap(([who, { name, idNumber, sex, birth, address, phone, password, passcode, ...person }]) => [
      given('vneid/open-account', { who, idNumber, name, sex, birth, address, phone, level: 2, password, passcode }),
      ...(person.bank
        ? [
            given(`${person.bank}/open-account`, {
              ...{ number: accountAt(person.accounts, person.bank), owner: who, holder: name, balance: person.balance },
              ...{ user: person.bankUser, password: person.bankPassword },
            }),
          ]
        : []),
    ]),
    ...Object.values(plots).map(({ serial, owner, ownerName, ownerId, issuedOn, tablePrice, ...plot }) =>
      given('land/register-certificate', { serial, owner, ownerName, ownerId, issuedOn, tablePrice, plot: Plot.parse(plot) }),
    ),
  ];
}

/** Whoever does an exercise once more gets its next goal, in their turn: skill, not memory. Else the seed draws one. */
export function variantAfter({ id, variants }: Scenario, last: Run | undefined): string | undefined {
  if (last?.setup.scenario !== id || variants.length === 0) return undefined;
  const at = variants.findIndex((variant) => variant.id === last.cast.variant?.id);
  return variants[(at + 1) % variants.length]?.id;
}

/** Neighbours in a class have different goals, whatever the seed would draw. */
export const variantInTurn = ({ variants }: Scenario, number: number): string | undefined => variants[number % Math.max(1, variants.length)]?.id;
