/** Typed fields, as opposed to buttons and boxes to tick. */
const isTyped = (element: Element | null): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && !['hidden', 'radio', 'checkbox', 'submit', 'button'].includes(element.type));

/** Somebody is at work in this part of the page: it has the focus in a field, or words that were not there at first. */
export function isBusy(part: Element): boolean {
  const { activeElement } = document;
  if (isTyped(activeElement) && part.contains(activeElement)) return true;
  return [...part.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input:not([type=hidden]), textarea')].some((field) =>
    field instanceof HTMLInputElement && field.type === 'radio' ? field.checked !== field.defaultChecked : field.value !== field.defaultValue,
  );
}

/** "Hiện": a password as letters while one types. */
export function revealSecrets(): void {
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLButtonElement>('[data-reveal]') : null;
    const field = button && document.getElementById(button.dataset['reveal'] ?? '');
    if (!button || !(field instanceof HTMLInputElement)) return;
    const hidden = field.type === 'password';
    field.type = hidden ? 'text' : 'password';
    const other = button.textContent;
    button.textContent = button.dataset['hide'] ?? '';
    button.dataset['hide'] = other;
    button.setAttribute('aria-pressed', String(hidden));
    field.focus();
  });
}

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, '.');

/** "3200000000" → "3.200.000.000" while one types; the cursor stays behind the digit that it was behind. */
export function groupMoney(): void {
  document.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.dataset['kind'] !== 'money') return;
    const before = target.value.slice(0, target.selectionStart ?? target.value.length).replace(/\D/g, '').length;
    if (!/^[\d.,\s]*$/.test(target.value)) return; // words such as "3 tỷ" are the server's to judge
    target.value = grouped(target.value.replace(/\D/g, ''));
    let at = 0;
    for (let seen = 0; seen < before && at < target.value.length; at += 1) if (/\d/.test(target.value.charAt(at))) seen += 1;
    target.setSelectionRange(at, at);
  });
}

/** On a small screen the keyboard needs the room: while a field has the focus only the practice mark stays fixed. */
export function keepFieldsInView(): void {
  const typing = (): void => {
    document.body.classList.toggle('typing', isTyped(document.activeElement));
  };
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element && isTyped(target)) typing();
  });
  document.addEventListener('focusout', () => setTimeout(typing, 250));
}

/** What was refused is no longer wrong as soon as somebody mends it; whether it is right now the server says. */
export function forgiveAsOneTypes(): void {
  document.addEventListener('input', ({ target }) => {
    const form = target instanceof Element ? target.closest('form[data-command]') : null;
    if (!form || !(target instanceof Element)) return;
    form.querySelector('.refusal')?.remove();
    const field = target.closest('.field.wrong');
    if (!field) return;
    field.classList.remove('wrong');
    field.querySelector('.error')?.remove();
    for (const one of field.querySelectorAll('[aria-invalid]')) {
      one.removeAttribute('aria-invalid');
      form.querySelector(`.summary li a[href="#${CSS.escape(one.id)}"]`)?.parentElement?.remove();
    }
    if (!form.querySelector('.summary li')) form.querySelector('.summary')?.remove();
  });
}
