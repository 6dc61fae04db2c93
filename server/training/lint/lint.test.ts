import { describe, expect, jest, test } from '@jest/globals';
import { LANGUAGES } from '../../../fixtures/languages.ts';
import { lint, lineOf } from './lint.ts';

jest.setTimeout(120_000); // as long as the machine lets it take

const YAML = `id: small
level: 1
minutes: 5
people:
  citizen: { recipe: citizen, bank: tre-xanh, balance: 5000000 }
seats: [citizen]
starts:
  at: 2026-11-10T08:30
  with:
    - do: payments/post-duty
      with:
        dossier: GPLX-261110-0007
        kind: licence-exchange-fee
        payer: citizen
        owedBy: citizen
        amount: 115000
        due: 2026-12-10
        payee: { name: $licence-office.name, accounts: { treXanh: $treasury.treXanh, saoBien: $treasury.saoBien } }
        formula: { kind: fixed, each: 115000, count: 1 }
        receipt: fee-receipt
        basis: TT 12/2025/TT-BCA Điều 21
        illustrative: true
        last: true
tasks:
  - { id: start, done: { fact: vneid/log-in-started, where: { method: password }, by: citizen } }
  - { id: be-in, done: { fact: portal/session-opened, where: { who: citizen } } }
conditions:
  - { id: told-nobody, holds: { never: { fact: trap/details-given } } }
mistakes:
  - { id: gave-details, severity: harmful, when: { fact: trap/details-given } }
  - { id: wrong-code, severity: slip, when: { refused: vneid/confirm-code, because: code-wrong, by: citizen } }
good:
  - { id: deleted, when: { fact: phone/sms-deleted, where: { message: scam-account } } }
injects:
  - id: scam
    when: { fact: portal/session-opened, where: { who: citizen }, after: 20 seconds }
    moves:
      - do: phone/receive-sms
        with: { owner: citizen, sender: '+00 000 119', message: scam-account, values: { link: x.example, trap: fake-portal } }
faults:
  - { id: no-such-day, do: vneid/log-in, where: { idNumber: '099152000001' }, refuse: credentials-wrong }
variants:
  - { id: morning }
  - { id: poor, people: { citizen: { balance: 10 } } }
walkthroughs:
  clean:
    - { do: vneid/log-in, with: suggested }
    - { do: vneid/confirm-code, with: suggested }
    - { do: vneid/grant-access, with: suggested }
  wrong-code:
    - { do: vneid/log-in, with: suggested, but: { idNumber: '099152000001' } }
    - { do: vneid/log-in, with: suggested }
    - { do: vneid/confirm-code, with: suggested, but: { code: '000000' } }
  gave-details:
    makes: [gave-details]
    breaks: [told-nobody]
    moves:
      - { inject: scam }
      - { do: phone/open-link, with: suggested }
      - { do: trap/give-details, with: suggested }
      - { do: phone/delete-sms, with: suggested }
`;
const WORDS = `title: Log in
summary: s
story: You are {{citizen.name}}. A code works for 3 minutes.
tasks:
  start: { title: t, hints: [Press “Log in”.] }
  be-in: { title: t, hints: [h] }
conditions: { told-nobody: c }
mistakes:
  gave-details: { title: t, feedback: f, remember: r }
  wrong-code: { title: t, feedback: f, remember: r }
good: { deleted: { title: t, why: w } }
injects: { scam: i }
faults: { no-such-day: f }
debrief: { can: c }
`;

const labels = { en: new Set(['Log in']) };
const messages = { 'phone/receive-sms': ['scam-account', 'bank-payment-code'], 'phone/receive-notice': ['logged-in'] };
/** Other languages of the house say here what Vietnamese says, and what is remarked on their words is not told once more. */
const others = LANGUAGES.filter((language) => !['vi', 'en'].includes(language));
const remarks = (scenario: string, en: string, more: Readonly<Record<string, string>> = { vi: WORDS }): readonly string[] => {
  const alike = Object.fromEntries(others.map((language) => [language, more['vi'] ?? en]));
  return lint({ scenario, words: { en, ...alike, ...more } }, { labels, messages, ways: true })
    .filter(({ file }) => !others.some((language) => file === `scenario.${language}.yaml`))
    .map(lineOf);
};

/** Replaces what is there; a piece that is not would prove nothing. */
function changed(text: string, [good, bad]: readonly [string, string]): string {
  if (!text.includes(good)) throw new Error(`not there: ${good}`);
  return text.replace(good, () => bad);
}

test('a sound scenario has no remarks', () => {
  expect(remarks(YAML, WORDS)).toEqual([]);
});

type Broken = readonly [what: string, good: string, bad: string, ...remarks: readonly string[]];

