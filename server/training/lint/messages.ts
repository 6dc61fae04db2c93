import { isTrap, TRAPS } from '../../agencies/trap/trap.ts';
import { isYourOwn, noMessage, ownMessage, ownName, arranged, saidInEach, sentMessages, type Said, type Sent } from '../messages.ts';
import type { Scenario } from '../read.ts';
import { error, type Finding } from './finding.ts';
import { partsOf } from './names.ts';
import { insteadOf } from './nearest.ts';
import { OF_THIS_RUN, realAddresses, realNumbers, realSender } from './real.ts';

/** The messages that phones can show, by the command that sends them: text messages, notices. */
export type Messages = Readonly<Record<'phone/receive-sms' | 'phone/receive-notice', readonly string[]>>;

/** The same from a words file as it stands. */
export function messagesIn(tree: Readonly<Record<string, unknown>>): Messages {
  const { messages, notices } = tree['phone'] as { readonly messages: object; readonly notices: object };
  return { 'phone/receive-sms': Object.keys(messages), 'phone/receive-notice': Object.keys(notices) };
}

/** What is wrong with the messages that an exercise sends, with those that it words itself, and with the names by which it tells them apart. */
export const wrongMessages = (scenario: Scenario, messages?: Messages): readonly Finding[] =>
  once([
    ...unknownNotices(scenario, messages?.['phone/receive-notice']),
    ...sentMessages(scenario).flatMap((sent) => [...wronglySent(sent, messages?.['phone/receive-sms']), ...unlikeWords(scenario, sent)]),
    ...unsent(scenario, messages?.['phone/receive-sms']),
  ]);

/** Several variants may say the same. */
const once = (findings: readonly Finding[]): readonly Finding[] => [...new Map(findings.map((each) => [JSON.stringify(each), each])).values()];

/** The app's messages alone: an exercise's own are looked at when it is read. */
const unknown = ({ value, path }: Said, known: readonly string[] | undefined): readonly Finding[] =>
  known === undefined || typeof value !== 'string' || ownName(value) !== undefined || known.includes(value)
    ? []
    : [error(path, `there is no message "${value}": ${insteadOf(value, known)}`)];

const unknownNotices = (scenario: Scenario, known: readonly string[] | undefined): readonly Finding[] =>
  arranged(scenario).flatMap(({ move, path }) =>
    'do' in move && move.do === 'phone/receive-notice' && move.with !== 'suggested'
      ? saidInEach(scenario, move.with['message'], [...path, 'with', 'message']).flatMap((said) => unknown(said, known))
      : [],
  );

function wronglySent({ message, sender, values }: Sent, known: readonly string[] | undefined): readonly Finding[] {
  const { link, trap, ...others } = values;
  const isFraud = trap !== undefined && trap.value !== '';
  return [
    ...unknown(message, known),
    ...realSender(sender),
    ...(isFraud && typeof trap.value === 'string' && !isTrap(trap.value)
      ? [error(trap.path, `there is no page of fraud "${trap.value}": ${insteadOf(trap.value, TRAPS)}`)]
      : []),
    ...(link ? realAddresses(link, isFraud) : []),
    ...Object.values(others).flatMap((said) => realNumbers(said, OF_THIS_RUN)),
  ];
}

/** The gaps of the words and the values that are sent with them are the same. */
function unlikeWords({ texts }: Scenario, { message, values }: Sent): readonly Finding[] {
  const name = ownName(message.value);
  if (name === undefined) return [];
  const filled = Object.keys(values).filter((value) => value !== 'trap' && values[value]?.value !== '');
  return Object.entries(texts).flatMap(([language, { messages }]) => {
    const gaps = gapsOf(messages[name] ?? '');
    return [
      ...gaps
        .filter((gap) => !filled.includes(gap))
        .map((gap) => `nothing fills the gap {{${gap}}}: send "${ownMessage(name)}" with "values: { ${gap}: … }", or take the gap out`),
      ...filled
        .filter((value) => !gaps.includes(value))
        .map(
          (value) => `"${ownMessage(name)}" is sent with "${value}", which stands nowhere in these words: put in {{${value}}}, or send it without`,
        ),
    ].map((text) => ({ ...error(['messages', name], text), language }));
  });
}

const GAP = /\{\{\s*([\w-]+)\s*\}\}/g;
const gapsOf = (text: string): readonly string[] => [...new Set([...text.matchAll(GAP)].map(([, name = '']) => name))];

/** Rules and walkthroughs that tell messages apart by a name that no message has. */
function unsent(scenario: Scenario, known: readonly string[] | undefined): readonly Finding[] {
  const { texts, version: _, ...file } = scenario;
  const written = Object.values(texts).flatMap(({ messages }) => Object.keys(messages));
  const named = partsOf(file, []).flatMap(({ part, path }) => {
    const { fact, where, about } = part as { readonly fact?: unknown; readonly where?: Readonly<Record<string, unknown>>; readonly about?: unknown };
    const isSms = typeof fact === 'string' && fact.startsWith('phone/') && fact !== 'phone/notice-received';
    const names = isSms ? where?.['message'] : undefined;
    return [
      ...[names ?? []].flat().map((value) => ({ value, path: [...path, 'where', 'message'] })),
      ...(about === undefined ? [] : [{ value: about, path: [...path, 'about'] }]),
    ];
  });
  return named
    .flatMap(({ value, path }) => saidInEach(scenario, value, path))
    .flatMap((said) => {
      const name = ownName(said.value);
      if (name === undefined && typeof said.value === 'string' && written.includes(said.value) && known?.includes(said.value) !== true)
        return [error(said.path, isYourOwn(said.value))];
      if (name === undefined) return unknown(said, known);
      return written.includes(name) ? [] : [error(said.path, noMessage(name, written))];
    });
}
