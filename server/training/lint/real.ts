import { sites } from '../../agencies/sites.ts';
import { looksReal } from '../../world/guard.ts';
import type { Said } from '../messages.ts';
import type { Scenario } from '../read.ts';
import { error, type Finding } from './finding.ts';
import { textsOf } from './texts-of.ts';

/** Numbers and addresses that there may be, in any text of an exercise. */
export const realInTexts = (scenario: Scenario): readonly Finding[] =>
  textsOf(scenario).flatMap(({ language, path, text }) => {
    const said = { value: text.replaceAll(GAP, ' … '), path };
    const instead = path[0] === 'messages' ? OF_THIS_RUN : 'what the person of this run has is written {{citizen.idNumber}}';
    return [...realNumbers(said, instead), ...realAddresses(said, false)].map((finding) => ({ ...finding, language }));
  });

const GAP = /\{\{[^{}]*\}\}/g;

/** What an author writes in a message instead of a number. */
export const OF_THIS_RUN = 'what the person of this run has is sent with "values: { idNumber: $citizen.idNumber }"';

/** The number of a dossier looks long, and is nobody's; ID numbers that begin with 099 are given to nobody. */
const isNobodys = (text: string): boolean => /^(?:[A-Z]+-\d{6}-\d{4}|099\d{9})$/.test(text);

/** 1900 1234, 18001091, 1900.54.54.13: four to six digits after 1800 or 1900; a sum has its unit. */
const HOTLINE = /(?<![\d.,+-])1[89]00(?:[\s.-]?\d){4,6}(?![\d.,-]*\d|\s*(?:đ|₫|vnd))/giu;

/** Numbers and mail addresses; nothing but digits may be a sum up to eight of them. */
export function realNumbers({ value, path }: Said, instead: string): readonly Finding[] {
  if (typeof value !== 'string') return [];
  const hotlines = /^\d+$/.test(value) ? [] : (value.match(HOTLINE) ?? []);
  const isReal = looksReal('text', value.replaceAll(HOTLINE, ' … '), isNobodys) !== undefined;
  return [
    ...hotlines.map((number) =>
      error(path, `"${number}" may be a real hotline: leave it out, or write one that cannot be dialled, such as +00 000 119`),
    ),
    ...(isReal ? [error(path, `a number of nine digits or more, or a mail address, may be somebody’s: leave it out; ${instead}`)] : []),
  ];
}

/** A sender that is a number begins with +00, which no phone can dial; any other may be a phone, a hotline or a short number. */
export const realSender = ({ value, path }: Said): readonly Finding[] =>
  typeof value === 'string' && /^[+\d][\d\s().-]*$/.test(value) && !/^\+00\b/.test(value)
    ? [error(path, `"${value}" may be somebody’s number or a real hotline: write one that cannot be dialled, such as '+00 000 119'`)]
    : [];

/** "https://www.abc.com/x" → "www.abc.com". A full stop before a capital ("TP.HCM") is none of an address. */
const HOST = /(?<![\w@.-])(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?![\w@.-]*@)/gi;
const ours: ReadonlySet<string> = new Set(sites.flatMap(({ host }) => host ?? []));

/** Fraud never stands under an address that there may be; anything else may name the addresses that this house draws. */
export const realAddresses = ({ value, path }: Said, isFraud: boolean): readonly Finding[] =>
  typeof value !== 'string'
    ? []
    : [...value.matchAll(HOST)]
        .map(([, host = '']) => host)
        .filter((host) => !/\.[A-Z]\w*$/.test(host) || REAL_ENDING.test(host))
        .map((host) => host.toLowerCase())
        .filter((host) => !host.endsWith('.example') && (isFraud || !ours.has(host)))
        .map((host) => error(path, `"${host}" may be a real address: write one that ends in .example, such as "nhan-qua.example/xac-nhan"`));

const REAL_ENDING = /\.(?:VN|COM|NET|ORG|INFO)$/;
