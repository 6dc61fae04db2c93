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
  readonly shown?: string;
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

const personRows = (say: Say, { idNumber, password, passcode, phone }: Persona): readonly CardRow[] =>
  [
    { id: 'idNumber', value: idNumber, shown: spaced(idNumber) },
    { id: 'password', value: password },
    { id: 'passcode', value: passcode, shown: spaced(passcode) },
    { id: 'phone', value: phone },
  ].map((row) => ({ ...row, label: say(`yard.card.rows.${row.id}`), about: 'person' }));

const bankRows = (say: Say, { banks }: Persona): readonly CardRow[] =>
  banks.flatMap(({ bank, user, password }) =>
    Object.entries({ bankUser: user, bankPassword: password }).map(([id, value]) => ({
      ...{ id, value, label: `${say(`yard.card.rows.${id}`)} · ${bankName(say, bank)}`, about: 'bank' as const },
    })),
  );

export const bankName = (say: Say, bank: BankId): string => say(`bank.names.${bank}`);

const dealRows = (say: Say, { plots }: Persona): readonly CardRow[] =>
  plots
    .flatMap(({ serial, price }) => [
      { id: 'serial', value: serial },
      { id: 'price', value: String(price), shown: money(price) },
    ])
    .map((row) => ({ ...row, label: say(`yard.card.rows.${row.id}`), about: 'deal' }));
