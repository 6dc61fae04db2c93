import { verdict } from '../world/act.ts';
import { fieldsOf } from '../world/fields.ts';
import { person } from '../world/world.ts';
import { siteIn } from './panes.ts';
import type { SeenLink } from './link-in-sight.ts';
import { leadOf } from './step.ts';
import { placeIn } from './urls.ts';
import type { View } from './view.ts';

/** A page whose form, without asking anything, sends one on. */
interface Gate {
  readonly page: string;
  readonly command: string;
}

/** The gate to a page of the browser, where it stands in front or one link away: the portal itself sends people to VNeID, and one goes by it as in real life. */
export function gateTo(view: View, wanted: string, links: readonly SeenLink[]): Gate | undefined {
  const near = new Set([view.place.page, ...links.filter(({ place }) => place.tab === 'browser').map(({ place }) => place.page)]);
  return [...near].flatMap((page) => formsOn(view, page).map((command) => ({ page, command }))).find((gate) => leads(view, gate, wanted));
}

function formsOn({ sites }: View, page: string): readonly string[] {
  const site = siteIn(sites, page);
  const found = site?.find(page.split('/').slice(1).join('/'));
  return (found && site?.forms[found.pattern]) ?? [];
}

function leads({ practice, world, sites, seat, place }: View, { page, command: id }: Gate, wanted: string): boolean {
  const { country } = practice.run;
  const command = country.commands[id];
  if (!command?.from.includes('person') || fieldsOf(command.input).length > 0) return false;
  const by = person(seat);
  const news = verdict(country, world, { command: id, by, input: {} });
  if ('refused' in news) return false;
  const lead = leadOf(
    sites,
    { ...place, page, tab: 'browser' },
    news.map((piece) => ({ by, ...piece })),
    seat,
  );
  return lead !== undefined && placeIn(lead)?.page === wanted;
}
