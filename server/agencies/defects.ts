import type { Language } from '../../fixtures/languages.ts';
import type { Command, Link, News } from '../world/agency.ts';
import { minutes, type Instant } from '../world/world.ts';
import { addDays, localDay } from './calendar.ts';
import { notaryFee } from './notary/notary-fee.ts';
import type { Model } from './page.ts';
import type { DutiesSet } from './tax/tax.ts';
import { accountOf, logInOf } from './vneid/account.ts';
import { lockedUntil } from './vneid/limits.ts';
import { vneid } from './vneid/vneid.ts';

const A_DAY = minutes(24 * 60);

/** Data of a fact, an order or a page, whose kind is known by the name of what is spoilt. */
type Data = Readonly<Record<string, unknown>>;

/** The same command, with another verdict. */
const judged =
  (spoil: (judge: Command['judge'], ...given: Parameters<Command['judge']>) => ReturnType<Command['judge']>) =>
  (good: Command): Command => ({ ...good, judge: (world, given) => spoil((...same) => good.judge(...same), world, given) });

/** The same command, reporting something else; what it turns down stays turned down. */
const reporting = (kind: string, spoil: (data: Data, at: Instant) => readonly Data[]) =>
  judged((judge, world, given) => {
    const verdict = judge(world, given);
    if ('refused' in verdict) return verdict;
    const [first, ...others] = verdict.flatMap((news) =>
      news.kind === kind ? spoil(news.data as Data, given.at).map((data) => ({ kind, data })) : [news],
    );
    return first ? [first, ...others] : verdict;
  });

/** The same link, telling something else. */
const telling =
  (spoil: (input: Data) => Data) =>
  (good: Link): Link => ({
    ...good,
    then(data) {
      const order = good.then(data);
      return order && { ...order, input: spoil(order.input as Data) };
    },
  });

/** A seeded defect: one command, link, page or word of a practice replaced by a spoilt one. */
export type Defect = { readonly id: string } & (
  | { readonly of: string; readonly command: (good: Command) => Command }
  | { readonly of: string; readonly link: (good: Link) => Link | undefined }
  /** `of`: "<site>/<page>"; what that page shows. */
  | { readonly of: string; readonly page: (good: Model) => Model }
  /** By language, then by key of the words. */
  | { readonly words: Readonly<Record<Language, Readonly<Record<string, string>>>> }
);