const IN_SCENARIO: readonly Broken[] = [
  [
    'a kind of fact that there is not',
    'fact: vneid/log-in-started',
    'fact: vneid/login-started',
    'scenario.yaml:25:26: nothing that happens is called "vneid/login-started": did you mean "vneid/log-in-started"?',
  ],
  [
    'a kind of fact like no other',
    'fact: phone/sms-deleted',
    'fact: moon/full',
    'scenario.yaml:33:28: nothing that happens is called "moon/full": docs/scenario-names.md lists the names',
  ],
  [
    'a field that a fact does not have',
    'where: { method: password }',
    'where: { metod: password }',
    'scenario.yaml:25:63: "vneid/log-in-started" says nothing called "metod": did you mean "method"?',
  ],
  [
    'a choice that a field does not have',
    'where: { method: password }',
    'where: { method: pasword }',
    'scenario.yaml:25:63: "method" is never "pasword": did you mean "password"?',
  ],
  [
    'a refusal of no command',
    'refused: vneid/confirm-code',
    'refused: vneid/confirm-cod',
    'scenario.yaml:31:47: there is no command "vneid/confirm-cod": did you mean "vneid/confirm-code"?',
  ],
  [
    'a reason that a command does not have',
    'because: code-wrong',
    'because: code-wrnog',
    'scenario.yaml:31:76: "vneid/confirm-code" is never refused for "code-wrnog": did you mean "code-wrong"?',
  ],
  [
    'somebody unknown who did it',
    'because: code-wrong, by: citizen',
    'because: code-wrong, by: citizne',
    'scenario.yaml:31:97: nobody is called "citizne": did you mean "citizen"?',
  ],
  [
    'a command that there is not',
    'do: vneid/grant-access',
    'do: vneid/grant-acces',
    'scenario.yaml:49:9: there is no command "vneid/grant-acces": did you mean "vneid/grant-access"?',
  ],
  [
    'a field that a command does not have',
    "but: { code: '000000' }",
    "but: { kode: '000000' }",
    'scenario.yaml:53:57: "vneid/confirm-code" has no field "kode": did you mean "code"?',
  ],
  [
    'a start with a wrong field',
    '        receipt: fee-receipt',
    '        reciept: fee-receipt',
    'scenario.yaml:20:9: "payments/post-duty" has no field "reciept": did you mean "receipt"?',
  ],
  [
    'a jump to nothing',
    '- { inject: scam }',
    '- { jump: portal/session-opnd }',
    'scenario.yaml:58:11: nothing that happens is called "portal/session-opnd": did you mean "portal/session-opened"?',
  ],
  [
    'an inject that follows nothing',
    'when: { fact: portal/session-opened, where',
    'when: { fact: portal/session-open, where',
    'scenario.yaml:36:13: nothing that happens is called "portal/session-open": did you mean "portal/session-opened"?',
  ],
  [
    'a field that the fact of an inject does not have',
    'where: { who: citizen }, after',
    'where: { whom: citizen }, after',
    'scenario.yaml:36:51: "portal/session-opened" says nothing called "whom": did you mean "who"?',
  ],
  [
    'a fault of a reason that there is not',
    'refuse: credentials-wrong',
    'refuse: credential-wrong',
    'scenario.yaml:41:79: "vneid/log-in" is never refused for "credential-wrong": did you mean "credentials-wrong"?',
  ],
  [
    'a fault of a field that there is not',
    "where: { idNumber: '099152000001' }",
    "where: { idNumbr: '099152000001' }",
    'scenario.yaml:41:51: "vneid/log-in" has no field "idNumbr": did you mean "idNumber"?',
  ],
  [
    'a fault of a link that there is not',
    "{ id: no-such-day, do: vneid/log-in, where: { idNumber: '099152000001' }, refuse: credentials-wrong }",
    '{ id: no-such-day, link: vneid/code-sent → phone/receive-sm, late: never }',
    'scenario.yaml:41:24: there is no link "vneid/code-sent → phone/receive-sm": did you mean "vneid/code-sent → phone/receive-sms"?',
  ],
  [
    'a start on a day off',
    'at: 2026-11-10T08:30',
    'at: 2026-11-24T08:30',
    'scenario.yaml:8:3: offices are closed then: 2026-11-24 08:30 is a day off; choose a working day between 08:00 and 11:30 or 13:30 and 17:00',
  ],
  [
    'a start at the weekend',
    'at: 2026-11-10T08:30',
    'at: 2026-11-14T08:30',
    'scenario.yaml:8:3: offices are closed then: 2026-11-14 08:30 is a weekend; choose a working day between 08:00 and 11:30 or 13:30 and 17:00',
  ],
  [
    'a start in the lunch hour',
    'at: 2026-11-10T08:30',
    'at: 2026-11-10T12:00',
    'scenario.yaml:8:3: offices are closed then: 2026-11-10 12:00 is in the lunch hour; choose a working day between 08:00 and 11:30 or 13:30 and 17:00',
  ],
  [
    'a start at night',
    'at: 2026-11-10T08:30',
    'at: 2026-11-10T18:00',
    'scenario.yaml:8:3: offices are closed then: 2026-11-10 18:00 is after hours; choose a working day between 08:00 and 11:30 or 13:30 and 17:00',
  ],
  [
    'a sum due before the beginning',
    'due: 2026-12-10',
    'due: 2026-10-10',
    'scenario.yaml:17:9: it is due on 2026-10-10, before the practice begins on 2026-11-10: give a later day',
  ],
  [
    'an amount that its formula does not make',
    'amount: 115000',
    'amount: 150000',
    'scenario.yaml:16:9: the amount is 150000 and its formula makes 115000: make them agree',
  ],
  [
    'a fee that is not the one of the law',
    'amount: 115000\n        due: 2026-12-10\n        payee: { name: $licence-office.name, accounts: { treXanh: $treasury.treXanh, saoBien: $treasury.saoBien } }\n        formula: { kind: fixed, each: 115000',
    'amount: 135000\n        due: 2026-12-10\n        payee: { name: $licence-office.name, accounts: { treXanh: $treasury.treXanh, saoBien: $treasury.saoBien } }\n        formula: { kind: fixed, each: 135000',
    'scenario.yaml:19:9: by TT 12/2025/TT-BCA Điều 21 this fee is 115000 on 2026-11-10, not 135000: see fixtures/law/fees.ts',
  ],
  [
    'a start that is refused',
    'payee: { name: $licence-office.name, accounts',
    'payee: { accounts',
    'scenario.yaml:9:3: it cannot begin: the start of small is refused: payments/post-duty, "payee": malformed',
  ],
  [
    'a task that is done from the start',
    'id: start, done: { fact: vneid/log-in-started, where: { method: password }, by: citizen }',
    'id: start, done: { fact: payments/duty-posted }',
    'scenario.yaml:25:18: "start" is done before anybody does anything: ask for something that the learner brings about',
  ],
  [
    'a task that is never done',
    'id: start, done: { fact: vneid/log-in-started, where: { method: password }, by: citizen }',
    'id: start, done: { fact: vneid/qr-read }',
    'scenario.yaml:25:18: "start" is not done at the end of the walkthrough "clean": mend the rule or the walkthrough',
  ],
  [
    'a walkthrough that stops too early',
    '    - { do: vneid/grant-access, with: suggested }\n',
    '',
    'scenario.yaml:26:18: "be-in" is not done at the end of the walkthrough "clean": mend the rule or the walkthrough',
    'scenario.yaml:35:5: warning: in no walkthrough does the inject "scam" come by itself: mend "when", or walk there',
  ],
  [
    'a clean walkthrough with a wrong code',
    '    - { do: vneid/confirm-code, with: suggested }\n    - { do: vneid/grant',
    "    - { do: vneid/confirm-code, with: suggested, but: { code: '000000' } }\n    - { do: vneid/confirm-code, with: suggested }\n    - { do: vneid/grant",
    'scenario.yaml:46:3: "clean" makes the mistake "wrong-code": make its rule narrower, or walk another way',
  ],
  [
    'a condition that clean breaks',
    'holds: { never: { fact: trap/details-given } }',
    'holds: { never: { fact: portal/session-opened } }',
    'scenario.yaml:28:24: "told-nobody" does not hold at the end of the walkthrough "clean": mend the rule or the walkthrough',
    'scenario.yaml:56:5: the condition "told-nobody" holds after this walkthrough: take it out of "breaks", or mend the rule',
  ],
  [
    'a condition that nobody breaks',
    '    breaks: [told-nobody]\n',
    '    breaks: []\n',
    'scenario.yaml:56:5: this walkthrough breaks the condition "told-nobody" too: say so in "breaks", or mend the rule',
    'scenario.yaml:28:5: warning: no walkthrough breaks the condition "told-nobody": write one with breaks: [told-nobody]',
  ],
  [
    'a mistake that no walkthrough makes',
    '  wrong-code:\n    - {',
    '  tried:\n    makes: []\n    moves:\n    - {',
    'scenario.yaml:51:5: this walkthrough makes the mistake "wrong-code" too: say so in "makes", or make its rule narrower',
    'scenario.yaml:31:5: no walkthrough makes the mistake "wrong-code": write one and call it "wrong-code"',
  ],
  [
    'a walkthrough that makes no mistake',
    "but: { code: '000000' }",
    'but: {}',
    'scenario.yaml:50:3: this walkthrough does not make the mistake "wrong-code" (refused: vneid/log-in: credentials-wrong): mend the rule or the moves',
  ],
  [
    'a walkthrough that makes one more',
    'makes: [gave-details]',
    'makes: []',
    'scenario.yaml:55:5: this walkthrough makes the mistake "gave-details" too: say so in "makes", or make its rule narrower',
    'scenario.yaml:30:5: no walkthrough makes the mistake "gave-details": the walkthrough "gave-details" has to say so: makes: [gave-details]',
  ],
  [
    'a mistake that is made before anything happens',
    'when: { fact: trap/details-given } }\n  - { id: wrong',
    'when: { never: { fact: trap/details-given } } }\n  - { id: wrong',
    'scenario.yaml:30:44: "gave-details" is so before anything has happened: what must never happen is a condition',
    'scenario.yaml:55:5: this walkthrough does not make the mistake "gave-details": mend the rule or the moves',
  ],
  [
    'a good deed that nobody does',
    '      - { do: phone/delete-sms, with: suggested }\n',
    '',
    'scenario.yaml:33:5: warning: no walkthrough does the good deed "deleted": write one that does',
  ],
  [
    'an inject that nothing sets off',
    'where: { who: citizen }, after: 20 seconds }\n',
    'where: { who: nobody }, after: 20 seconds }\n',
    'scenario.yaml:35:5: warning: in no walkthrough does the inject "scam" come by itself: mend "when", or walk there',
  ],
  [
    'a fault that no walkthrough meets',
    "    - { do: vneid/log-in, with: suggested, but: { idNumber: '099152000001' } }\n",
    '',
    'scenario.yaml:41:5: warning: no walkthrough meets the fault "no-such-day": write one that enters its magic value',
  ],
  [
    'a walkthrough that cannot go on',
    '      - { do: phone/open-link, with: suggested }\n',
    '',
    'scenario.yaml:54:3: this walkthrough cannot be played: citizen cannot know what to enter at trap/give-details: there is nothing to do it with yet. What citizen could do here: phone/open-link, phone/delete-sms, phone/block-sender, phone/report-sms, vneid/enter-app, vneid/log-in, vneid/show-qr, portal/open-log-in, tre-xanh/enter; mend that move, or what comes before it',
  ],
  [
    'a variant in which a condition does not hold',
    'holds: { never: { fact: trap/details-given } } }',
    'holds: { all: [{ never: { fact: trap/details-given } }, { world: bank/balance, of: $citizen.account, above: 100 }] } }',
    'scenario.yaml:28:24: in the variant "poor": "told-nobody" does not hold at the end of the walkthrough "clean": mend the rule or the walkthrough',
  ],
  [
    'a walkthrough that can be played in one variant only',
    '  - { id: morning }\n  - { id: poor, people: { citizen: { balance: 10 } } }\nwalkthroughs:\n',
    "  - id: morning\n    with: [{ do: phone/receive-sms, with: { owner: citizen, sender: '+00 000 119', message: scam-account, values: {} } }]\n  - { id: poor }\nwalkthroughs:\n  deleted: { moves: [{ do: phone/delete-sms, about: scam-account }] }\n",
    'scenario.yaml:47:3: in the variant "poor": this walkthrough cannot be played: no message "scam-account" has come to citizen; mend that move, or what comes before it',
  ],
  [
    'a start that is refused in one variant only',
    '{ id: poor, people: { citizen: { balance: 10 } } }',
    '{ id: poor, with: [{ do: phone/delete-sms, with: { id: none }, as: citizen }] }',
    'scenario.yaml:9:3: in the variant "poor": it cannot begin: the start of small is refused: phone/delete-sms: message-unknown',
  ],
  [
    'a variant of nobody',
    '{ id: poor, people: { citizen: { balance: 10 } } }',
    '{ id: poor, people: { citizen: { recipe: sailor } } }',
    'scenario.yaml:44:38: there is no recipe "sailor" for a person: there is citizen, buyer, seller, young, retired-woman, retired-man',
  ],
  [
    'a variant of somebody unknown',
    '{ id: poor, people: { citizen: { balance: 10 } } }',
    '{ id: poor, people: { neighbour: { balance: 10 } } }',
    'scenario.yaml:44:27: there is no person "neighbour"',
  ],
  ['text where a number belongs', 'minutes: 5', 'minutes: five', 'scenario.yaml:3:1: a number belongs here'],
  ['a number that is too high', 'level: 1', 'level: 9', 'scenario.yaml:2:1: "level" is at most 3'],
  ['a number that is too low', 'minutes: 5', 'minutes: 0', 'scenario.yaml:3:1: "minutes" is more than 0'],
  ['half a number', 'level: 1', 'level: 1.5', 'scenario.yaml:2:1: a whole number belongs here'],
  ['no number at all', 'minutes: 5', 'minutes: .nan', 'scenario.yaml:3:1: a number belongs here'],
  ['an empty list', 'seats: [citizen]', 'seats: []', 'scenario.yaml:6:1: "seats" is a list of 1 or more'],
  [
    'a word that is not among those that can stand there',
    'severity: slip',
    'severity: small',
    'scenario.yaml:31:23: one of slip, harmful belongs here',
  ],
  [
    'a name that is none',
    '  citizen: { recipe',
    '  Citizen: { recipe',
    'scenario.yaml:5:3: "Citizen" cannot stand here: not a short name in small letters, digits and hyphens, such as "pay-fee"',
  ],
  ['a day that is none', 'at: 2026-11-10T08:30', 'at: 2026-11-31T08:30', 'scenario.yaml:8:3: not a day and a time such as 2026-11-10T08:30'],
  ['a list where keys belong', 'people:\n  citizen: { recipe', 'people:\n  - { recipe', 'scenario.yaml:4:1: keys with values belong here'],
  [
    'a fee of which much is left out, and a payee that is none',
    '        payer: citizen\n        owedBy: citizen\n',
    '',
    'scenario.yaml:10:7: "payments/post-duty" also wants "payer" (text), "owedBy" (text)',
  ],
  [
    'a payee that is none',
    'payee: { name: $licence-office.name, accounts: { treXanh: $treasury.treXanh, saoBien: $treasury.saoBien } }',
    'payee: treasury',
    'scenario.yaml:18:9: "payee" wants { name, accounts: { treXanh, saoBien } }',
  ],
  [
    'a message to somebody who is not there',
    'with: { owner: citizen, sender',
    'with: { owner: $citizen.phone, sender',
    'scenario.yaml:39:17: "owner" wants somebody of "people": citizen',
  ],
  [
    'a sender who may be alive',
    "sender: '+00 000 119'",
    "sender: '0987654321'",
    'scenario.yaml:39:33: "0987654321" may be somebody’s number or a real hotline: write one that cannot be dialled, such as \'+00 000 119\'',
  ],
  ...['19001234', '1900 1234', '8099'].map((sender): Broken => [
    `${sender} as a sender`,
    "sender: '+00 000 119'",
    `sender: '${sender}'`,
    `scenario.yaml:39:33: "${sender}" may be somebody’s number or a real hotline: write one that cannot be dialled, such as '+00 000 119'`,
  ]),
  [
    'a kind of fact that is called quite otherwise',
    'fact: vneid/log-in-started',
    'fact: vneid/logged-in',
    'scenario.yaml:25:26: nothing that happens is called "vneid/logged-in": perhaps one of "vneid/log-in-ended", "vneid/log-in-started", "vneid/signed"; docs/scenario-names.md lists all',
  ],
  [
    'somebody of a name that nobody has',
    'because: code-wrong, by: citizen',
    'because: code-wrong, by: grandmother',
    'scenario.yaml:31:97: nobody is called "grandmother": there is "citizen"',
  ],
  [
    'a reference to nobody, in the middle of a walkthrough',
    "but: { code: '000000' }",
    'but: { code: $lan.name }',
    'scenario.yaml:53:57: nothing is called $lan.name',
  ],
  ['quotes of a word processor', 'due: 2026-12-10', 'due: ‘2026-12-10’', "scenario.yaml:17:9: these quotes are curly (‘): write straight ones, '…'"],
  [
    'a message that phones cannot show',
    'message: scam-account, values: { link',
    'message: scam-acount, values: { link',
    'scenario.yaml:39:56: there is no message "scam-acount": did you mean "scam-account"?',
  ],
  [
    'a page of fraud that is not there',
    'trap: fake-portal',
    'trap: fake-shop',
    'scenario.yaml:39:106: there is no page of fraud "fake-shop": there is "fake-account", "fake-portal", "fake-refund", "fake-bank", "fake-parcel", "fake-power", "fake-prize"',
  ],
  [
    'a dead end',
    '- { id: be-in, done: { fact: portal/session-opened, where: { who: citizen } } }',
    '- { id: be-in, done: { all: [{ fact: portal/session-opened, where: { who: citizen } }, { never: { refused: vneid/confirm-code } }] } }',
    'scenario.yaml:50:3: no way to the task "be-in" is found after the walkthrough "wrong-code": a dead end; show a way in a walkthrough, or let what blocks it be undone',
  ],
  [
    'a dead end in one variant',
    '- { id: be-in, done: { fact: portal/session-opened, where: { who: citizen } } }',
    '- { id: be-in, done: { all: [{ fact: portal/session-opened }, { any: [{ never: { refused: vneid/confirm-code } }, { world: bank/balance, of: $citizen.account, above: 10 }] }] } }',
    'scenario.yaml:50:3: in the variant "poor": no way to the task "be-in" is found after the walkthrough "wrong-code": a dead end; show a way in a walkthrough, or let what blocks it be undone',
  ],
];

