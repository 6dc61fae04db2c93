/**
 * In guided mode what comes next is marked softly: the first field that is still empty, then the button; or the link that leads there. The coach
 * says the same in words. What lies beyond the edge is one tap away.
 */
export function pointAtNext(): void {
  for (const one of document.querySelectorAll('.guided, .guided-form')) one.classList.remove('guided', 'guided-form');
  const command = document.body.dataset['guide'];
  const forms = [...document.querySelectorAll<HTMLFormElement>('form[data-command]')].filter((form) => form.dataset['command'] === command);
  // where another button mends a refusal, that one is the next
  const asked = forms.filter((form) => form.closest('.asked')); // of several doors the one that the coach means
  const nexts = (asked.length > 0 ? asked : forms).filter((form) => !form.parentElement?.querySelector('.mend'));
  for (const form of nexts) {
    const empty = firstEmpty(form);
    if (empty) empty.classList.add('guided');
    else form.classList.add('guided-form');
  }
  const towards = document.querySelector<HTMLElement>('#coach [data-towards]')?.dataset['towards'];
  const leads =
    towards ?? document.querySelector<HTMLAnchorElement>('#coach :not(.finished) > a[data-leads], #coach :not(.finished) > p > a[data-leads]')?.href;
  if (forms.length === 0 && leads !== undefined)
    [...document.querySelectorAll<HTMLAnchorElement>('.world a[href]:not(.sms-link), .dock a[href]')]
      .find((one) => sameScreen(one.href, new URL(leads, location.href).href))
      ?.classList.add('guided');
  const next = nexts.length > 0 || towards !== undefined ? document.querySelector('.guided, .guided-form [data-submit]') : null;
  watch(next && next.getClientRects().length > 0 ? next : null); // a small screen does not show every pane
}

/** Where words come in, what is next may be another thing. */
export function pointOn(): void {
  document.addEventListener('input', pointAtNext);
  document.getElementById('to-next')?.addEventListener('click', (event) => {
    event.preventDefault();
    if (watched && isToBeRead(watched)) readOn(watched);
    else watched?.scrollIntoView({ block: 'center' });
  });
}

/** A contract, a bill: what stands before it is read first, so it is not jumped over. */
const isToBeRead = (next: Element): boolean => next.getBoundingClientRect().top > 0 && paperBefore(next) !== undefined;

const paperBefore = (next: Element): Element | undefined =>
  [...(next.closest('.world')?.querySelectorAll('[data-read]') ?? [])].find(
    (paper) => (paper.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );

/** To where the paper begins; from there on by less than a screen, so that no line of it is passed over. */
function readOn(next: Element): void {
  const paper = paperBefore(next);
  const scroller = next.closest('.screen-scroll');
  const own = scroller && scroller.scrollHeight > scroller.clientHeight ? scroller : undefined;
  const [top, height] = own ? [own.getBoundingClientRect().top, own.clientHeight] : [0, window.innerHeight];
  const begins = (paper?.getBoundingClientRect().top ?? 0) - top;
  const step = begins > height / 4 ? begins - height / 8 : height * 0.6;
  (own ?? window).scrollBy({ top: step });
}

const firstEmpty = (form: HTMLFormElement): Element | undefined =>
  [...form.querySelectorAll('.field')].find((field) => {
    const inputs = [...field.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[data-field]')];
    return !inputs.some((input) => (input instanceof HTMLInputElement && input.type === 'radio' ? input.checked : input.value !== ''));
  });

let watched: Element | null = null;
let watcher: IntersectionObserver | undefined;

/** Offers the way to something while it is out of sight. */
function watch(next: Element | null): void {
  const offer = document.getElementById('to-next');
  if (!offer || next === watched) return;
  watcher?.disconnect();
  watched = next;
  offer.hidden = true;
  if (!next) return;
  watcher = new IntersectionObserver(
    ([seen]) => {
      if (!seen) return;
      offer.hidden = seen.isIntersecting;
      offer.classList.toggle('above', seen.boundingClientRect.top < 0);
      offer.classList.toggle('reads', isToBeRead(next));
    },
    { rootMargin: `0px 0px -${String(document.getElementById('tabs')?.offsetHeight ?? 0)}px 0px`, threshold: 0.5 },
  );
  watcher.observe(next);
}

/** Which pane a small screen shows makes no difference here. */
function sameScreen(one: string, other: string): boolean {
  const bare = (href: string): string => {
    const url = new URL(href);
    url.searchParams.delete('tab');
    return url.href;
  };
  return bare(one) === bare(other);
}
