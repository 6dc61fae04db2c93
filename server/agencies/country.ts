import type { Country } from '../world/act.ts';
import type { Agency, Link } from '../world/agency.ts';
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

/** Something that happens to the learner, by itself after a fact or by a trainer's button. Its moves are commands. */
export interface Inject {
  readonly id: string;
  readonly when?: { readonly fact: string; readonly after: Instant; readonly met: (data: unknown) => boolean } | undefined;
  readonly moves: readonly { readonly command: string; readonly input: unknown; readonly after: Instant }[];
}

/** What makes one practice's country differ from the base; its first fact says which. */
export interface Variant {
  readonly linked?: boolean;
  /** Ids of seeded defects. */
  readonly defects?: readonly string[];
  readonly injects?: readonly Inject[];
}

export function countryOf({ linked = true, defects = [], injects = [] }: Variant): Country {
  const base = linked ? country : unlinked;
  const spoilt = defects.reduce((rules, id) => withDefect(rules, id), base);
  const all = { ...spoilt, links: [...spoilt.links, ...injects.flatMap(scripted)] };
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
          after: when.after,
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
