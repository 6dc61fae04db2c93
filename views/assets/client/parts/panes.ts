import { isBusy } from './fields.ts';
import { showWhatWentWrong, wake } from './forms.ts';
import { pointAtNext } from './guide.ts';
import { tellLost } from './lost.ts';

/**
 * The phone beside the browser window moves by itself: its links and forms are fetched, and what came is swapped in, so that words typed in the
 * browser window stay; so too where the coach leads to the phone and back. Where another page of the browser follows, the page is simply opened.
 * `body[data-busy]` while something is under way.
 */
export function movePhone(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('#phone a[href], #arrived a, #coach a[data-leads]') : null;
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || new URL(link.href).pathname !== location.pathname)
      return;
    event.preventDefault();
    void load(new Request(link.href), {}).then((shown) => {
      if (!shown) location.assign(link.href);
    });
  });
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented || !form.closest('#phone') || !otherWords()) return;
    event.preventDefault();
    const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : '']));
    void load(new Request(form.action, { method: 'POST', body }), {}).then((shown) => {
      if (!shown) wake(form);
    });
  });
}

/** Only where there is something to lose a form is sent aside; else it goes the plain way. */
const otherWords = (): boolean => {
  const browser = document.getElementById('browser');
  return browser !== null && isBusy(browser);
};

/** Task, browser and phone on a small screen: all three are on the page already, so the words typed in them stay. */
export function switchTabs(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('#tabs a') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, '', link.href);
    showTab(link.href);
    window.scrollTo(0, 0);
    void load(new Request(link.href), { keep: true }); // so that the server knows what was read
  });
  window.addEventListener('popstate', () => void load(new Request(location.href), { past: true }));
}

/** What was closed does not come back with the next look at the same page. */
let closedNews = '';

/** A banner that is in the way is closed; the message stays in the phone. */
export function closeNews(): void {
  document.addEventListener('click', ({ target }) => {
    const banner = target instanceof Element && target.closest('[data-close-news]') ? document.getElementById('arrived') : null;
    if (!banner) return;
    closedNews = banner.dataset['told'] ?? '';
    banner.remove();
    paneInFront()?.focus({ preventScroll: true });
  });
}

const paneInFront = (): HTMLElement | null => document.getElementById(document.body.classList.contains('tab-phone') ? 'phone' : 'browser');

/** Which of the three an address puts in front. */
const tabIn = (href: string): string => new URL(href).searchParams.get('tab') ?? 'browser';

