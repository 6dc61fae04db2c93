import { describe, expect, test } from '@jest/globals';
import { begin } from './begin.ts';
import { knownTo, persona } from './persona.ts';
import { look } from './run.ts';
import { loadScenario, smallScenario } from './test-scenarios.ts';
import { play } from './walk.ts';

const start = begin(smallScenario(), '7');

describe('the persona card', () => {
  test('shows all that one needs to log in anywhere, and what is in the account now', () => {
    const { idNumber, password, passcode, phone, name, bankUser, bankPassword, account } = start.cast.people['citizen']!;
    expect(persona(start, 'citizen')).toEqual({
      ...{ seat: 'citizen', name, idNumber, phone, password, passcode, plots: [] },
      banks: [
        { bank: 'tre-xanh', name: 'Ngân hàng Tre Xanh', user: bankUser, password: bankPassword, accounts: [{ number: account, balance: 5_000_000 }] },
      ],
    });
  });

  test('of somebody without a bank has none, and nobody else has one', () => {
    expect(persona(start, 'friend')?.banks).toEqual([]);
    expect([persona(start, 'stranger'), persona(start, 'constructor')]).toEqual([undefined, undefined]);
  });

  test('names the plot, its owner’s side, and the price that was agreed on', () => {
    const run = begin(loadScenario('red-book'), '7');
    const [buyer, seller] = ['buyer', 'seller'].map((seat) => persona(run, seat)?.plots[0]);
    expect([buyer?.isOwn, seller?.isOwn]).toEqual([false, true]);
    expect(buyer?.price).toBe(run.cast.plots['plot']?.price);
  });
});

describe('what somebody can have read', () => {
  test('is their card, and a code once its message has come', () => {
    const run = play(start, [{ do: 'vneid/log-in', with: 'suggested' }]);
    const { code } = run.facts.find(({ kind }) => kind === 'vneid/code-sent')?.data as { code: string };
    const later = look(run, run.world.now + 3_000).run;
    expect([knownTo(run, ['citizen'])(code), knownTo(later, ['citizen'])(code), knownTo(later, ['friend'])(code)]).toEqual([false, true, false]);
  });

  test('is both cards for whoever holds both seats, and no other’s', () => {
    const { citizen, friend } = start.cast.people;
    const both = knownTo(start, ['citizen', 'friend']);
    expect([both(citizen!.password), both(friend!.password), knownTo(start, ['citizen'])(friend!.password)]).toEqual([true, true, false]);
  });

  test('is what the story tells, and the price that was agreed on', () => {
    const run = begin(loadScenario('red-book'), '7');
    expect(knownTo(run, ['seller'])(String(run.cast.plots['plot']?.price))).toBe(true);
    expect(knownTo(start, ['citizen'])('4711')).toBe(false);
  });
});
