import type { Country } from '../world/act.ts';
import type { Agency, Command, Link } from '../world/agency.ts';
import { inject, practice } from '../world/practice.ts';
import { link, office, type Instant } from '../world/world.ts';
import { saoBien, treXanh } from './bank/banks.ts';
import { coach } from './coach/coach.ts';
import { commands } from './commands.ts';
import { getDefect } from './defects.ts';
import { land } from './land/land.ts';
import { links, policies } from './links.ts';
import { notary } from './notary/notary.ts';
import { payments } from './payments/payments.ts';
import { phone } from './phone/phone.ts';
import { portal } from './portal/portal.ts';
import { byHand, streetLinks } from './street/by-hand.ts';
import { street } from './street/street.ts';
import { tax } from './tax/tax.ts';
import { trap } from './trap/trap.ts';
import { vneid } from './vneid/vneid.ts';

const agencies: readonly Agency[] = [
  ...[practice, coach, phone, trap, vneid, portal, payments, treXanh.agency, saoBien.agency],
  ...[notary, land, tax, street],
];

/** All there is, wired by hand. */
export const country: Country = {
  agencies: Object.fromEntries(agencies.map((agency) => [agency.name, agency])),
  commands: Object.fromEntries(commands.map((command) => [command.id, command])),
  links: [...links, ...policies, ...streetLinks],
};

/** The same country with offices that are not connected: who needs something carries it. */
const unlinked: Country = { ...country, links: country.links.map(byHand) };

/** Something that happens to the learner, by itself after a fact, so long after it as `after` says of its moment, or by a trainer's button. Its moves are commands. */
export interface Inject {
  readonly id: string;
  readonly when?: { readonly fact: string; readonly after: (at: Instant) => Instant; readonly met: (data: unknown) => boolean } | undefined;
  readonly moves: readonly { readonly command: string; readonly input: unknown; readonly after: Instant }[];
}

/** Something that goes wrong by a magic value: a command refused for a reason of its own, or a link that comes late, or never (Infinity). */
export type Fault =
  | { readonly id: string; readonly of: string; readonly met: (input: unknown) => boolean; readonly refuse: string }
  | { readonly id: string; readonly of: string; readonly met: (data: unknown) => boolean; readonly late: Instant };

/** What makes one practice's country differ from the base; its first fact says which. */
export interface Variant {
  readonly linked?: boolean;
  /** Ids of seeded defects. */
  readonly defects?: readonly string[];
  readonly injects?: readonly Inject[];
  readonly faults?: readonly Fault[];
}

export function countryOf({ linked = true, defects = [], injects = [], faults = [] }: Variant): Country {
  const base = linked ? country : unlinked;
  const spoilt = defects.reduce((rules, id) => withDefect(rules, id), base);
  const faulty = faults.reduce(withFault, spoilt);
  const all = { ...faulty, links: [...faulty.links, ...injects.flatMap(scripted)] };
  const twice = firstTwice(all.links.map(({ id }) => id));
  if (twice !== undefined) throw new Error(`two links are called ${twice}`);
  return all;
}

function withDefect(rules: Country, id: string): Country {
  const defect = getDefect(id);
  if ('command' in defect) {
    const good = rules.commands[defect.of];
    if (!good) throw new Error(`defect ${id}: no such command: ${defect.of}`);
    return { ...rules, commands: { ...rules.commands, [defect.of]: defect.command(good) } };
  }
  if (!('link' in defect)) return rules;
  if (!rules.links.some((entry) => entry.id === defect.of)) throw new Error(`defect ${id}: no such link: ${defect.of}`);
  return { ...rules, links: rules.links.flatMap((entry) => (entry.id === defect.of ? (defect.link(entry) ?? []) : entry)) };
}

function withFault(rules: Country, fault: Fault): Country {
  if ('refuse' in fault) {
    const good = rules.commands[fault.of];
    if (!good || !Object.hasOwn(good.refusals, fault.refuse)) throw new Error(`fault ${fault.id}: ${fault.of} has no refusal ${fault.refuse}`);
    const field = good.refusals[fault.refuse] ?? null;
    const judge: Command['judge'] = (world, given) =>
      fault.met(given.input) && given.by.role === 'person' ? { refused: fault.refuse, field } : good.judge(world, given);
    return { ...rules, commands: { ...rules.commands, [fault.of]: { ...good, judge } } };
  }
  if (!rules.links.some(({ id }) => id === fault.of)) throw new Error(`fault ${fault.id}: no such link: ${fault.of}`);
  return { ...rules, links: rules.links.map((entry) => (entry.id === fault.of ? delayed(entry, fault) : entry)) };
}

function delayed(link: Link, { met, late }: Extract<Fault, { late: Instant }>): Link {
  const after = (data: unknown, at: Instant): Instant =>
    (typeof link.after === 'function' ? link.after(data, at) : (link.after ?? 0)) + (met(data) ? late : 0);
  return { ...link, ...(late === Infinity ? { then: (data) => (met(data) ? undefined : link.then(data)) } : { after }) };
}

function firstTwice(ids: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return ids.find((id) => seen.size === seen.add(id).size);
}

/** An inject as links: from the fact that sets it off, and from it to each of its moves. */
const scripted = ({ id, when, moves }: Inject): readonly Link[] => [
  ...(when
    ? [
        {
          id: `${when.fact} → inject ${id}`,
          on: when.fact,
          after: (_: unknown, at: Instant) => when.after(at),
          then: (data: unknown) => (when.met(data) ? inject.order(link('script'), { id }) : undefined),
        },
      ]
    : []),
  ...moves.map(({ command, input, after }, i): Link => ({
    id: `inject ${id} ${i}`,
    on: 'practice/injected',
    after,
    then: (data) => ((data as { readonly id: string }).id === id ? { command, input, by: giverOf(command) } : undefined),
  })),
];

/** By the office of the command; where only links may give it, by the script. */
const giverOf = (command: string) => (country.commands[command]?.from.includes('office') ? office(command.split('/')[0] ?? '') : link('script'));
