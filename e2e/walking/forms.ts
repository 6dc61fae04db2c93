import { expect, type Locator, type Page } from '@playwright/test';
import type { Order } from '../../server/world/world.ts';
import { landed } from './landing.ts';
import type { Hands } from './hands.ts';

type Input = Readonly<Record<string, unknown>>;

/** The form by which exactly this order can be given: one that has each of its fields, and is about the same thing. */
export function formOf(page: Page, { command, input }: Order): Locator {
  const fields = Object.entries(input as Input).map(
    ([name, value]) => `:has([name="${name}"]:is(${TYPED}), [name="${name}"][value=${JSON.stringify(String(value))}])`,
  );
  return page.locator(`form[data-command="${command}"]${isToCoach(command) ? aboutCase(input) : fields.join('')}`).first();
}

const TYPED = 'textarea, input:not([type="hidden"], [type="radio"])';

/** What a tester says is written in words; the note that the order names is not typed. */
const isToCoach = (command: string): boolean => command.startsWith('coach/');
const aboutCase = (input: unknown): string => `:has([name="case"][value="${String((input as Input)['case'])}"])`;

/** Fills a form in and sends it, each field as somebody would; `seen`: what a tester tells of. */
export async function send(page: Page, form: Locator, { command, input }: Order, hands: Hands, seen = 'Như mô tả'): Promise<void> {
  await expect(form, `the form for ${command} ${JSON.stringify(input)}; there are: ${(await formsOn(page)).join(' · ')}`).toBeVisible();
  if (isToCoach(command)) await writeNote(form, { ...NOTE, actual: seen }, hands);
  else for (const [name, value] of Object.entries(input as Input)) await fillIn(form, name, String(value), hands);
  const verdict = (input as Input)['verdict'];
  const button = typeof verdict !== 'string' ? form.locator('button:not([type="button"])') : form.locator(`button[value="${verdict}"]`);
  await landed(page, button, () => hands.press(button));
}

const formsOn = (page: Page): Promise<readonly string[]> =>
  page
    .locator('form[data-command]')
    .evaluateAll((forms) =>
      forms.map(
        (form) =>
          `${form.getAttribute('data-command') ?? ''}?${[...form.querySelectorAll('[data-field]')].map((field) => `${field.getAttribute('data-field') ?? ''}=${field.getAttribute('value') ?? ''}`).join('&')}`,
      ),
    );

async function fillIn(form: Locator, name: string, value: string, hands: Hands): Promise<void> {
  const field = form.locator(`[data-field="${name}"]:not([type="hidden"])`);
  if ((await field.count()) === 0) return;
  if ((await field.first().getAttribute('type')) === 'radio') await hands.choose(form.locator(`[data-field="${name}"][value="${value}"]`));
  else await hands.type(field, value);
}

/** A report that somebody else can follow: steps, what was expected, what was seen instead. */
const NOTE: Readonly<Record<string, string>> = {
  title: 'Trang này không làm như mô tả',
  steps: '1. Mở trang\n2. Làm như mô tả của ca kiểm thử',
  expected: 'Như mô tả của ca kiểm thử',
};

async function writeNote(form: Locator, note: Readonly<Record<string, string>>, hands: Hands): Promise<void> {
  for (const [name, text] of Object.entries(note)) {
    const field = form.locator(`[data-field="${name}"]`);
    if ((await field.count()) > 0) await hands.type(field, text);
  }
}
