import { z } from 'zod';
import { defineAgency, type Folds } from '../../world/agency.ts';
import { DutyLine } from '../duty-line.ts';
import { Plot } from '../plot.ts';

/** What the parties agree, as the portal has it: nothing is typed again. */
export const Terms = z.object({
  dossier: z.string(),
  certificate: z.string(),
  serial: z.string(),
  plot: Plot,
  seller: z.string(),
  sellerName: z.string(),
  sellerId: z.string(),
  buyer: z.string(),
  buyerName: z.string(),
  buyerId: z.string(),
  /** Đồng, for the whole plot. */
  price: z.int().positive(),
  taxPaidBy: z.enum(['buyer', 'seller']),
});
const Contract = Terms.extend({ contract: z.string() });

const facts = {
  'contract-drawn': Contract,
  'signature-recorded': z.object({ contract: z.string(), dossier: z.string(), who: z.string() }),
  'contract-ready': z.object({ contract: z.string(), dossier: z.string(), seller: z.string(), buyer: z.string() }),
  'contract-certified': Contract.extend({
    /** Số công chứng. */
    number: z.string(),
    fee: DutyLine,
    /** Last day to pay the fee. */
    due: z.string(),
  }),
  /** A party declined: the contract is void, whoever has signed it. Its price says whether it was the right one. */
  'contract-voided': z.object({ contract: z.string(), dossier: z.string(), price: z.int(), by: z.string(), other: z.string() }),
};

export interface Contract extends z.output<typeof Contract> {
  readonly state: 'to-sign' | 'signed' | 'certified' | 'void';
  readonly drawnAt: number;
  /** When each party signed. */
  readonly signedAt: Readonly<Record<string, number>>;
  readonly number?: string;
  readonly certifiedAt?: number;
}

export interface Notary {
  readonly contracts: Readonly<Record<string, Contract>>;
}

const opens: Notary = { contracts: {} };

function change({ contracts }: Notary, contract: string, how: (known: Contract) => Partial<Contract>): Notary {
  const known = contracts[contract];
  if (!known) throw new Error(`a fact about contract ${contract}, which is not there`);
  return { contracts: { ...contracts, [contract]: { ...known, ...how(known) } } };
}

const fold: Folds<typeof facts, Notary> = {
  'contract-drawn': ({ contracts }, contract, at) => ({
    contracts: { ...contracts, [contract.contract]: { ...contract, state: 'to-sign', drawnAt: at, signedAt: {} } },
  }),
  'signature-recorded': (notary, { contract, who }, at) => change(notary, contract, ({ signedAt }) => ({ signedAt: { ...signedAt, [who]: at } })),
  'contract-ready': (notary, { contract }) => change(notary, contract, () => ({ state: 'signed' })),
  'contract-certified': (notary, { contract, number }, at) => change(notary, contract, () => ({ state: 'certified', number, certifiedAt: at })),
  'contract-voided': (notary, { contract }) => change(notary, contract, () => ({ state: 'void' })),
};

/** A notary's office: draws up the contract, takes note of the signatures, certifies. */
export const notary = defineAgency({ name: 'notary', facts, opens, fold });

const PREFIX = 'HD-';

/** A dossier has one contract (hợp đồng); VNeID knows the document under the same name. */
export const contractOf = (dossier: string): string => `${PREFIX}${dossier}`;
/** Whether a document that VNeID had signed is one of ours. */
export const isContract = (document: string): boolean => document.startsWith(PREFIX);

/** The other party of a contract; undefined for somebody who has no part in it. */
export const otherParty = ({ seller, buyer }: Pick<Contract, 'seller' | 'buyer'>, who: string): string | undefined =>
  who === seller ? buyer : who === buyer ? seller : undefined;
