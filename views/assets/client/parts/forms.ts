/** The button rests while its form is under way; it is there again when one comes back to the page. The server does it once in any case. */
export function guardDoubleSubmit(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    if (form.dataset['sent']) event.preventDefault();
    else {
      form.dataset['sent'] = 'yes';
      // later, so that the pressed button's own value is still sent
      setTimeout(() => {
        rest(form, true);
      });
    }
  });
  window.addEventListener('pageshow', () => {
    for (const form of document.forms) wake(form);
  });
}

const rest = (form: HTMLFormElement, resting: boolean): void => {
  for (const button of form.querySelectorAll('button')) button.disabled = resting;
};

export function wake(form: HTMLFormElement): void {
  delete form.dataset['sent'];
  rest(form, false);
}

/** As wide as this the coach stands beside the page; on smaller screens above it. */
const WIDE = 760;

/** To the first thing that was refused, if it can be seen. On a small screen the coach's help stands above and is read first. */
export function showWhatWentWrong(part: Element): void {
  const found = [...part.querySelectorAll<HTMLElement>('.world .summary, .world .refusal[tabindex], [aria-invalid]')].find(
    (one) => one.offsetParent !== null,
  );
  if (!found || (window.innerWidth < WIDE && document.querySelector('.coach.has-help'))) return;
  found.focus({ preventScroll: true });
  found.scrollIntoView({ block: 'nearest' });
}

/** "Chép". Over plain http there is no clipboard but the old way. */
export function copyOnTap(): void {
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLButtonElement>('[data-copy]') : null;
    if (!button) return;
    const done = (): void => {
      const restore = say(button);
      if (restore) setTimeout(restore, 2000);
    };
    const text = button.dataset['copy'] ?? '';
    if (fillIn(button, text)) return;
    if (button.hasAttribute('data-code')) offerPaste(text);
    if (window.isSecureContext) navigator.clipboard.writeText(text).then(done, () => undefined);
    else if (copyTheOldWay(text, button)) done();
  });
}

/** The code that was copied last: as long as this page is open, and not a moment longer. */
let copiedCode = '';

/** Whoever has copied a code from its message need not know how to paste. */
function offerPaste(code: string): void {
  copiedCode = code;
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-paste]')) button.hidden = copiedCode === '';
}

export function pasteOnTap(): void {
  document.addEventListener('shown', () => {
    offerPaste(copiedCode);
  });
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLButtonElement>('[data-paste]') : null;
    const field = button && document.getElementById(button.dataset['paste'] ?? '');
    if (field instanceof HTMLInputElement) type(field, copiedCode);
  });
}

function type(field: HTMLInputElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.focus();
}

/** A slip lies at its field: what it says goes straight in, for nobody should have to know how to paste. */
function fillIn(button: HTMLButtonElement, text: string): boolean {
  const field = button.closest('.slip')?.closest('.field')?.querySelector<HTMLInputElement>('input[data-field]');
  if (!field) return false;
  type(field, text);
  const restore = say(button);
  field.addEventListener('input', function changed() {
    if (field.value === text) return;
    restore?.();
    field.removeEventListener('input', changed);
  });
  return true;
}

function copyTheOldWay(text: string, after: HTMLElement): boolean {
  const box = document.createElement('textarea');
  box.value = text;
  box.className = 'unseen';
  after.after(box);
  box.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way on plain http, where classes run
  const copied = document.execCommand('copy');
  box.remove();
  after.focus();
  return copied;
}

/** "Đã chép" on the button, and aloud; what puts the button's own word back. */
function say(button: HTMLButtonElement): (() => void) | undefined {
  const word = button.dataset['copied'];
  const shown = button.querySelector('[aria-hidden]:not(svg)') ?? button;
  if (!word || shown.textContent === word) return undefined;
  const before = shown.textContent;
  shown.textContent = word;
  const told = document.getElementById('told');
  if (told) told.textContent = word;
  return () => {
    shown.textContent = before;
  };
}

export function printOnTap(): void {
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('[data-print]')) window.print();
  });
}

/** What is folded in a bill is unfolded on paper, and folded again after it. */
export function unfoldForPaper(): void {
  let unfolded: readonly HTMLDetailsElement[] = [];
  window.addEventListener('beforeprint', () => {
    unfolded = [...document.querySelectorAll<HTMLDetailsElement>('.bill details:not([open])')];
    for (const one of unfolded) one.open = true;
  });
  window.addEventListener('afterprint', () => {
    for (const one of unfolded) one.open = false;
  });
}

/** An open drop-down closes with Escape, or when one taps elsewhere. */
export function closeDrops(): void {
  const close = (but: Node | null): void => {
    for (const drop of document.querySelectorAll<HTMLDetailsElement>('.drop[open]')) if (!but || !drop.contains(but)) drop.open = false;
  };
  document.addEventListener('click', ({ target }) => {
    close(target instanceof Node ? target : null);
  });
  document.addEventListener('keydown', (event) => {
    const open = event.key === 'Escape' ? document.querySelector<HTMLDetailsElement>('.drop[open]') : null;
    if (!open) return;
    close(null);
    open.querySelector('summary')?.focus();
  });
}