const IN_WORDS: readonly Broken[] = [
  [
    'quotes of a word processor around a text',
    'summary: s',
    'summary: “See it”',
    "scenario.en.yaml:2:1: these quotes are curly (“): write straight ones, '…'",
  ],
  [
    'a gap that nothing fills',
    '{{citizen.name}}',
    '{{citizen.shoeSize}}',
    'scenario.en.yaml:3:1: nothing fills the gap {{citizen.shoeSize}}: name a person or plot of this exercise and what it has',
  ],
  ['a torn gap', '{{citizen.name}}', '{{citizen name}}', 'scenario.en.yaml:3:1: a gap is written {{citizen.name}}, with two braces on each side'],
  [
    'a task without hints',
    'be-in: { title: t, hints: [h] }',
    'be-in: { title: t }',
    'scenario.en.yaml:6:3: warning: "be-in" has no hints, and who practises alone may ask for one: write "hints", from a nudge to the whole answer',
  ],
  [
    'a hint of a variant that points nowhere',
    'debrief: { can: c }',
    'variants: { poor: { tasks: { start: { hints: [Press “Sign in”.] } } } }\ndebrief: { can: c }',
    'scenario.en.yaml:14:47: warning: this hint points to "Sign in", which stands on no page: quote what stands there, letter by letter',
  ],
  [
    'a task of a variant that there is not',
    'debrief: { can: c }',
    'variants: { poor: { tasks: { begin: { title: t } } } }\ndebrief: { can: c }',
    'scenario.en.yaml:14:30: there is no task "begin" in scenario.yaml',
  ],
  [
    'a gap in the words of a variant',
    'debrief: { can: c }',
    "variants: { poor: { tasks: { start: { title: 'For {{nobody.name}}' } } } }\ndebrief: { can: c }",
    'scenario.en.yaml:14:39: nothing fills the gap {{nobody.name}}: name a person or plot of this exercise and what it has',
  ],
  [
    'a hint that points nowhere',
    'Press “Log in”.',
    'Press “Sign in”.',
    'scenario.en.yaml:5:30: warning: this hint points to "Sign in", which stands on no page: quote what stands there, letter by letter',
  ],
  [
    'a code that lives too long',
    'works for 3 minutes',
    'works for 7 minutes',
    'scenario.en.yaml:3:1: warning: no code lives 7 minutes: VNeID’s lives 3, a bank’s 5 (fixtures/law/codes.ts)',
  ],
  [
    'a mistake without words',
    '  wrong-code: { title: t, feedback: f, remember: r }\n',
    '',
    'scenario.en.yaml:8:1: the words for "wrong-code" are missing: write them under "mistakes:"',
  ],
  [
    'words for nothing',
    'conditions: { told-nobody: c }',
    'conditions: { told-nobody: c, told-all: c }',
    'scenario.en.yaml:7:31: there is no "told-all" in scenario.yaml',
  ],
  ['a line that is empty', 'summary: s', "summary: ''", 'scenario.en.yaml:2:1: something has to be written here'],
  ['a key that cannot stand there', 'summary: s', 'summary: s\nsumary: s', 'scenario.en.yaml:3:1: "sumary" is not a key that can stand here'],
  ['no debrief', 'debrief: { can: c }\n', '', 'scenario.en.yaml:1:1: "debrief" is missing'],
];

