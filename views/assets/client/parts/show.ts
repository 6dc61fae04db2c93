const KEY = 'plays-on';
/** Time to read a step, milliseconds: at least, and for each letter. */
const LEAST = 4_000;
const A_LETTER = 80;

/**
 * A demonstration goes on by itself once somebody asks for it, at the pace of reading, until it is paused or over. Nothing moves unasked; the tab
 * remembers the wish from page to page.
 */
export function playOn(): void {
  const toggle = document.querySelector<HTMLButtonElement>('[data-plays-on]');
  const next = document.querySelector<HTMLButtonElement>('.shown form button');
  if (!toggle || !next) {
    remember(false);
    return;
  }
  const text = document.querySelector('.shown .next-text')?.textContent ?? '';
  const start = toggle.textContent;
  const stop = toggle.dataset['stop'] ?? start;
  let timer = 0;
  const wait = (): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(
      () => {
        if (document.hidden) wait();
        else next.click();
      },
      Math.max(LEAST, text.length * A_LETTER),
    );
  };
  const set = (plays: boolean): void => {
    remember(plays);
    toggle.textContent = plays ? stop : start;
    if (plays) wait();
    else window.clearTimeout(timer);
  };
  toggle.addEventListener('click', () => {
    set(!isRemembered());
  });
  if (isRemembered()) set(true);
}

function isRemembered(): boolean {
  try {
    return sessionStorage.getItem(KEY) !== null;
  } catch {
    return false; // storage is blocked: each step is pressed by hand
  }
}

function remember(plays: boolean): void {
  try {
    if (plays) sessionStorage.setItem(KEY, '1');
    else sessionStorage.removeItem(KEY);
  } catch {
    // as above
  }
}
