import { banks } from '../../fixtures/banks.ts';
import { offices } from '../../fixtures/offices.ts';
import { diceOf as dice } from '../../fixtures/people/dice.ts';
import { makePerson, type Person } from '../../fixtures/people/person.ts';
import { makePlot } from '../../fixtures/people/plot.ts';
import { personRecipes, plotRecipes, type PersonRecipe, type PlotRecipe } from '../../fixtures/recipes.ts';
import type { Plot } from '../agencies/plot.ts';
import type { ScenarioFile } from './scenario.ts';
import { said, textsIn } from './texts.ts';

/** A person of a run: all that stands on the card, and where the money is. */
export interface CastPerson extends Person {
  readonly bank: 'tre-xanh' | 'sao-bien' | undefined;
  readonly balance: number;
  /** The account number at that bank. */
  readonly account: string | undefined;
}
/** A plot of a run: flat, so that `$plot.sheet` is written as it is read. */
export interface CastPlot extends Plot {
  readonly owner: string;
  readonly ownerName: string;
  readonly ownerId: string;
  readonly serial: string;
  /** The certificate's number in the register: the serial without its space. */
  readonly certificate: string;
  readonly issuedOn: string;
  /** What the parties have agreed on. */
  readonly price: number;
  /** By the land table, illustrative: đồng a square metre, and for the whole plot. */
  readonly tablePrice: number;
  readonly tableValue: number;
}
/** Who and what a run is about. Another seed is another person and another plot in the same exercise. */
export interface Cast {
  /** The goal of this run, where the scenario has several. */
  readonly variant: { readonly id: string; readonly values: Readonly<Record<string, string | number>> } | undefined;
  readonly people: Readonly<Record<string, CastPerson>>;
  readonly plots: Readonly<Record<string, CastPlot>>;
}

type Part = Pick<ScenarioFile, 'people' | 'plots' | 'variants'>;

const isPersonRecipe = (name: string): name is PersonRecipe => Object.hasOwn(personRecipes, name);
const isPlotRecipe = (name: string): name is PlotRecipe => Object.hasOwn(plotRecipes, name);

/** Same scenario, same seed: same goal, same people, same plots. */
export function castOf({ people, plots, variants }: Part, seed: string, variantId?: string): Cast {
  const variant =
    variants.find(({ id }) => id === variantId) ?? (variants.length > 0 ? dice(seed, 'variant').helpers.arrayElement(variants) : undefined);
  const wanted = asDrawn({ people, plots }, variant);
  const cast = Object.fromEntries(Object.entries(wanted.people).map(([name, person]) => [name, personOf(`${seed}/${name}`, person)]));
  return {
    variant: variant && { id: variant.id, values: variant.values },
    people: cast,
    plots: Object.fromEntries(Object.entries(wanted.plots).map(([name, plot]) => [name, plotOf(`${seed}/${name}`, plot, cast)])),
  };
}

/** People and plots as one variant wants them. */
export const asDrawn = ({ people, plots }: Omit<Part, 'variants'>, variant: Part['variants'][number] | undefined): Omit<Part, 'variants'> => ({
  people: Object.fromEntries(Object.entries(people).map(([name, wanted]) => [name, { ...wanted, ...said(variant?.people[name]) }])),
  plots: Object.fromEntries(Object.entries(plots).map(([name, wanted]) => [name, { ...wanted, ...said(variant?.plots[name]) }])),
});

function personOf(seed: string, { recipe, bank, balance = 0 }: Part['people'][string]): CastPerson {
  if (!isPersonRecipe(recipe)) throw new Error(`no such recipe of a person: ${recipe}`);
  const person = makePerson(seed, recipe);
  return { bank, balance, account: bank && person.accounts[banks[bank].key], ...person };
}