describe('more than people write', () => {
  const lines = (count: number, line: (i: number) => string): string => Array.from({ length: count }, (_, i) => `${line(i)}\n`).join('');
  const wait = '    - { wait: 1 minute }';

  test.each<Broken>([
    ['variants', 'variants:\n', `variants:\n${lines(19, (i) => `  - { id: v-${i} }`)}`, 'scenario.yaml:42:1: "variants" is a list of at most 20'],
    [
      'tasks',
      'tasks:\n',
      `tasks:\n${lines(29, (i) => `  - { id: t-${i}, done: { fact: vneid/log-in-started } }`)}`,
      'scenario.yaml:24:1: "tasks" is a list of at most 30',
    ],
    [
      'walkthroughs',
      'walkthroughs:\n',
      `walkthroughs:\n${lines(58, (i) => `  w-${i}: { moves: [] }`)}`,
      'scenario.yaml:45:1: "walkthroughs" holds at most 60',
    ],
    ['moves of a walkthrough', '  clean:\n', `  clean:\n${lines(198, () => wait)}`, 'scenario.yaml:46:3: this is a list of at most 200'],
    [
      'moves of one that is written the long way',
      'told-nobody]\n    moves:\n',
      `told-nobody]\n    moves:\n${lines(197, () => `  ${wait}`)}`,
      'scenario.yaml:57:5: "moves" is a list of at most 200',
    ],
    ['moves before the beginning', '  with:\n', `  with:\n${lines(200, () => wait)}`, 'scenario.yaml:9:3: "with" is a list of at most 200'],
  ])('%s is told so', (_, good, bad, ...expected) => {
    expect(remarks(changed(YAML, [good, bad]), WORDS)).toEqual(expected.map((line) => `${line}: make two exercises of it`));
  });
});

