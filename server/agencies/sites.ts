import type { Language } from '../../fixtures/languages.ts';
import { saoBien, treXanh } from './bank/banks.ts';
import { getDefect } from './defects.ts';
import { landSite } from './land/pages.ts';
import { notarySite } from './notary/pages.ts';
import type { Site } from './page.ts';
import { paymentsSite } from './payments/pages.ts';
import { phoneSite } from './phone/pages.ts';
import { portalSite } from './portal/pages.ts';
import { streetSite } from './street/pages.ts';
import { trapSite } from './trap/pages.ts';
import { vneidSite } from './vneid/pages.ts';
import { vneidWebSite } from './vneid/pages-web.ts';

/** Every website and app that there is. */
export const sites: readonly Site[] = [
  ...[phoneSite, trapSite, vneidSite, vneidWebSite],
  ...[portalSite, paymentsSite, ...treXanh.sites, ...saoBien.sites],
  ...[notarySite, landSite, streetSite],
];

/** The sites of one practice: pages that are seeded with a defect show what they should not. */
export const sitesOf = (defects: readonly string[]): readonly Site[] => defects.reduce(withDefect, sites);

function withDefect(all: readonly Site[], id: string): readonly Site[] {
  const defect = getDefect(id);
  if (!('page' in defect)) return all;
  const [name = '', ...rest] = defect.of.split('/');
  const pattern = rest.join('/');
  if (!all.some((site) => site.id === name && Object.hasOwn(site.forms, pattern))) throw new Error(`defect ${id}: no such page: ${defect.of}`);
  return all.map((site) =>
    site.id === name
      ? {
          ...site,
          show(world, found, seat) {
            const good = site.show(world, found, seat);
            return good && found.pattern === pattern ? defect.page(good) : good;
          },
        }
      : site,
  );
}

/** Words that this practice says otherwise: by key, in one language. */
export const spoiltWords = (defects: readonly string[], language: Language): Readonly<Record<string, string>> =>
  Object.assign(
    {},
    ...defects.map((id) => {
      const defect = getDefect(id);
      return 'words' in defect ? defect.words[language] : {};
    }),
  ) as Readonly<Record<string, string>>;
