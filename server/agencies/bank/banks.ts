import { bankAgency } from './bank.ts';
import { commandsOf } from './commands.ts';
import { appSite } from './pages/app.ts';
import { webSite } from './pages/web.ts';

/** A bank whole: its agency, what can be done there, its website and its app. */
export function defineBank(name: string) {
  const agency = bankAgency(name);
  const commands = commandsOf(agency);
  return { agency, commands, sites: [webSite(agency, commands), appSite(agency, commands)] as const };
}

export type BankWhole = ReturnType<typeof defineBank>;

export const treXanh = defineBank('tre-xanh');
export const saoBien = defineBank('sao-bien');