describe('sums against the law data', () => {
  const PATH = 'scenario.yaml:16:9: ';
  const LAW = 'by TT 12/2025/TT-BCA Điều 21 this fee is 115000 on 2026-11-10, not';
  const fee = (kind: string, amount: string, formula: string): readonly string[] =>
    remarks(
      changed(changed(changed(YAML, ['kind: licence-exchange-fee', `kind: ${kind}`]), ['amount: 115000', `amount: ${amount}`]), [
        'formula: { kind: fixed, each: 115000, count: 1 }',
        `formula: ${formula}`,
      ]),
      WORDS,
    );

  test.each([
    ['licence-exchange-fee', '120000', '{ kind: fixed }', `${PATH}${LAW} 120000: see fixtures/law/fees.ts`],
    [
      'licence-exchange-fee',
      '230000',
      '{ kind: fixed }',
      `${PATH}${LAW} 230000 (if it is for several, write formula: { kind: fixed, each: 115000, count: 2 }): see fixtures/law/fees.ts`,
    ],
    ['licence-exchange-fee', '0', '{ kind: fixed }', `${PATH}${LAW} 0: see fixtures/law/fees.ts`],
    [
      'certificate-fee',
      '26000',
      '{ kind: fixed }',
      `${PATH}by NQ 06/2020/NQ-HĐND, NQ 77/2025/NQ-HĐND this fee is 0 or 10000 or 25000 or 50000 or 100000 on 2026-11-10, not 26000: see fixtures/law/fees.ts`,
    ],
    [
      'personal-income-tax',
      '60000000',
      '{ kind: percent, rate: 2, base: 3200000000 }',
      `${PATH}the amount is 60000000 and its formula makes 64000000: make them agree`,
    ],
    [
      'personal-income-tax',
      '32000000',
      '{ kind: percent, rate: 1, base: 3200000000 }',
      `${PATH}by Luật 109/2025/QH15 Điều 14, NĐ 253/2026/NĐ-CP Điều 57 this fee of 3200000000 is 64000000 on 2026-11-10, not 32000000: see fixtures/law/taxes.ts`,
    ],
    [
      'notary-fee',
      '2200000',
      '{ kind: bracket, base: 3200000000, fixed: 2200000, rate: 0, above: 3000000000 }',
      `${PATH}by TT 257/2016/TT-BTC this fee of 3200000000 is 2300000 on 2026-11-10, not 2200000: see fixtures/law/notary-fees.ts`,
    ],
  ])('finds %s: %s with %s', (kind, amount, formula, expected) => {
    expect(fee(kind, amount, formula)).toContain(expected);
  });

  test.each([
    ['licence-exchange-fee', '230000', '{ kind: fixed, each: 115000, count: 2 }'],
    ['change-registration-fee', '28000', '{ kind: fixed, each: 28000 }'],
    ['registration-fee', '16000000', '{ kind: percent, rate: 0.5, base: 3200000000 }'],
    ['notary-fee', '2300000', '{ kind: bracket, base: 3200000000, fixed: 2200000, rate: 0.05, above: 3000000000 }'],
    ['appraisal-fee', '4800000', '{ kind: percent, rate: 0.15, base: 3200000000 }'],
    ['personal-income-tax', '7', '{ kind: percent, rate: 2, base: 350 }'],
    ['notary-fee', '123456', '{ kind: fixed }'],
  ])('leaves %s: %s with %s alone', (kind, amount, formula) => {
    expect(fee(kind, amount, formula).filter((line) => !line.includes('fault'))).toEqual([]);
  });

  test('looks into each variant, and says where it is written', () => {
    const varied = changed(YAML, ['amount: 115000', 'amount: $variant.amount']);
    const texts = changed(changed(varied, ['{ id: morning }', '{ id: morning, values: { amount: 115000 } }']), [
      '{ id: poor,',
      '{ id: poor, values: { amount: 125000 },',
    ]);
    expect(remarks(changed(texts, ['each: 115000, count: 1', '']).replace('fixed,  }', 'fixed }'), WORDS)).toEqual([
      `scenario.yaml:44:27: ${LAW} 125000: see fixtures/law/fees.ts`,
    ]);
  });
});

describe('a scenario with', () => {
  test.each(IN_SCENARIO)('%s is told so', (_, good, bad, ...expected) => {
    expect(remarks(changed(YAML, [good, bad]), WORDS)).toEqual(expected);
  });
});

describe('words with', () => {
  test.each(IN_WORDS)('%s are told so', (_, good, bad, ...expected) => {
    expect(remarks(YAML, changed(WORDS, [good, bad]))).toEqual(expected);
  });

  test('a language that is missing altogether are told so', () => {
    expect(remarks(YAML, WORDS, {})).toEqual(['scenario.yaml:1:1: the words in Vietnamese are missing: write scenario.vi.yaml']);
  });
  test('words in a language that the house does not speak are no error, but nobody sees them', () => {
    expect(remarks(YAML, WORDS, { vi: WORDS, tlh: WORDS })).toEqual([
      `scenario.tlh.yaml:1:1: warning: "tlh" is no language of this house, so nobody sees these words: it speaks ${LANGUAGES.join(', ')} (fixtures/languages.ts)`,
    ]);
  });
  test('words in what is no language at all', () => {
    expect(remarks(YAML, WORDS, { vi: WORDS, 'vi-VN': WORDS })).toEqual([
      `scenario.vi-VN.yaml:1:1: "vi-VN" is no code of a language, such as ${LANGUAGES.join(', ')}: give this file another name, or take it away`,
    ]);
  });
});

test('the exercise to go on with is looked for among those that there are', () => {
  const among = (next: string, exercises?: readonly string[]): readonly string[] =>
    lint(
      { scenario: changed(YAML, ['level: 1\n', `level: 1\nnext: ${next}\n`]), words: { vi: WORDS, en: WORDS } },
      { ...(exercises && { exercises }) },
    ).map(lineOf);
  const missing = 'there is no other exercise of this name here: whoever is through is led on to the next of its kind';
  expect(among('pay-fee', ['log-in', 'pay-fee'])).toEqual([]);
  expect(among('pay-fee')).toEqual([]);
  expect(among('pay-fees', ['log-in', 'pay-fee'])).toEqual([`scenario.yaml:3:1: warning: ${missing}`]);
  expect(among('small', ['small', 'pay-fee'])).toEqual([`scenario.yaml:3:1: warning: ${missing}`]);
});

