import { z } from 'zod';
import { defineAgency, type Folds } from '../../world/agency.ts';
import { Plot } from '../plot.ts';

/** How far a land transfer has come, as the portal has been told. */
export const STAGES = ['declared', 'signed', 'certified', 'assessed', 'paid', 'registered'] as const;

const facts = {
  /** The population database tells the portal who there is. */
  'person-known': z.object({ who: z.string(), idNumber: z.string(), name: z.string() }),
  /** Somebody was sent to VNeID, the only log-in there is. */
  'log-in-opened': z.object({ who: z.string() }),
  'session-opened': z.object({ who: z.string(), name: z.string(), method: z.enum(['password', 'qr']) }),
  'session-closed': z.object({ who: z.string() }),
  /** The land register tells the portal which certificates somebody holds. */
  'certificate-known': z.object({ id: z.string(), serial: z.string(), owner: z.string(), plot: Plot }),
  'transfer-declared': z.object({
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
    price: z.int().positive(),
    /** Who pays the seller's income tax, as the contract says. */
    taxPaidBy: z.enum(['seller', 'buyer']),
  }),
  'stage-reached': z.object({ dossier: z.string(), stage: z.enum(STAGES), values: z.record(z.string(), z.string()) }),
  /** The notary has one party's signature. */
  'signature-noted': z.object({ dossier: z.string(), who: z.string() }),
  /** A party declined to sign: nothing is transferred, and the certificate may be declared anew. */
  'dossier-withdrawn': z.object({ dossier: z.string(), by: z.string() }),
};

export type Person = z.output<(typeof facts)['person-known']>;
export type KnownCertificate = z.output<(typeof facts)['certificate-known']>;
export type Stage = (typeof STAGES)[number];
/** A land transfer from its declaration to the register. */
export interface Dossier extends z.output<(typeof facts)['transfer-declared']> {
  readonly stage: Stage;
  /** When each stage was reached. */
  readonly reached: Readonly<Partial<Record<Stage, number>>>;
  /** What came along with the stages: the notary's number, the new serial. */
  readonly values: Readonly<Record<string, string>>;
  /** Who has signed the contract. */
  readonly signedBy: readonly string[];
  /** Who declined to sign, where that ended it. */
  readonly withdrawnBy?: string;
}

export interface Portal {
  readonly people: Readonly<Record<string, Person>>;
  readonly sessions: Readonly<Record<string, { readonly name: string; readonly method: 'password' | 'qr' }>>;
  readonly certificates: Readonly<Record<string, KnownCertificate>>;
  readonly dossiers: Readonly<Record<string, Dossier>>;
}

const opens: Portal = { people: {}, sessions: {}, certificates: {}, dossiers: {} };

function changed(portal: Portal, dossier: string, change: (known: Dossier) => Partial<Dossier>): Portal {
  const known = portal.dossiers[dossier];
  if (!known) throw new Error(`a fact about dossier ${dossier}, which is not there`);
  return { ...portal, dossiers: { ...portal.dossiers, [dossier]: { ...known, ...change(known) } } };
}

const fold: Folds<typeof facts, Portal> = {
  'person-known': (portal, person) => ({ ...portal, people: { ...portal.people, [person.who]: person } }),
  'log-in-opened': (portal) => portal,
  'session-opened': (portal, { who, name, method }) => ({ ...portal, sessions: { ...portal.sessions, [who]: { name, method } } }),
  'session-closed': (portal, { who }) => ({
    ...portal,
    sessions: Object.fromEntries(Object.entries(portal.sessions).filter(([other]) => other !== who)),
  }),
  'certificate-known': (portal, certificate) => ({ ...portal, certificates: { ...portal.certificates, [certificate.id]: certificate } }),
  'transfer-declared': (portal, dossier, at) => ({
    ...portal,
    dossiers: { ...portal.dossiers, [dossier.dossier]: { ...dossier, stage: 'declared', reached: { declared: at }, values: {}, signedBy: [] } },
  }),
  'stage-reached': (portal, { dossier, stage, values }, at) =>
    changed(portal, dossier, (known) => ({ stage, reached: { ...known.reached, [stage]: at }, values: { ...known.values, ...values } })),
  'signature-noted': (portal, { dossier, who }) => changed(portal, dossier, ({ signedBy }) => ({ signedBy: [...signedBy, who] })),
  'dossier-withdrawn': (portal, { dossier, by }) => changed(portal, dossier, () => ({ withdrawnBy: by })),
};

/** Cổng Dịch vụ công Quốc gia: who is logged in, and how far each dossier has come. What is to be paid stands in `payments`. */
export const portal = defineAgency({ name: 'portal', facts, opens, fold });

export const isLoggedIn = ({ sessions }: Portal, who: string): boolean => Object.hasOwn(sessions, who);
