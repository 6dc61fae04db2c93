import { z } from 'zod';
import { line, secret } from '../../../world/fields.ts';
import type { BankAgency } from '../bank.ts';
import { lockEnds, triesOn } from '../limits.ts';
import { findCustomer, hasEntered, lockedUntil, nextPayment, type Customer } from '../state.ts';

/** Logs in to the bank, in the browser and in the app alike, as oneself only. Five wrong passwords in a row lock it for a while. */
export const enterAt = (bank: BankAgency) =>
  bank.command({
    name: 'enter',
    from: ['person'],
    input: z.object({ user: line(40), password: secret() }),
    secret: ['password'],
    refusals: { 'entered-already': null, 'log-in-locked': null, 'log-in-wrong': 'password', 'log-in-wrong-locked': null },
    judge(state, { input, by, at }, refuse) {
      if (hasEntered(state, by.name)) return refuse('entered-already');
      if (lockedUntil(state, by.name, at) !== undefined) return refuse('log-in-locked');
      const customer = findCustomer(state, by.name);
      if (customer && isLogIn(customer, input)) return [bank.fact('entered', { who: by.name, order: nextPayment(state, by.name)?.order })];
      if (!customer || customer.wrong + 1 < triesOn(at)) return refuse('log-in-wrong', bank.fact('wrong-password', { who: by.name }));
      return refuse('log-in-wrong-locked', bank.fact('wrong-password', { who: by.name, lockedUntil: lockEnds(at) }));
    },
    suggest(state, { by, at, knows }) {
      const customer = findCustomer(state, by.name);
      if (!customer || hasEntered(state, by.name) || lockedUntil(state, by.name, at) !== undefined) return [];
      return knows(customer.user) && knows(customer.password) ? [{ user: customer.user, password: customer.password }] : [];
    },
  });

const isLogIn = (customer: Customer, { user, password }: { readonly user: string; readonly password: string }): boolean =>
  customer.user.toLowerCase() === user.toLowerCase() && customer.password === password;