test('a seat that the house has no name for is named in each language', () => {
  const seated = changed(YAML.replaceAll('citizen', 'mai').replaceAll('recipe: mai', 'recipe: citizen'), ['seats: [mai]', 'seats: [mai]']);
  const story = WORDS.replaceAll('citizen', 'mai');
  expect(remarks(seated, story, { vi: `${story}seats: { mai: bên thuê }\n` })).toEqual([
    'scenario.en.yaml:1:1: what is "mai" in this story? Write "seats: { mai: … }", such as "the tenant"',
  ]);
});

test('words for a way on that is not named, and notes that one language lacks, are told', () => {
  const words = changed(WORDS, ['debrief: { can: c }', 'debrief: { can: c, next: n }\nhandout: [one, two]']);
  expect(remarks(YAML, words, { vi: changed(WORDS, ['debrief: { can: c }', 'debrief: { can: c }\nhandout: [one]']) })).toEqual([
    'scenario.vi.yaml:15:1: warning: 2 notes in another language, 1 here: write the missing ones',
    'scenario.en.yaml:14:20: warning: nobody sees this: name the exercise to go on with in scenario.yaml, such as "next: pay-fee"',
  ]);
});

test('a dead end after a mistake is told of, whatever is played out then', () => {
  const changes = [
    [
      '{ fact: portal/session-opened, where: { who: citizen } } }',
      '{ all: [{ fact: portal/session-opened }, { never: { fact: trap/details-given } }] } }',
    ],
    ['when: { fact: trap/details-given } }', 'when: { fact: trap/details-given }, follows: gone }'],
    ['faults:', '  - { id: gone, moves: [{ do: tre-xanh/go-down }] }\nfaults:'],
    ['      - { do: phone/delete-sms, with: suggested }\n', '      - { do: phone/delete-sms, with: suggested }\n      - { inject: gone }\n'],
  ] as const;
  const words = changed(WORDS, ['injects: { scam: i }', 'injects: { scam: i, gone: g }']).replace(
    'gave-details: { title: t,',
    'gave-details: { title: t, follows: f,',
  );
  expect(remarks(changes.reduce(changed, YAML), words, { vi: words })).toEqual([
    'scenario.yaml:55:3: no way to the task "be-in" is found after the walkthrough "gave-details": a dead end; show a way in a walkthrough, or let what blocks it be undone',
  ]);
});

test('a step that is written out by hand is told so, where the guide is to find it', () => {
  const asked = changed(YAML, [
    '- { id: be-in, done: { fact: portal/session-opened, where: { who: citizen } } }',
    '- { id: be-in, done: { all: [{ fact: portal/session-opened, where: { who: citizen } }, { refused: vneid/log-in, because: malformed }] } }',
  ]);
  const walked = changed(asked, ['  clean:\n', "  clean:\n    - { do: vneid/log-in, with: { idNumber: '1', password: x } }\n"]);
  expect(remarks(walked, WORDS).filter((line) => line.includes('though "clean" goes one'))).toHaveLength(1);
});

const QUOTES = "a text with a colon, or that begins with {{, must stand between quotes: '…'";
const INDENT = 'this line does not begin where those beside it do: put the same number of spaces before each';
const START = "a text that begins with this sign must stand between quotes: '…'";
const BRACKET = 'a bracket is not closed here: write } for each { and ] for each [';
const UTF8 = 'this file is not saved as UTF-8: save it again with the encoding UTF-8';

/** Each slip is told once, in plain words, where it was made; nothing else is told of the file. */
const UNREADABLE: readonly Broken[] = [
  ['a colon in a text', 'summary: s', 'summary: Pay: at once', `scenario.en.yaml:2:10: ${QUOTES}`],
  ['a colon in a text in a list', 'hints: [h]', 'hints: [Press: this: now]', `scenario.en.yaml:6:37: ${QUOTES}`],
  ['a gap at the beginning of a text', 'story: You are {{citizen.name}}', 'story: {{citizen.name}}', `scenario.en.yaml:3:8: ${QUOTES}`],
  ['a gap that is the whole text', 'summary: s', 'summary: {{citizen.name}}', `scenario.en.yaml:2:1: ${QUOTES}`],
  ['a tab', '  be-in:', '\tbe-in:', 'scenario.en.yaml:6:1: use spaces here, not the Tab key'],
  ['a key too far to the right', '  be-in:', '   be-in:', `scenario.en.yaml:6:1: ${INDENT}`],
  ['a key too far to the left', '  be-in:', ' be-in:', `scenario.en.yaml:6:1: ${INDENT}`],
  ['a line further right than its key', 'summary: s\n', 'summary: s\n  more: m\n', `scenario.en.yaml:3:3: ${INDENT}`],
  ['a list of lines that begin unlike', 'hints: [h] }', 'hints: [h] }\n  two:\n    - a\n   - b', `scenario.en.yaml:9:1: ${INDENT}`],
  ['a bracket that is open', 'hints: [h] }', 'hints: [h]', `scenario.en.yaml:6:3: ${BRACKET}`],
  ['a quote that is open', 'can: c }', "can: 'c }", 'scenario.en.yaml:14:17: a text in quotes is not closed: put \' or " at its end as well'],
  [
    'a quote in a quote',
    'summary: s',
    "summary: 'it's so'",
    "scenario.en.yaml:2:14: a text in quotes ends before this: a ' within it is written twice, as in 'it''s'",
  ],
  ['no space after a colon', 'title: Log in', 'title:Log in', 'scenario.en.yaml:1:1: a space is missing after the colon'],
  [
    'no colon',
    'summary: s',
    'summary s',
    'scenario.en.yaml:2:1: a key and a colon are missing at the beginning of this line; a text that goes on from the line above stands further right than its key',
  ],
  ['a list beside its key', 'summary: s', 'summary: - s', 'scenario.en.yaml:2:10: a list begins on a line of its own, below its key'],
  ['a key twice', 'summary: s', 'title: s', 'scenario.en.yaml:2:1: this key is there already: keep one of the two'],
  ['a sign that cannot begin a text', 'summary: s', 'summary: @home', `scenario.en.yaml:2:10: ${START}`],
  ['letters that are none in UTF-8', 'summary: s', 'summary: Ti\uFFFDn', `scenario.en.yaml:2:1: ${UTF8}`],
  ['the empty bytes of UTF-16', 'title', 't\0i\0t\0l\0e\0', `scenario.en.yaml:1:1: ${UTF8}`],
];

describe('a file that cannot be read because of', () => {
  test.each(UNREADABLE)('%s is told so once', (_, good, bad, ...expected) => {
    expect(remarks(YAML, changed(WORDS, [good, bad]))).toEqual(expected);
  });
});

test('accents that are typed one by one are those that stand on the page', () => {
  const vi = changed(WORDS, ['Press “Log in”.', `Bấm «${'Đăng nhập'.normalize('NFD')}».`]);
  const found = lint({ scenario: YAML, words: { en: WORDS, vi } }, { labels: { vi: new Set(['Đăng nhập']) }, messages });
  expect(found.map(lineOf)).toEqual([]);
});

