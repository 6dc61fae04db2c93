import type { Found, Model, Site } from '../agencies/page.ts';
import { formsOf, type FormsOf } from './forms.ts';
import { speech } from './shell.ts';
import { slipsFor } from './slips.ts';
import { unread } from './unread.ts';
import { pageInFront, placeUrl, urls } from './urls.ts';
import type { View } from './view.ts';

/** One of the two panes: a page of a site with its words and forms, as HTML. */
export interface Pane {
  readonly site: Site;
  readonly found: Found | undefined;
  readonly title: string;
  readonly html: string;
}

export const siteIn = (sites: readonly Site[], page: string): Site | undefined => sites.find(({ id }) => id === page.split('/')[0]);

/** The list from which the one message or paper on a screen was opened; a list itself where that is on it, else the front of its app. */
export function listAbove(sites: readonly Site[], screen: string): string {
  const site = siteIn(sites, screen);
  const [id = '', ...path] = screen.split('/');
  const shorter = [...path.keys()].map((left) => path.slice(0, path.length - left).join('/'));
  const list = shorter.find((one) => site?.find(one)?.pattern === one) ?? '';
  return list === '' ? id : `${id}/${list}`;
}

/** The agency's words stand under the face of its sites, or under its own name. */
export const wordsOfAgency =
  (sites: readonly Site[], has: (key: string) => boolean) =>
  (agency: string): string =>
    has(`${agency}.commands`) ? agency : (sites.find((site) => site.agency === agency)?.face ?? agency);

export const refusalWordsOf = ({ sites, say, has }: View): Pick<FormsOf, 'wordsOf' | 'say' | 'has'> => ({
  wordsOf: wordsOfAgency(sites, has),
  say,
  has,
});

/** Renders a pane; a page that is not there for this seat says so, inside its window. Undefined for a site that does not exist. */
export function paneOf(view: View, pane: 'browser' | 'phone'): Pane | undefined {
  const { place, sites, world, seat, say } = view;
  const page = pane === 'browser' ? place.page : place.phone;
  const site = siteIn(sites, page);
  if (site?.pane !== pane) return undefined;
  const found = site.find(page.split('/').slice(1).join('/'));
  const model = found && site.show(world, found, seat);
  if (!found || !model) {
    const title = say('yard.noSuchPage.title');
    return { site, found: undefined, title, html: view.house.views.render('partials/no-such-page', { t: say, assets: view.shell.assets, pane }) };
  }
  return {
    site,
    found,
    title: titleOf(view, site, found, model),
    html: view.house.views.render(`${site.face}/${found.name}`, localsOf(view, pane, site, model), speech(view.shell)),
  };
}

/** What it takes to say what a page is called. */
export type Titling = Pick<View, 'sites' | 'world' | 'seat' | 'say' | 'has'>;

const titleOf = (view: Titling, site: Site, { name }: Found, model: Model): string => {
  const key = `${site.face}.pages.${name}.title`;
  return view.has(key) ? view.say(key, model) : siteName(view, site);
};

/** What a page is called, without drawing it. */
export function pageTitle(view: Titling, page: string): string {
  const site = siteIn(view.sites, page);
  const found = site?.find(page.split('/').slice(1).join('/'));
  const model = found && site?.show(view.world, found, view.seat);
  return site && found && model ? titleOf(view, site, found, model) : page;
}

export const siteName = ({ say, has }: Pick<View, 'say' | 'has'>, { id, face }: Site): string =>
  has(`${face}.names.${id}`) ? say(`${face}.names.${id}`) : say(`${face}.name`);

function localsOf(view: View, pane: 'browser' | 'phone', site: Site, model: object) {
  const { place, say, has, shell, practice, seat } = view;
  const { country } = practice.run;
  const here = placeUrl({ ...place, tab: pane });
  const form = formsOf(pane, {
    commands: country.commands,
    wordsOf: wordsOfAgency(view.sites, has),
    say,
    has,
    once: view.once,
    page: here,
    kept: practice.wordsFor(seat, pageInFront({ ...place, tab: pane })),
    slips: slipsFor(view),
  });
  return {
    t: say,
    lang: shell.lang,
    assets: shell.assets,
    page: model,
    ...(pane === 'phone' && { news: unread(view) }),
    checkUrl: (certificate: string) => shell.origin + urls.checkCertificate(certificate),
    site: { id: site.id, face: site.face, name: siteName(view, site) },
    words: (key: string, values?: Readonly<Record<string, unknown>>) => say(`${site.face}.pages.${key}`, values),
    go: (page: string) => placeUrl({ ...place, page, tab: 'browser' }),
    goPhone: (screen: string) => placeUrl({ ...place, phone: screen, tab: 'phone' }),
    form,
  };
}
