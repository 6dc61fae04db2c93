import type { Site } from '../agencies/page.ts';
import type { World } from '../world/world.ts';

/** Where a form stands: a page of a site, in its pane. */
export interface FormPlace {
  readonly pane: 'browser' | 'phone';
  /** "portal/log-in" */
  readonly page: string;
}

/** What an order is about; enough to find its form. */
interface Asked {
  readonly command: string;
  readonly input: unknown;
}

/**
 * Every page on which this seat finds the form of an order, parameters filled from its input; first the pages of what is under way, so that
 * whoever pays logs in where the sum stands. Guide, board and browser walks go by it; none where nobody can give it by a form now.
 */
export function placesOf(sites: readonly Site[], world: World, seat: string, { command, input }: Asked): readonly FormPlace[] {
  const given = (input ?? {}) as Readonly<Record<string, unknown>>;
  const places = sites.flatMap((site) =>
    patternsWith(site, command).flatMap((pattern) => {
      const stated = filled(pattern, given);
      const underWay = stated === undefined ? site.underWay(world, pattern, seat) : undefined;
      const path = stated ?? (underWay && filled(pattern, underWay));
      const found = path === undefined ? undefined : site.find(path);
      if (path === undefined || !found || site.show(world, found, seat) === undefined) return [];
      return [{ isUnderWay: underWay !== undefined, place: { pane: site.pane, page: path === '' ? site.id : `${site.id}/${path}` } }];
    }),
  );
  return [...places.filter(({ isUnderWay }) => isUnderWay), ...places.filter(({ isUnderWay }) => !isUnderWay)].map(({ place }) => place);
}

const known = new WeakMap<Site, Map<string, readonly string[]>>();

/** The pages of a site on which the form of a command stands. */
function patternsWith(site: Site, command: string): readonly string[] {
  const patterns = known.get(site) ?? new Map<string, readonly string[]>();
  known.set(site, patterns);
  const found = patterns.get(command) ?? Object.keys(site.forms).filter((pattern) => site.forms[pattern]?.includes(command));
  patterns.set(command, found);
  return found;
}

/** 'transfers/:id' and { id: 'T1' } → "transfers/T1"; undefined where the input does not say which. */
function filled(pattern: string, given: Readonly<Record<string, unknown>>): string | undefined {
  const parts = pattern.split('/').map((part) => (part.startsWith(':') ? given[part.slice(1)] : part));
  return parts.every((part): part is string => typeof part === 'string') ? parts.join('/') : undefined;
}