describe('what could be somebody’s or real', () => {
  const NUMBER =
    'a number of nine digits or more, or a mail address, may be somebody’s: leave it out; what the person of this run has is written {{citizen.idNumber}}';
  const hotline = (number: string): string =>
    `"${number}" may be a real hotline: leave it out, or write one that cannot be dialled, such as +00 000 119`;
  const address = (host: string): string => `"${host}" may be a real address: write one that ends in .example, such as "nhan-qua.example/xac-nhan"`;

  test.each([
    ['0912345678', NUMBER],
    ['0912.345.678', NUMBER],
    ['0912 345 678', NUMBER],
    ['+84 912 345 678', NUMBER],
    ['012345678901', NUMBER],
    ['lan@congty.vn', NUMBER],
    ['1900 1234', hotline('1900 1234')],
    ['18001091', hotline('18001091')],
    ['1900.54.54.13', hotline('1900.54.54.13')],
    ['1900 555 586', hotline('1900 555 586')],
    ['www.congty.com.vn', address('www.congty.com.vn')],
    ['https://bit.ly/x', address('bit.ly')],
    ['CONGTY.COM', address('congty.com')],
  ])('is refused in every text: %s', (real, message) => {
    for (const [good, line] of [
      ['summary: s', '2:1'],
      ['hints: [h]', '6:30'],
      ['feedback: f', '9:29'],
      ['debrief: { can: c', '14:12'],
    ] as const)
      expect(remarks(YAML, changed(WORDS, [good, good.replace(/(\w)(\]?)$/, (_, _word, end: string) => `'Call ${real} now'${end}`)]))).toEqual([
        `scenario.en.yaml:${line}: ${message}`,
      ]);
  });

  test.each([
    'TP.HCM',
    'dichvucong.gov.vn',
    '19.000.000 đ',
    '19001234 đ',
    '+00 000 119',
    'GPLX-261110-0007',
    'nhan-qua.example/x',
    '099152000001',
    '24/11/2026',
  ])('is not seen in %s', (harmless) => {
    const words = changed(WORDS, ['summary: s', `summary: See ${harmless} there`]);
    expect(remarks(YAML, words, { vi: words })).toEqual([]);
  });
});

describe('a message of the exercise’s own', () => {
  const SENT = YAML.replaceAll('scam-account', 'own/prize').replaceAll('x.example', 'prize.example/take');
  const SAID = changed(WORDS, ['injects:', "messages:\n  prize: 'You won! Take it at {{link}}'\ninjects:"]);
  const told = (sent: readonly [string, string], said: readonly [string, string] = ['', '']): readonly string[] =>
    remarks(changed(SENT, sent), changed(SAID, said), { vi: SAID });

  test('is in order with its words in each language, and a value for each gap', () => {
    expect(told(['', ''])).toEqual([]);
  });

  const WRONG: readonly (readonly [what: string, sent: readonly [string, string], said: readonly [string, string], ...remarks: readonly string[]])[] =
    [
      [
        'that has no words in one language',
        ['', ''],
        ["messages:\n  prize: 'You won! Take it at {{link}}'\n", ''],
        'scenario.en.yaml:1:1: the words for the message "prize" are missing: write them under "messages:"',
      ],
      [
        'that nobody wrote',
        ['message: own/prize, values', 'message: own/price, values'],
        ['', ''],
        'scenario.yaml:39:56: there is no message "own/price": did you mean "own/prize"?',
        'scenario.en.yaml:13:3: this message is never sent: send it by phone/receive-sms with "message: own/prize", or take it out',
        'scenario.vi.yaml:13:3: this message is never sent: send it by phone/receive-sms with "message: own/prize", or take it out',
      ],
      [
        'that is sent without "own/"',
        ['message: own/prize, values', 'message: prize, values'],
        ['', ''],
        'scenario.yaml:39:56: "prize" is a message of your own: did you mean "own/prize"?',
      ],
      [
        'that a rule calls without "own/"',
        ['where: { message: own/prize } }', 'where: { message: prize } }'],
        ['', ''],
        'scenario.yaml:33:62: "prize" is a message of your own: did you mean "own/prize"?',
      ],
      [
        'that nothing sends',
        ['', ''],
        ['  prize: ', '  parcel: A parcel has come.\n  prize: '],
        'scenario.en.yaml:13:3: this message is never sent: send it by phone/receive-sms with "message: own/parcel", or take it out',
      ],
      [
        'that a rule calls otherwise',
        ['where: { message: own/prize } }', 'where: { message: [own/prise] } }'],
        ['', ''],
        'scenario.yaml:33:62: there is no message "own/prise": did you mean "own/prize"?',
      ],
      [
        'that a walkthrough calls otherwise',
        ['do: phone/delete-sms, with: suggested', 'do: phone/delete-sms, about: own/prise'],
        ['', ''],
        'scenario.yaml:61:33: there is no message "own/prise": did you mean "own/prize"?',
      ],
      [
        'with a gap that nothing fills',
        ['', ''],
        ['{{link}}', '{{link}}, {{name}}'],
        'scenario.en.yaml:13:3: nothing fills the gap {{name}}: send "own/prize" with "values: { name: … }", or take the gap out',
      ],
      [
        'with a value that nobody reads',
        ['', ''],
        [' at {{link}}', '.'],
        'scenario.en.yaml:13:3: "own/prize" is sent with "link", which stands nowhere in these words: put in {{link}}, or send it without',
      ],
      [
        'with a torn gap',
        ['', ''],
        ['{{link}}', '{{link}} {{'],
        'scenario.en.yaml:13:3: a gap is written {{citizen.name}}, with two braces on each side',
      ],
      [
        'with a number that may be somebody’s',
        ['', ''],
        ['You won!', 'Call 0987 654 321!'],
        'scenario.en.yaml:13:3: a number of nine digits or more, or a mail address, may be somebody’s: leave it out; what the person of this run has is sent with "values: { idNumber: $citizen.idNumber }"',
      ],
      [
        'with an address that there may be',
        ['', ''],
        ['You won!', 'See www.prize.com.vn/x.'],
        'scenario.en.yaml:13:3: "www.prize.com.vn" may be a real address: write one that ends in .example, such as "nhan-qua.example/xac-nhan"',
      ],
      [
        'with a value that may be somebody’s',
        ['trap: fake-portal', "trap: fake-portal, name: '012345678901'"],
        ['{{link}}', '{{link}}, {{name}}'],
        'scenario.yaml:39:131: a number of nine digits or more, or a mail address, may be somebody’s: leave it out; what the person of this run has is sent with "values: { idNumber: $citizen.idNumber }"',
        'scenario.vi.yaml:13:3: "own/prize" is sent with "name", which stands nowhere in these words: put in {{name}}, or send it without',
      ],
      [
        'with a link of fraud to a real address',
        ['link: prize.example/take', 'link: dichvucong.gov.vn/nop'],
        ['', ''],
        'scenario.yaml:39:86: "dichvucong.gov.vn" may be a real address: write one that ends in .example, such as "nhan-qua.example/xac-nhan"',
      ],
    ];
  test.each(WRONG)('%s is told so', (_, sent, said, ...expected) => {
    expect(told(sent, said)).toEqual(expected);
  });

  test('that nobody wrote, where none is written at all, is told what to write', () => {
    expect(remarks(SENT, WORDS)).toEqual([
      'scenario.yaml:39:56: there is no message "own/prize": write its words under "messages: prize:" in each language',
    ]);
  });

  test('may name the addresses that this house draws', () => {
    expect(told(['', ''], ['You won!', 'Pay only on dichvucong.gov.vn.'])).toEqual([]);
  });

  test('is looked at as each variant sends it, and told of where the variant says it', () => {
    const varied = changed(changed(SENT, ['message: own/prize, values', 'message: $variant.sms, values']), [
      '  - { id: morning }\n  - { id: poor, ',
      '  - { id: morning, values: { sms: own/prize } }\n  - { id: poor, values: { sms: own/prise }, ',
    ]);
    expect(remarks(varied, SAID, { vi: SAID })).toEqual(['scenario.yaml:44:27: there is no message "own/prise": did you mean "own/prize"?']);
  });
});

