import { describe, expect, test } from '@jest/globals';
import { begin } from './begin.ts';
import { smallScenario } from './test-scenarios.ts';
import { play } from './walk.ts';
import { minutes } from '../world/world.ts';
import { country, countryOf, type Inject } from '../agencies/country.ts';
import { defects, getDefect } from '../agencies/defects.ts';
import { sites, sitesOf, spoiltWords } from '../agencies/sites.ts';

const person = ({ from }: { readonly from: readonly string[] }): boolean => from.includes('person');
const inject: Inject = { id: 'sms', moves: [{ command: 'phone/receive-sms', input: {}, after: minutes(1) }] };

describe('the country', () => {
  test('knows each agency, command and link by one name', () => {
    const ids = country.links.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [id, command] of Object.entries(country.commands))
      expect([command.id, Object.hasOwn(country.agencies, id.split('/')[0]!)]).toEqual([id, true]);
  });

  test('has a rule for everything that a link asks for, whom it may ask for it', () => {
    const targets = country.links.flatMap(({ id }) => / → ([a-z-]+\/[a-z-]+)/.exec(id)?.[1] ?? []);
    expect(targets.filter((target) => !Object.hasOwn(country.commands, target))).toEqual([]);
    expect(targets.length).toBeGreaterThan(50);
  });

  test('has a page with its form for every command that a person may give, but for what one says to the coach', () => {
    const forms = new Set(sites.flatMap((site) => Object.values(site.forms).flat()));
    const missing = Object.values(country.commands).filter(
      (command) => person(command) && !command.id.startsWith('coach/') && !forms.has(command.id),
    );
    expect(missing.map(({ id }) => id).filter((id) => !id.startsWith('street/'))).toEqual([]);
    expect([...forms].filter((id) => !Object.hasOwn(country.commands, id))).toEqual([]);
  });

  test('differs with links off in nothing but what is carried by hand', () => {
    const off = countryOf({ linked: false });
    const carried = country.links.filter(({ carried: by }) => by !== undefined);
    expect(off.links.map(({ id }) => id)).toEqual(country.links.map(({ id }) => id));
    expect(carried.length).toBeGreaterThan(0);
    expect(off.links.filter((link, i) => link !== country.links[i])).toHaveLength(carried.length);
  });

  test('gains links from an inject, and refuses two of one name', () => {
    expect(countryOf({ injects: [inject] }).links.length).toBe(country.links.length + 1);
    expect(() => countryOf({ injects: [inject, inject] })).toThrow('two links are called');
  });
});

describe('a seeded defect', () => {
  test('is one thing replaced, and the country itself stays whole', () => {
    const spoilt = countryOf({ defects: ['bank-takes-expired-code'] });
    const changed = Object.keys(country.commands).filter((id) => spoilt.commands[id] !== country.commands[id]);
    expect(changed).toEqual(['tre-xanh/confirm']);
    expect(countryOf({}).commands['tre-xanh/confirm']).toBe(country.commands['tre-xanh/confirm']);
  });

  test('stands on something that is there: a command, a link, a page', () => {
    for (const { id } of defects) {
      expect(() => countryOf({ defects: [id] })).not.toThrow();
      expect(() => sitesOf([id])).not.toThrow();
    }
    expect(() => getDefect('no-such')).toThrow('no such defect');
  });

  test('in a page shows on that page, and on no other', () => {
    const run = play(begin(smallScenario(), '7'), [{ do: 'vneid/log-in', with: 'suggested' }]);
    const id = (run.facts.find(({ kind }) => kind === 'vneid/code-sent')?.data as { id: string }).id;
    const shown = (defectIds: readonly string[]): unknown => {
      const site = sitesOf(defectIds).find((one) => one.id === 'vneid-web')!;
      return site.show(run.world, site.find(`code/${id}`)!, 'citizen');
    };
    expect(shown([])).toMatchObject({ minutes: 3 });
    expect(shown(['code-page-says-six-minutes'])).toEqual({ ...(shown([]) as object), minutes: 6 });
    const [good, spoilt] = [[], ['code-page-says-six-minutes']].map((ids) => sitesOf(ids).find(({ id: name }) => name === 'portal')!);
    expect(spoilt).toBe(good);
  });

  test('in words is an overlay of keys', () => {
    expect(spoiltWords(['bank-takes-expired-code'], 'vi')).toEqual({});
    expect(spoiltWords([], 'vi')).toEqual({});
  });
});
