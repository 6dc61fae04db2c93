import { wake } from './forms.ts';

/** What did not come through: a look at what is new, which is tried again by itself, or something that was sent. */
export type Lost = 'look' | 'sent';

/** The page's own bar for when the server does not answer; nothing: it does. */
export function tellLost(what: Lost | undefined): void {
  const bar = document.getElementById('lost');
  if (!bar) return;
  bar.hidden = what === undefined;
  for (const words of bar.querySelectorAll<HTMLElement>('[data-lost]')) words.hidden = words.dataset['lost'] !== what;
}

/**
 * Before a form leaves the page the server is asked whether it is there. Where it is not, the browser would show a page of its own, in its own
 * language, and what was typed would be out of sight: the page says it instead, keeps the words, and the same button sends them later.
 */
export function askBeforeSending(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return;
    event.preventDefault();
    const pressed = event.submitter;
    void isServerThere().then((isThere) => {
      tellLost(isThere ? undefined : 'sent');
      if (isThere) send(form, pressed);
      else wake(form);
    });
  });
}

/** How long an answer is waited for, milliseconds: longer than a server that has just started is busy. */
const PATIENCE = 12_000;

async function isServerThere(): Promise<boolean> {
  const patience = new AbortController();
  const timer = window.setTimeout(() => {
    patience.abort();
  }, PATIENCE);
  try {
    await fetch('/health', { method: 'HEAD', cache: 'no-store', signal: patience.signal });
    return true;
  } catch {
    return false;
  } finally {
    window.clearTimeout(timer);
  }
}

/** As the browser would: with the pressed button's own value and to its own address, neither of which is there any more when one comes back. */
function send(form: HTMLFormElement, pressed: HTMLElement | null): void {
  const value = document.createElement('input');
  const address = form.getAttribute('action') ?? '';
  if (pressed instanceof HTMLButtonElement) {
    if (pressed.name !== '') form.append(Object.assign(value, { type: 'hidden', name: pressed.name, value: pressed.value }));
    form.setAttribute('action', pressed.getAttribute('formaction') ?? address);
  }
  form.submit();
  form.setAttribute('action', address);
  value.remove();
}
