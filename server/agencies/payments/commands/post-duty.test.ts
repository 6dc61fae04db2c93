import { describe, expect, test } from '@jest/globals';
import { duty, dutyNamed, fee, issue, kinds, next, pay, play, refused, stateOf } from '../test-world.ts';

describe('post-duty', () => {
  test('posts what an office asks for, under a number of its own', () => {
    const posted = play(duty());
    expect(kinds(posted)).toEqual(['duty-posted']);
    expect(dutyNamed(posted, 'registration-fee').id).toMatch(/^K\d{12}$/);
  });

  test('completes the dossier with the last notice', () => {
    expect([play(duty()), play(duty(), fee())].map((outcome) => stateOf(outcome).complete.length)).toEqual([0, 1]);
  });

  test('settles a dossier in which there is nothing to pay at all', () => {
    const free = duty({ kind: 'certificate-fee', amount: 0, last: true, reduction: undefined });
    expect(kinds(play(free))).toEqual(['duty-posted', 'dossier-settled']);
    expect(kinds(play(duty(), free))).toEqual(['duty-posted']);
  });

  test('refuses the same kind of duty twice in one dossier', () => {
    expect(refused(play(duty(), duty()))).toEqual(['duty-posted-already', 'kind']);
    expect(play(duty(), duty({ dossier: '099-261110-0008' })).refusal).toBeUndefined();
  });

  test('refuses to add to a dossier that is settled', () => {
    const paid = pay(play(duty(), fee(), issue()));
    expect(refused(next(paid, duty({ kind: 'appraisal-fee' })))).toEqual(['dossier-settled-already', 'dossier']);
  });
});
