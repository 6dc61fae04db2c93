import type { Link } from '../../world/agency.ts';
import { seconds } from '../../world/world.ts';
import { saoBien, treXanh } from '../bank/banks.ts';
import { installApp } from '../phone/commands/install-app.ts';
import { receiveNotice } from '../phone/commands/receive-notice.ts';
import { receiveSms } from '../phone/commands/receive-sms.ts';
import { phone } from '../phone/phone.ts';
import { knowPerson } from '../portal/commands/know-person.ts';
import { openSession } from '../portal/commands/open-session.ts';
import { receiveVisit } from '../trap/commands/receive-visit.ts';
import { isTrap } from '../trap/trap.ts';
import { vneid } from '../vneid/vneid.ts';

const notice = (owner: string, message: string, values: Readonly<Record<string, string>>) => ({ owner, app: 'vneid', message, values });

/** Who people are, how they log in, what their phones tell them. Wires that are always there: none is carried. */
export const identityLinks: readonly Link[] = [
  vneid.when('account-opened', knowPerson, ({ who, idNumber, name }) => ({ who, idNumber, name })),

  vneid.when('code-sent', receiveSms, ({ who, code }) => ({ owner: who, sender: 'VNEID', message: 'log-in-code', values: { code } }), {
    after: seconds(3),
  }),
  vneid.when('access-granted', openSession, ({ who, name, method }) => ({ who, name, method })),

  vneid.when('access-granted', receiveNotice, ({ who, service }) => notice(who, 'logged-in', { service }), { after: seconds(3) }),
  vneid.when('account-locked', receiveNotice, ({ who, until }) => notice(who, 'account-locked', { until: String(until) }), { after: seconds(3) }),
  // Due at the very moment at which the lock opens: a jump to the next thing passes it.
  vneid.when('account-locked', receiveNotice, ({ who }) => notice(who, 'account-unlocked', { to: 'vneid/log-in' }), {
    called: 'unlocked',
    after: ({ until }, at) => until - at,
  }),
  vneid.when('signature-asked', receiveNotice, ({ id, who, title }) => notice(who, `signature-asked-${title}`, { to: `vneid/sign/${id}` }), {
    after: seconds(3),
  }),

  phone.when('link-opened', receiveVisit, ({ owner, trap, link: by }) => (isTrap(trap) ? { owner, trap, link: by } : undefined)),

  treXanh.agency.when('account-opened', installApp, ({ owner, user }) => (user === undefined ? undefined : { owner, app: 'tre-xanh-app' })),
  saoBien.agency.when('account-opened', installApp, ({ owner, user }) => (user === undefined ? undefined : { owner, app: 'sao-bien-app' })),
];
