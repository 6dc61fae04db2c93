import type { Instant, World } from '../world/world.ts';

/** What a page shows: plain data for the view of the same name; `undefined` where there is no such thing for this seat. */
export type Model = Readonly<Record<string, unknown>>;
export type Params = Readonly<Record<string, string>>;

/** Who looks, when, and at which of several things of a kind. */
export interface Look {
  readonly seat: string;
  readonly at: Instant;
  readonly params: Params;
}

export interface Page<State> {
  /** The path that the real service would show in its address bar ("dang-nhap/ma-xac-nhan"). Phone screens have none. */
  readonly address?: string;
  /** The whole address, host and path, where it is another by what led there. */
  addressFor?(this: void, state: State, look: Look): string | undefined;
  /** Commands whose forms stand here: the guide, browser walks and the API's examples come here to find them. */
  readonly forms: readonly { readonly id: string }[];
  model(this: void, state: State, look: Look): Model | undefined;
  /** Of several pages of this kind the one that is under way for this seat: a form that says nothing of it (a log-in) stands there first of all. */
  underWay?(this: void, state: State, seat: string): Params | undefined;
}

/** What happened, and to whom, for a site to say where one is then. */
type Leads = Readonly<Record<string, (data: Readonly<Record<string, string>>) => string>>;

interface SiteSpec<State> {
  /** Also the first part of its addresses: "/portal/log-in". */
  readonly id: string;
  /** The browser window, or the phone beside it. */
  readonly pane: 'browser' | 'phone';
  /** What the drawn address bar shows; a phone app has none. */
  readonly host?: string;
  /** Words and views stand under this name; the site's own unless several share one face (two banks). */
  readonly face?: string;
  /** By path within the site; `:id` is a parameter. The view of 'transfers/:id' is views/<face>/transfers.ejs, that of '' is home.ejs. */
  readonly pages: Readonly<Record<string, Page<State>>>;
  /** Where one is after a fact of this site's agency: a path of this site, or "/portal/…" of another in the same pane. */
  readonly leads: Leads;
}

/** One of several pages found for a path. */
export interface Found {
  /** As declared: 'transfers/:id'. */
  readonly pattern: string;
  /** The name of its view and its words: "transfers". */
  readonly name: string;
  readonly params: Params;
  readonly address: string;
}

/** A website, or an app on the phone: pages of one agency, and where they lead. */
export interface Site {
  readonly id: string;
  readonly pane: 'browser' | 'phone';
  readonly host: string | undefined;
  readonly face: string;
  readonly agency: string;
  readonly leads: Leads;
  /** Every page by its pattern, and the commands whose forms stand on it. */
  readonly forms: Readonly<Record<string, readonly string[]>>;
  find(path: string): Found | undefined;
  show(world: World, found: Found, seat: string): Model | undefined;
  /** What the drawn address bar shows. */
  addressOf(world: World, found: Found, seat: string): { readonly host: string | undefined; readonly path: string };
  /** Parameters of the page of this pattern that is under way for a seat. */
  underWay(world: World, pattern: string, seat: string): Params | undefined;
}

/** 'transfers/:id/receipt' → "transfers-receipt"; '' → "home". */
const pageName = (pattern: string): string =>
  pattern
    .split('/')
    .filter((part) => part !== '' && !part.startsWith(':'))
    .join('-') || 'home';

export function defineSite<State>(agency: { readonly name: string; in(world: World): State }, spec: SiteSpec<State>): Site {
  const { id, pane, host, face = id, pages, leads } = spec;
  return {
    id,
    pane,
    host,
    face,
    agency: agency.name,
    leads,
    forms: Object.fromEntries(Object.entries(pages).map(([pattern, page]) => [pattern, page.forms.map((form) => form.id)])),
    find(path) {
      for (const [pattern, page] of Object.entries(pages)) {
        const params = match(pattern, path);
        if (params) return { pattern, name: pageName(pattern), params, address: page.address ?? pattern };
      }
      return undefined;
    },
    addressOf(world, { pattern, params, address }, seat) {
      const [whole, ownHost = '', ownPath = ''] =
        /^([^/]+)\/?(.*)$/.exec(pages[pattern]?.addressFor?.(agency.in(world), { seat, at: world.now, params }) ?? '') ?? [];
      return whole === undefined ? { host, path: address } : { host: ownHost, path: ownPath };
    },
    underWay: (world, pattern, seat) => pages[pattern]?.underWay?.(agency.in(world), seat),
    show: (world, { pattern, params }, seat) => pages[pattern]?.model(agency.in(world), { seat, at: world.now, params }),
  };
}

function match(pattern: string, path: string): Params | undefined {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    const there = given[i] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = there;
    else if (part !== there) return undefined;
  }
  return params;
}