describe('what needs its words first', () => {
  const both = (pair: readonly [string, string], words: readonly [string, string]): readonly string[] =>
    remarks(changed(YAML, pair), changed(WORDS, words), { vi: changed(WORDS, words) });

  test('a defect that there is not is told so', () => {
    expect(
      both(['variants:', 'defects: [bank-takes-expired-cod]\nvariants:'], ['debrief:', 'defects: { bank-takes-expired-cod: d }\ndebrief:']),
    ).toEqual(['scenario.yaml:42:11: there is no defect "bank-takes-expired-cod": did you mean "bank-takes-expired-code"?']);
  });

  test('a defect that no case shows is told so', () => {
    expect(
      both(['variants:', 'defects: [bank-takes-expired-code]\nvariants:'], ['debrief:', 'defects: { bank-takes-expired-code: d }\ndebrief:']),
    ).toEqual(['scenario.yaml:42:11: warning: no case shows the defect "bank-takes-expired-code": write one with shows: bank-takes-expired-code']);
  });

  const shown =
    'defects: [bank-takes-expired-code]\ncases: [{ id: c, walkthrough: clean, then: { fact: vneid/access-granted }, shows: bank-takes-expired-code }]\nvariants:';
  const told = 'defects: { bank-takes-expired-code: Nhận mã cũ. }\ncases: { c: { title: t, given: g, when: w, then: t } }\n';
  test.each([
    [
      'without words that name it',
      '',
      'a report is matched to "bank-takes-expired-code" by its case alone: write under "signs: bank-takes-expired-code:" the words that name it',
    ],
    [
      'with words that do not name it',
      'signs: { bank-takes-expired-code: [[mã cũ], [trừ tiền]] }\n',
      'what "defects" says of "bank-takes-expired-code" holds none of these words in one of the lines: add those that testers would use',
    ],
    ['with a line of signs that are none', "signs: { bank-takes-expired-code: [['%']] }\n", 'a word, or a few, with a letter or a digit'],
    ['with words for one that there is not', 'signs: { no-such: [[cũ]] }\n', 'there is no "no-such" in scenario.yaml'],
  ])('a defect %s is told so', (_, signs, message) => {
    expect(both(['variants:', shown], ['debrief:', `${told}${signs}debrief:`]).filter((line) => line.startsWith('scenario.vi.yaml'))).toEqual([
      expect.stringContaining(message),
    ]);
  });

  test('a case whose words name another sum than its rule is told so', () => {
    const yaml = shown.replace('then: { fact: vneid/access-granted }', 'then: { fact: payments/duty-posted, where: { amount: 115000 } }');
    const words = (then: string) => `${told.replace('then: t', `then: '${then}'`)}signs: { bank-takes-expired-code: [[mã cũ]] }\ndebrief:`;
    const remark = 'the rule of "c" looks for 115.000, which these words do not name';
    expect(both(['variants:', yaml], ['debrief:', words('Trừ 150.000 đ.')]).join('\n')).toContain(`warning: ${remark}`);
    expect(both(['variants:', yaml], ['debrief:', words('Trừ 115.000 đ.')]).join('\n')).not.toContain(remark);
  });

  test.each([
    ['a sum', '115,000 đ', '120.000 đ', 'the figures here are 120.000, and in another language 115.000: which are right?'],
    ['a rate', '0.5% of the price', '0,6 % giá', 'the figures here are 0.6, and in another language 0.5: which are right?'],
    ['a sum that is missing', '115,000 đ', 'lệ phí', 'the figures here are none, and in another language 115.000: which are right?'],
  ])('%s that differs between languages is told so', (_, en, vi, message) => {
    const story = (text: string): string => changed(WORDS, [/^story: .*$/m.exec(WORDS)?.[0] ?? '', `story: '${text}'`]);
    const found = remarks(YAML, story(en), { vi: story(vi) }).filter((line) => line.includes('figures'));
    expect(found).toEqual([`scenario.vi.yaml:3:1: warning: ${message}`]);
  });

  test('two defects whose words do not tell them apart are told so', () => {
    const two = shown.replace('expired-code]', 'expired-code, bank-takes-money-twice]');
    const words = told.replace('cũ.', 'cũ, bank-takes-money-twice: Trừ tiền hai lần.').replace('Nhận mã cũ,', 'Nhận mã cũ và trừ tiền.,');
    const signs = 'signs: { bank-takes-expired-code: [[trừ tiền]], bank-takes-money-twice: [[hai lần]] }\n';
    expect(both(['variants:', two], ['debrief:', `${words}${signs}debrief:`])).toContainEqual(
      expect.stringContaining(
        'what "defects" says of "bank-takes-money-twice" is taken for "bank-takes-expired-code": choose words that tell the two apart',
      ),
    );
  });

  test('an inject that no walkthrough shows is told so', () => {
    const other = '  - { id: other, moves: [{ do: tre-xanh/go-down }] }\nfaults:';
    expect(both(['faults:', other], ['injects: { scam: i }', 'injects: { scam: i, other: o }'])).toEqual([
      'scenario.yaml:40:5: warning: no walkthrough shows the inject "other": write one with { inject: other }',
    ]);
  });

  test.each([
    [
      'that does not hold',
      'walkthrough: wrong-code, then: { fact: vneid/access-granted }',
      'then',
      '"c" does not hold where nothing is defective: mend "then" or the walkthrough "wrong-code"',
    ],
    [
      'that does not show its defect',
      'walkthrough: clean, then: { fact: vneid/access-granted }, shows: bank-takes-expired-code',
      'shows',
      '"c" holds with the defect "bank-takes-expired-code" too, so it does not show it: mend "then"',
    ],
  ])('a case %s is told so', (_, said, key, message) => {
    const text = `defects: [bank-takes-expired-code]\ncases:\n  - { id: c, ${said} }\nvariants:`;
    const words = 'defects: { bank-takes-expired-code: d }\ncases: { c: { title: t, given: g, when: w, then: t } }\ndebrief:';
    const line = text.split('\n')[2] ?? '';
    expect(both(['variants:', text], ['debrief:', words])).toContain(`scenario.yaml:44:${line.lastIndexOf(`${key}:`) + 1}: ${message}`);
  });
});
