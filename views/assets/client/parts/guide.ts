/** In guided mode: the form of the next command, or the link that leads to it, is marked softly. The coach says the same in words. */
export function pointAtNext(): void {
  for (const one of document.querySelectorAll('.guided')) one.classList.remove('guided');
  const command = document.body.dataset['guide'];
  const forms = [...document.querySelectorAll<HTMLFormElement>('form[data-command]')].filter((form) => form.dataset['command'] === command);
  // where another button mends a refusal, that one is the next
  for (const form of forms) if (!form.parentElement?.querySelector('.mend')) form.classList.add('guided');
  const leads = document.querySelector<HTMLAnchorElement>('#coach a[data-leads]');
  if (forms.length > 0 || !leads) return;
  const link = [...document.querySelectorAll<HTMLAnchorElement>('.world a[href], .dock a[href]')].find((one) => sameScreen(one.href, leads.href));
  link?.classList.add('guided');
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
