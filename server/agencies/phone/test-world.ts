import { act, emptyWorld, type Country, type Outcome } from '../../world/act.ts';
import type { Command } from '../../world/agency.ts';
import { practice } from '../../world/practice.ts';
import { link, person, type Actor, type World } from '../../world/world.ts';
import { blockSender } from './commands/block-sender.ts';
import { deleteSms } from './commands/delete-sms.ts';
import { installApp } from './commands/install-app.ts';
import { openLink } from './commands/open-link.ts';
import { receiveNotice } from './commands/receive-notice.ts';
import { receiveSms } from './commands/receive-sms.ts';
import { reportSms } from './commands/report-sms.ts';
import { unblockSender } from './commands/unblock-sender.ts';
import { phone } from './phone.ts';

const commands: readonly Command[] = [receiveSms, receiveNotice, installApp, openLink, deleteSms, blockSender, unblockSender, reportSms];
const country: Country = {
  agencies: { practice, phone },
  commands: Object.fromEntries(commands.map((command) => [command.id, command])),
  links: [],
};

interface Given {
  readonly command: { readonly id: string };
  readonly input: unknown;
  readonly by?: Actor;
}

/** Phones alone, a second between the steps; the last outcome comes back. */
export const play = (...steps: readonly Given[]): Outcome => steps.reduce<Outcome>(next, { world: emptyWorld(country), facts: [] });
export const next = ({ world }: { readonly world: World }, { command, input, by = person('citizen') }: Given): Outcome =>
  act(country, world, { command: command.id, by, input }, world.now + 1000);

/** A message comes to the citizen. */
export const comes = (sender: string, message: string, values: Readonly<Record<string, string>> = {}, owner = 'citizen'): Given => ({
  command: receiveSms,
  by: link('test'),
  input: { owner, sender, message, values },
});
/** Something done to a message. */
export const does = (command: Given['command'], id: string, who = 'citizen'): Given => ({ command, input: { id }, by: person(who) });

export const inboxIn = ({ world }: { readonly world: World }) => phone.in(world).inbox;
export const suggested = (command: { readonly id: string }, { world }: { readonly world: World }, who = 'citizen'): readonly unknown[] =>
  country.commands[command.id]?.suggest(world, person(who), () => false) ?? [];