function plotOf(seed: string, { recipe, owner, price, issuedOn }: Part['plots'][string], people: Cast['people']): CastPlot {
  if (!isPlotRecipe(recipe)) throw new Error(`no such recipe of a plot: ${recipe}`);
  const made = makePlot(seed, recipe);
  const { serial, tablePrice, tableValue } = made;
  const holder = people[owner];
  if (!holder) throw new Error(`no such person: ${owner}`);
  const whose = { owner, ownerName: holder.name, ownerId: holder.idNumber };
  return { serial, certificate: serial.replaceAll(' ', ''), issuedOn, price: price ?? made.price, tablePrice, tableValue, ...whose, ...made.plot };
}

/** What "$citizen.idNumber", "$plot.price", "$treasury.treXanh" and "$variant.amount" stand for. */
export function findInCast({ people, plots, variant }: Cast, path: string): string | number | undefined {
  const [name = '', ...rest] = path.split('.');
  const places: readonly Readonly<Record<string, unknown>>[] = [variant ? { variant: variant.values } : {}, people, plots, officesByName];
  let found: unknown = places.find((place) => Object.hasOwn(place, name))?.[name];
  for (const key of rest)
    found = typeof found === 'object' && found !== null && Object.hasOwn(found, key) ? (found as Record<string, unknown>)[key] : undefined;
  return typeof found === 'string' || typeof found === 'number' ? found : undefined;
}

/** Offices by their name, with their account numbers: `$land-office.saoBien`. */
const officesByName = Object.fromEntries(
  Object.values(offices).map(({ id, name, holder, accounts }) => [id, { name: name.vi, holder, ...accounts }]),
);

const REFERENCE = /^\$([a-z][\w-]*(?:\.[\w-]+)+)$/i;

/** What a walkthrough has kept is known only while it is played. */
const isKept = (path: string): boolean => path.startsWith('kept.');

/** Every "$…" in some data and where it stands, but for what a walkthrough keeps. */
export const referencesIn = (value: unknown): readonly { readonly name: string; readonly path: readonly PropertyKey[] }[] =>
  textsIn(value).flatMap(({ text, path }) =>
    (REFERENCE.exec(text)?.slice(1, 2) ?? []).filter((name) => !isKept(name)).map((name) => ({ name, path })),
  );

/** The same data with every "$…" replaced by what it stands for. */
export const resolved = <T>(value: T, cast: Cast): T =>
  replaced(value, (path) => {
    const found = findInCast(cast, path);
    if (found === undefined && !isKept(path)) throw new Error(`nothing is called $${path}`);
    return found;
  }) as T;

/** The same data with "$variant.…" replaced by what it stands for in this run, and every other "$…" as it is. */
export const withVariant = <T>(value: T, cast: Cast): T =>
  replaced(value, (path) => (path.startsWith('variant.') ? findInCast(cast, path) : undefined)) as T;

/** The same data with "$kept.<name>.<field>" replaced by what a walkthrough has kept. */
export const withKept = <T>(value: T, kept: Readonly<Record<string, Readonly<Record<string, unknown>>>>): T =>
  replaced(value, (path) => {
    const [, name = '', field = ''] = path.split('.');
    if (kept[name]?.[field] === undefined) throw new Error(`nothing was kept as $${path}`);
    return kept[name][field];
  }) as T;

/** `find` answers undefined where a "$…" stays as it is. */
function replaced(value: unknown, find: (path: string) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => replaced(item, find));
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaced(item, find)]));
  const path = typeof value === 'string' ? REFERENCE.exec(value)?.[1] : undefined;
  return path === undefined ? value : (find(path) ?? value);
}

/** A text with its `{{citizen.name}}` filled in; amounts in groups of three, days as they are written. */
export const filled = (text: string, cast: Cast): string =>
  text.replace(/\{\{\s*([\w.-]+)\s*\}\}/g, (whole, path: string) => {
    const found = findInCast(cast, path);
    return typeof found === 'number'
      ? String(found).replace(/\B(?=(\d{3})+$)/g, '.')
      : (found?.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1') ?? whole);
  });