function showTab(href: string): void {
  const tab = tabIn(href);
  const { classList } = document.body;
  classList.remove('tab-task', 'tab-browser', 'tab-phone');
  classList.add(`tab-${tab}`);
  classList.toggle('strip', tab !== 'task');
  for (const link of document.querySelectorAll<HTMLAnchorElement>('#tabs a')) {
    if (tabIn(link.href) === tab) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  pointAtNext();
}

interface How {
  /** The same screen again: it stays where it was scrolled to, and the focus where it was. */
  readonly keep?: boolean;
  /** Back or forward: the address is there already. */
  readonly past?: boolean;
}

/** Fetches a page and shows what is new of it. False where there was no answer, or a form was not taken. */
export async function load(request: Request, { keep = false, past = false }: How): Promise<boolean> {
  const { body } = document;
  body.dataset['busy'] = 'yes';
  try {
    request.headers.set('Accept', 'text/html'); // given to fetch it would replace what the form is sent as
    const response = await fetch(request, { cache: 'no-store' });
    if (!response.ok && request.method === 'POST') throw new Error('not taken'); // there is nothing to open at that address, and the words stay here
    const next = new DOMParser().parseFromString(await response.text(), 'text/html');
    for (const plain of next.querySelectorAll('noscript')) plain.remove();
    if (
      new URL(response.url).pathname !== location.pathname ||
      !next.body.classList.contains('practice') ||
      (past && pageOf(next) !== pageOf(document))
    ) {
      location.assign(response.url);
      return true;
    }
    if (!keep && !past) history.pushState(null, '', response.url);
    show(next, keep);
    tellLost(undefined);
    return true;
  } catch {
    tellLost(request.method === 'POST' ? 'sent' : 'look');
    return false;
  } finally {
    delete body.dataset['busy'];
  }
}

const pageOf = (page: Document): string => page.querySelector('#browser .address-words')?.textContent ?? '';

function show(next: Document, keep: boolean): void {
  const { body } = document;
  const told = next.getElementById('arrived')?.dataset['told'] ?? '';
  const news = told === closedNews ? '' : told;
  const old = document.getElementById('arrived')?.dataset['told'] ?? '';
  for (const id of ['coach', 'browser', 'phone', 'tabs']) swap(id, next, keep || id !== 'phone');
  document.getElementById('arrived')?.remove();
  const arrived = next.getElementById('arrived');
  if (arrived && news !== '') document.getElementById('browser')?.before(arrived);
  const speaker = document.getElementById('told');
  if (speaker && news !== '' && news !== old) speaker.textContent = news;
  for (const name of ['data-next-in', 'data-guide']) {
    const value = next.body.getAttribute(name);
    if (value === null) body.removeAttribute(name);
    else body.setAttribute(name, value);
  }
  if (!keep) {
    const before = paneInFront();
    showTab(location.href);
    if (paneInFront()?.id === 'phone' || before?.id === 'phone') window.scrollTo(0, 0); // on a small screen the page is what scrolls
    if (document.activeElement === body) paneInFront()?.focus({ preventScroll: true }); // the link that was pressed is gone
  }
  pointAtNext();
  document.dispatchEvent(new Event('shown'));
}

/** Puts the new part in the place of the old one, unless somebody is at work in it or nothing changed. */
function swap(id: string, page: Document, keep: boolean): void {
  const [old, next] = [document.getElementById(id), page.getElementById(id)];
  if (!old || !next || (keep && (isBusy(old) || marksOf(old) === marksOf(next)))) {
    const [dock, docked] = [old?.querySelector('.dock'), next?.querySelector('.dock')];
    if (dock && docked) dock.replaceWith(docked);
    return;
  }
  const isNews = firstMessage(old) !== firstMessage(next);
  const focused = old.contains(document.activeElement) ? traceOf(document.activeElement) : undefined;
  const scrolled = old.querySelector('.screen-scroll')?.scrollTop ?? 0;
  for (const drop of old.querySelectorAll<HTMLDetailsElement>('[data-keep]'))
    next.querySelector<HTMLDetailsElement>(`[data-keep="${drop.dataset['keep'] ?? ''}"]`)?.toggleAttribute('open', drop.open);
  old.replaceWith(next);
  if (keep) {
    const scroller = next.querySelector('.screen-scroll');
    if (scroller && !isNews) scroller.scrollTop = scrolled;
    if (focused) next.querySelector<HTMLElement>(focused)?.focus({ preventScroll: true });
  } else {
    next.querySelector<HTMLElement>('.screen-scroll')?.focus({ preventScroll: true });
    showWhatWentWrong(next);
  }
}

/** The newest stands on top of a list; when another comes it is what one wants to see. */
const firstMessage = (part: Element): string | undefined => part.querySelector('.thread > :first-child, .notices > :first-child')?.textContent;

/** What a part says and where it leads; the ids of its forms differ every time and say nothing. */
const marksOf = (part: Element): string => part.innerHTML.replace(/name="once" value="[^"]*"| ?guided(?:-form)?| class=""/g, '').replace(/\s+/g, ' ');

/** How to find the focused link or button again in the new part. */
function traceOf(element: Element | null): string | undefined {
  if (element?.id) return `#${CSS.escape(element.id)}`;
  const href = element?.getAttribute('href');
  if (href) return `a[href="${CSS.escape(href)}"]`;
  const submit = element instanceof HTMLElement ? element.dataset['submit'] : undefined;
  return submit ? `[data-submit="${CSS.escape(submit)}"]` : undefined;
}

/** In the coach's own column what is unfolded comes up to where it can be read. */
export function liftUnfolded(): void {
  document.addEventListener(
    'toggle',
    ({ target }) => {
      const column = target instanceof HTMLDetailsElement && target.open ? target.closest('#coach') : null;
      if (column && target instanceof HTMLElement && column.scrollHeight > column.clientHeight)
        column.scrollTop = target.offsetTop - column.clientTop;
    },
    true,
  );
}
