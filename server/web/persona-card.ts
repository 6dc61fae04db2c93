import type { BankId } from '../../fixtures/banks.ts';
import { persona, type Persona } from '../training/persona.ts';
import type { Run } from '../training/run.ts';
import { money, spaced } from './format.ts';
import type { Say } from './words.ts';

/** What a line is about: those that the page in front asks for stand first. */
export type About = 'person' | 'bank' | 'deal';

export interface CardRow {
  readonly id: string;
  readonly label: string;
  /** As it is copied; as it is read where that differs. */
  readonly value: string;
  readonly shown: string | undefined;
  readonly about: About;
}

/** The persona card of a seat: each line as it is shown, and as it is copied. */
export function personaCard(say: Say, run: Run, seat: string, first: About = 'person') {
  const card = persona(run, seat);
  if (!card) return null;
  const rows = [...personRows(say, card), ...bankRows(say, card), ...dealRows(say, card)];
  return {
    name: card.name,
    role: say(`yard.seats.${seat}`),
    rows: [...rows.filter(({ about }) => about === first), ...rows.filter(({ about }) => about !== first)],
  };
}

const rowsAbout =
  (say: Say, about: About) =>
  (id: string, value: string, { shown, of = '' }: { readonly shown?: string; readonly of?: string } = {}): CardRow => ({
    id,
    label: say(`yard.card.rows.${id}`) + of,
    value,
    shown,
    about,
  });

function personRows(say: Say, { idNumber, password, passcode, phone }: Persona): readonly CardRow[] {
  const row = rowsAbout(say, 'person');
  return [
    row('idNumber', idNumber, { shown: spaced(idNumber) }),
    row('password', password),
    row('passcode', passcode, { shown: spaced(passcode) }),
    row('phone', phone),
  ];
}

function bankRows(say: Say, { banks }: Persona): readonly CardRow[] {
  const row = rowsAbout(say, 'bank');
  return banks.flatMap(({ bank, user, password }) => {
    const of = ` · ${bankName(say, bank)}`;
    return [row('bankUser', user, { of }), row('bankPassword', password, { of })];
  });
}

export const bankName = (say: Say, bank: BankId): string => say(`bank.names.${bank}`);

function dealRows(say: Say, { plots }: Persona): readonly CardRow[] {
  const row = rowsAbout(say, 'deal');
  return plots.flatMap(({ serial, price }) => [row('serial', serial), row('price', String(price), { shown: money(price) })]);
}
