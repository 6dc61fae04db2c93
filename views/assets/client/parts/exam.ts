const MINUTE = 60_000;
/** Said aloud too, once each. */
const WARNINGS: readonly number[] = [5, 1];

let timer = 0;
let endsAt: number | undefined;
let said = Infinity;

/** Counts the minutes of an exam down; at their end the page is asked for again, and the result comes. */
export function examClock(): void {
  arm();
  document.addEventListener('shown', arm);
}

function arm(): void {
  const shown = document.querySelector<HTMLElement>('[data-exam-left]');
  endsAt = shown ? performance.now() + Number(shown.dataset['examLeft']) : undefined;
  tick();
}

function tick(): void {
  window.clearTimeout(timer);
  const shown = document.querySelector<HTMLElement>('[data-exam-left]');
  if (!shown || endsAt === undefined) return;
  const left = endsAt - performance.now();
  if (left <= 0) {
    location.reload();
    return;
  }
  const minutes = Math.ceil(left / MINUTE);
  const text = (shown.dataset['words'] ?? '#').replace('#', String(minutes));
  shown.textContent = text;
  if (minutes < said && WARNINGS.includes(minutes)) {
    const told = document.querySelector('#told');
    if (told) told.textContent = text;
    said = minutes;
  }
  timer = window.setTimeout(tick, left - (minutes - 1) * MINUTE + 50);
}
