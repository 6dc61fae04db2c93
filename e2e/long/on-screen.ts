import { HOUSE_LANGUAGE as lang } from '../../fixtures/languages.ts';
import type { Site } from '../../server/agencies/page.ts';
import { inboxOf, phone } from '../../server/agencies/phone/phone.ts';
import { sitesOf } from '../../server/agencies/sites.ts';
import { modesOf } from '../../server/training/exam.ts';
import { capOf, give, seatsTaken, type Run } from '../../server/training/run.ts';
import type { Mode } from '../../server/training/scenario.ts';
import { textsOf } from '../../server/web/coach-column.ts';
import { examTerms } from '../../server/web/exam.ts';
import type { House, LearnersPractice } from '../../server/web/house.ts';
import { paneOf } from '../../server/web/panes.ts';
import { practicePage } from '../../server/web/practice-page.ts';
import { wordsIn } from '../../server/web/practice-words.ts';
import { createSeen } from '../../server/web/seen.ts';
import type { Shell } from '../../server/web/shell.ts';
import { HOME_SCREEN, type Place } from '../../server/web/urls.ts';
import type { View } from '../../server/web/view.ts';
import { loadViews } from '../../server/web/views.ts';
import { loadWords } from '../../server/web/words.ts';
import { person } from '../../server/world/world.ts';

const words = loadWords('views/words', () => undefined);
/** As much of the app as it takes to draw a page. */
const house = { views: loadViews('views'), words, seen: createSeen(), now: () => 0 } as Partial<House> as House;
const shell: Shell = {
  ...{ lang, t: words[lang].say, scale: 100, home: '', origin: '', here: '', otherLangs: [], scaleLinks: [] },
  assets: { css: '', js: '', icons: '', favicon: '' },
};
const FRONT: Place = { page: 'portal', phone: HOME_SCREEN, tab: 'browser' };

/** Everything that the learner can look at now: before an exam, beside the world, and in it on every page of every site, in each seat. */
export const onScreen = (run: Run): string =>
  [
    ...modesOf(run.scenario).map((mode) => beforehand(run, mode)),
    toldIn(run),
    ...seatsTaken(run).flatMap((seat) => [
      practicePage(viewOf(run, seat, FRONT), '', { asked: {}, notes: {} }),
      ...pagesIn(run).map((page) => drawn(run, seat, page)),
      ...behindLinks(run, seat),
    ]),
  ]
    .filter((part) => part !== '')
    .join('\n');

/** How far the clock runs while one reads, and what holds in an exam. */
const beforehand = ({ scenario, setup }: Run, mode: Mode): string =>
  JSON.stringify([capOf({ scenario, setup: { ...setup, mode } }), mode === 'exam' && examTerms(shell, scenario, { inClass: false })]);

/** What the exercise says, hints and feedback included, with this run's people and plots filled in. */
function toldIn(run: Run): string {
  const { texts, fill } = textsOf(run, lang);
  return fill(JSON.stringify(texts));
}

interface PageIn {
  readonly site: Site;
  readonly path: string;
}

/** Nothing where there is no such page for this seat. */
function drawn(run: Run, seat: string, { site, path }: PageIn): string {
  const found = site.find(path);
  if (!found || site.show(run.world, found, seat) === undefined) return '';
  const page = path === '' ? site.id : `${site.id}/${path}`;
  const place: Place = site.pane === 'phone' ? { ...FRONT, phone: page, tab: 'phone' } : { ...FRONT, page };
  const pane = paneOf(viewOf(run, seat, place), site.pane);
  return pane ? `${page} ${pane.title} ${pane.html}` : '';
}

function viewOf(run: Run, seat: string, place: Place): View {
  const practice = { id: '', run, steps: 1, look: () => run, wordsFor: () => undefined } as Partial<LearnersPractice> as LearnersPractice;
  return {
    ...{ house, practice, run, world: run.world, sites: sitesOf(run.setup.defects), seat, place, shell },
    ...{ say: wordsIn(run, lang, shell.t), has: words[lang].has, once: () => '' },
  };
}

/** Every page of every site; one about a certain thing for each such thing that was ever spoken of. */
function pagesIn(run: Run): readonly PageIn[] {
  const spokenOf = namesIn(run);
  return sitesOf(run.setup.defects).flatMap((site) =>
    Object.keys(site.forms).flatMap((pattern) => {
      const [gap = '', name = ''] = /:(\w+)/.exec(pattern) ?? [];
      const named = name === 'id' ? `${site.agency}/id` : name;
      return gap === '' ? [{ site, path: pattern }] : [...(spokenOf.get(named) ?? [])].map((one) => ({ site, path: pattern.replace(gap, one) }));
    }),
  );
}

/** All that facts name, by what it is: "dossier", "serial"; ids by their agency. A duty is called by its own. */
function namesIn({ facts }: Run): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const { kind, data } of facts)
    for (const [name, value] of Object.entries(data as object)) {
      if (typeof value !== 'string') continue;
      const key = name !== 'id' ? name : kind === 'payments/duty-posted' ? 'duty' : `${kind.split('/')[0] ?? ''}/id`;
      names.set(key, (names.get(key) ?? new Set()).add(value));
    }
  return names;
}

/** Where the links in the messages on a phone lead. */
const behindLinks = (run: Run, seat: string): readonly string[] =>
  inboxOf(phone.in(run.world), seat).flatMap(({ id, values: { trap } }) => {
    const site = sitesOf(run.setup.defects).find((other) => other.id === 'trap');
    if (!site || !trap) return [];
    return drawn(give(run, { command: 'phone/open-link', by: person(seat), input: { id } }, run.world.now).run, seat, { site, path: trap });
  });