/** All that a practice can be seeded with. Each has its sign where a learner can see it. */
export const defects: readonly Defect[] = [
  /** A code by SMS counts for three minutes; the page says six. */
  { id: 'code-page-says-six-minutes', of: 'vneid-web/code/:id', page: (good) => ({ ...good, minutes: 6 }) },
  /** The bank takes a code that has run out: what comes too late is judged as if it had come a day before. */
  {
    id: 'bank-takes-expired-code',
    of: 'tre-xanh/confirm',
    command: judged((judge, world, given) => {
      const verdict = judge(world, given);
      return 'refused' in verdict && verdict.refused === 'code-expired' ? judge(world, { ...given, at: given.at - A_DAY }) : verdict;
    }),
  },
  /** One tap on “Confirm”, and the bank takes the money twice, in two entries of the statement. */
  {
    id: 'bank-takes-money-twice',
    of: 'tre-xanh/confirm',
    command: reporting('tre-xanh/payment-made', (made) => [made, { ...made, balance: Number(made['balance']) - Number(made['amount']) }]),
  },
  /** The bank’s message with the code names ten times the sum. */
  {
    id: 'bank-message-names-other-sum',
    of: 'tre-xanh/approval-started → phone/receive-sms',
    link: telling((input) => {
      const values = input['values'] as Readonly<Record<string, string>>;
      return { ...input, values: { ...values, amount: `${values['amount'] ?? ''}0` } };
    }),
  },
  /** On the bank’s page the money goes to a person, not to the office. */
  {
    id: 'bank-names-other-payee',
    of: 'tre-xanh/orders/:order',
    page: (good) => ({
      ...good,
      parts: (good['parts'] as readonly Data[]).map((part) => ({ ...part, office: undefined, payee: 'NGUYEN VAN BAO' })),
    }),
  },
  /** The notice of a dossier says a day one month after the one that the list says. */
  {
    id: 'notice-due-later',
    of: 'payments/dossiers/:dossier',
    page: ({ due, ...good }) => ({ ...good, due: typeof due === 'string' ? addDays(due, 30) : due }),
  },
  /** An order for which no money has come yet is shown as paid. */
  {
    id: 'order-paid-too-early',
    of: 'payments/orders/:order',
    page: (good) => ({ ...good, state: good['state'] === 'open' ? 'paid' : good['state'] }),
  },
  /** The receipt’s total, in figures and in words, is ten times its only line. */
  {
    id: 'receipt-total-too-high',
    of: 'payments/receipts/:duty',
    page: (good) => ({ ...good, amount: typeof good['amount'] === 'number' ? good['amount'] * 10 : good['amount'] }),
  },
  /** Logged out of the portal, one still sees what is to be paid. */
  { id: 'payments-stay-open', of: 'portal/session-closed → payments/dismiss-payer', link: () => undefined },
  /** VNeID takes the code before the newest as if it were the newest. */
  {
    id: 'vneid-takes-old-code',
    of: 'vneid/confirm-code',
    command: judged((judge, world, given) => {
      const verdict = judge(world, given);
      if (!('refused' in verdict) || verdict.refused !== 'code-replaced') return verdict;
      const input = given.input as { readonly id: string };
      const newest = logInOf(vneid.in(world), given.by.name, input.id)?.code;
      return judge(world, { ...given, input: { ...input, code: newest } });
    }),
  },
  /** VNeID locks after two wrong passwords; its rule locks at the fifth. */
  {
    id: 'vneid-locks-too-soon',
    of: 'vneid/log-in',
    command: judged((judge, world, given) => {
      const verdict = judge(world, given);
      const locks = (leaves: readonly News[]): boolean => leaves.some(({ kind }) => kind === 'vneid/account-locked');
      if (!('refused' in verdict) || verdict.refused !== 'password-wrong' || locks(verdict.leaves ?? [])) return verdict;
      if ((accountOf(vneid.in(world), given.by.name)?.wrongPasswords ?? 0) < 1) return verdict;
      const lock = vneid.fact('account-locked', { who: given.by.name, until: lockedUntil(given.at) });
      return { ...verdict, leaves: [...(verdict.leaves ?? []), lock] };
    }),
  },
  /** Where one agrees to share, another birthday stands than the one that is shared. */
  {
    id: 'consent-shows-other-birthday',
    of: 'vneid-web/consent/:id',
    page: (good) => ({ ...good, shared: { ...(good['shared'] as Data), birth: '1900-01-01' } }),
  },
  /** The sentence that asks for consent names a placeholder instead of the service. */
  {
    id: 'consent-with-a-gap',
    words: {
      vi: { 'vneid-web.pages.consent.asks': '%TEN_DICH_VU% đề nghị được biết các thông tin sau của ông/bà để đăng nhập và lập hồ sơ.' },
      en: { 'vneid-web.pages.consent.asks': '%SERVICE_NAME% asks for the following, to log you in and to fill in files.' },
    },
  },
  /** The certificate in the wallet is of another holder than the person whose wallet it is. */
  {
    id: 'certificate-of-other-holder',
    of: 'land/certificate-registered → vneid/add-paper',
    link: telling((input) => ({ ...input, values: { ...(input['values'] as Data), holder: 'Nguyễn Văn Bảo' } })),
  },
  /** The certificate opened in the wallet is of ten times the area. */
  {
    id: 'certificate-of-other-area',
    of: 'vneid/wallet/:id',
    page(good) {
      const paper = good['paper'] as { readonly values: Readonly<Record<string, string>> } | undefined;
      return paper ? { ...good, paper: { ...paper, values: { ...paper.values, area: String(Number(paper.values['area']) * 10) } } } : good;
    },
  },
  /** The notary’s fee is taken from the bracket of a tenth of the price. */
  {
    id: 'notary-fee-of-other-bracket',
    of: 'notary/certify-contract',
    command: reporting('notary/contract-certified', (certified, at) => [
      { ...certified, fee: notaryFee(Math.round(Number(certified['price']) / 10), localDay(at)) },
    ]),
  },
  /** The tax office forgets the reduction that the law gives to who files online. */
  {
    id: 'registration-fee-not-reduced',
    of: 'tax/assess',
    command: reporting('tax/duties-set', (set) => [
      {
        ...set,
        lines: (set['lines'] as DutiesSet['lines']).map(({ reduction, ...line }) => ({ ...line, amount: line.amount + (reduction?.amount ?? 0) })),
      },
    ]),
  },
];

export function getDefect(id: string): Defect {
  const defect = defects.find((other) => other.id === id);
  if (!defect) throw new Error(`no such defect: ${id}`);
  return defect;
}
