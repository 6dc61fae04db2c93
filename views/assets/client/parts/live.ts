import { load } from './panes.ts';

/** Timers run out of range beyond this; nothing is waited for that long without a look in between. */
const LONGEST = 10 * 60 * 1000;
/** A little after the moment at which something is due. */
const MARGIN = 250;

let timer = 0;

/** The page says in how many milliseconds something visible is due; then it is fetched again, and what changed is swapped in. */
export function liveClock(): void {
  arm();
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void look();
  });
  document.addEventListener('shown', arm);
}

function arm(): void {
  window.clearTimeout(timer);
  const { nextIn } = document.body.dataset;
  if (nextIn !== undefined) timer = window.setTimeout(() => void look(), Math.min(Number(nextIn) + MARGIN, LONGEST));
}

async function look(): Promise<void> {
  if (document.hidden) return; // the page is looked at again when it is seen again
  if (await load(new Request(location.href), { keep: true })) return;
  window.clearTimeout(timer);
  timer = window.setTimeout(() => void look(), 5000);
}
