import type { Site } from '../agencies/page.ts';
import type { Fact } from '../world/world.ts';
import { looksReal } from '../world/guard.ts';
import { fieldOf, fieldsOf } from '../world/fields.ts';
import type { Command } from '../world/agency.ts';
import { give } from '../training/run.ts';
import type { Kept } from './forms.ts';
import type { LearnersPractice } from './house.ts';
import { listAbove, siteIn } from './panes.ts';
import { pageInFront, placeUrl, urls, type Place } from './urls.ts';
import { person } from '../world/world.ts';
import { WebError } from './errors.ts';

/** A form as it came in. */
export interface Sent {
  readonly command: string;
  readonly once: string;
  /** Where the form stood; its pane is the tab. */
  readonly place: Place;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Who gives a command, in which practice. */
export interface Giver {
  readonly practice: LearnersPractice;
  readonly seat: string;
  readonly sites: readonly Site[];
  /** Whether this world knows a number: everything that is typed is either of this world, or looks real and is refused. */
  readonly known: (text: string) => boolean;
  /** Whether an exam takes no more; asked in turn. */
  readonly isOver: () => boolean;
}

/** What came of an order: what happened, or why it was turned down. */
interface Taken {
  readonly facts: readonly Fact[];
  readonly refused?: { readonly code: string; readonly field: string | null; readonly kept: Kept };
}

/** The one way in which a learner changes the world: guard, act, append. The same `once` again is answered as before. To be called in a turn of the practice. */
export async function orderIn(
  { practice, seat, known }: Pick<Giver, 'practice' | 'seat' | 'known'>,
  { command: id, once, input }: Pick<Sent, 'command' | 'once' | 'input'>,
): Promise<Taken> {
  const command = practice.run.country.commands[id];
  if (!command?.from.includes('person')) throw new WebError('not-found');
  const before = practice.earlier(once);
  if (before) return { facts: before.facts };
  const fields = Object.fromEntries(Object.keys(command.input.shape).flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]])));
  const real = realFieldOf(command, fields, known);
  if (real) {
    const kept = keptOf(command, without(fields, [real.field]), real.reason, real.field);
    return { facts: [], refused: { code: real.reason, field: real.field, kept } };
  }
  const { refusal, ...step } = give(practice.run, { command: id, by: person(seat), input: fields }, practice.now());
  await practice.append(step, once);
  const { facts } = step;
  return refusal
    ? { facts, refused: { code: refusal.refused, field: refusal.field, kept: keptOf(command, fields, refusal.refused, refusal.field) } }
    : { facts };
}

/**
 * A learner's form: the order, and then where it leads, in the pane that the form stood in.
 * A refusal leads back to the page (303: reload and back never ask to send again); the words wait there.
 */
export function takeStep(giver: Giver, sent: Sent): Promise<string> {
  const { practice, seat, sites } = giver;
  const here = placeUrl(sent.place);
  return practice.inTurn(async () => {
    if (!practice.earlier(sent.once) && giver.isOver()) return urls.resultLate;
    const { facts, refused } = await orderIn(giver, sent);
    if (!refused) return leadOf(sites, sent.place, facts, seat) ?? here;
    practice.keepWords(seat, pageInFront(sent.place), refused.kept);
    return here;
  });
}

const keptOf = (command: Command, fields: Sent['input'], refused: string, field: string | null): Kept => {
  const secret = fieldsOf(command.input).flatMap(([name, schema]) => {
    const kind = fieldOf(schema).field;
    return command.secret.includes(name) || kind === 'secret' || kind === 'pin' ? [name] : [];
  });
  return { command: command.id, input: without(fields, secret), refused, field, secret };
};

const without = (input: Sent['input'], names: readonly string[]): Sent['input'] =>
  Object.fromEntries(Object.entries(input).filter(([name]) => !names.includes(name)));

/** The first field that holds what looks like a living person's number. It is looked at before anything is stored. */
function realFieldOf(command: Command, input: Sent['input'], known: Giver['known']): { readonly field: string; readonly reason: string } | undefined {
  for (const [field, schema] of fieldsOf(command.input)) {
    const typed = input[field];
    const kind = fieldOf(schema).field;
    const reason = typeof typed === 'string' && kind !== 'hidden' && kind !== 'choice' ? looksReal(kind, typed, known) : undefined;
    if (reason !== undefined) return { field, reason };
  }
  return undefined;
}

/** By the last thing that this seat itself did; what happened to others meanwhile leads nobody anywhere. */
export function leadOf(sites: readonly Site[], place: Place, facts: readonly Pick<Fact, 'kind' | 'data' | 'by'>[], seat: string): string | undefined {
  const own = facts.filter(({ by, kind }) => by.role === 'person' && by.name === seat && kind !== 'practice/refused');
  const pane = place.tab === 'phone' ? 'phone' : 'browser';
  const current = siteIn(sites, pane === 'phone' ? place.phone : place.page);
  for (const { kind, data } of own.toReversed()) {
    const [agency = '', what = ''] = kind.split('/');
    const there = [...(current ? [current] : []), ...sites].filter((site) => site.agency === agency && site.pane === pane);
    for (const site of there) {
      const lead = site.leads[what]?.(data as Readonly<Record<string, string>>);
      if (lead === undefined) continue;
      const page = lead.startsWith('/') ? lead.slice(1) : `${site.id}${lead === '' ? '' : `/${lead}`}`;
      // Where the browser goes on, the phone no longer shows the one message or paper that was in hand.
      return placeUrl(pane === 'phone' ? { ...place, phone: page } : { ...place, page, phone: listAbove(sites, place.phone) });
    }
  }
  return undefined;
}

/** Whether this world knows a number, in whichever way it is written. Worked out only when something is typed that needs it. */
export function knownIn(practice: LearnersPractice): (text: string) => boolean {
  let all: ReadonlySet<string> | undefined;
  return (text) => {
    if (!all) {
      const { world, cast } = practice.run;
      const written = JSON.stringify([world.states, cast]).match(/[\p{L}\p{N}][\p{L}\p{N}.\-–@]*/gu) ?? [];
      all = new Set(written.flatMap((word) => [word, word.replace(/\D/g, '')]));
    }
    return all.has(text);
  };
}
