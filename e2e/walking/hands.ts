import { expect, type Locator, type Page } from '@playwright/test';

/** How somebody works a page: with a finger, or with nothing but the keyboard. */
export interface Hands {
  press(control: Locator): Promise<void>;
  type(field: Locator, text: string): Promise<void>;
  choose(option: Locator): Promise<void>;
}

export const finger: Hands = {
  press: (control) => control.click(),
  type: (field, text) => field.fill(text),
  choose: (option) => option.check(),
};

/** More stops than any page has. */
const MOST_STOPS = 150;

/** Tab, Enter, Space and letters only; wherever the focus stops on the way, it must be seen. */
export function keyboard(page: Page): Hands {
  async function reach(control: Locator): Promise<void> {
    for (let stops = 0; stops < MOST_STOPS; stops++) {
      const { isThere, trouble } = await control.evaluate(lookAtFocus);
      expect(trouble, `focus at ${page.url()}`).toBeNull();
      if (isThere) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never reaches ${String(control)} at ${page.url()}`);
  }
  return {
    async press(control) {
      await reach(control);
      await page.keyboard.press('Enter');
    },
    async type(field, text) {
      await reach(field);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(text);
      await expect(field).not.toHaveValue('');
    },
    async choose(option) {
      if (await option.isChecked()) return;
      const group = await option.getAttribute('name');
      await reach(page.locator(`input[type="radio"][name="${String(group)}"]`).first());
      for (let stops = 0; stops < MOST_STOPS && !(await option.isChecked()); stops++) await page.keyboard.press('ArrowDown');
      await expect(option).toBeChecked();
    },
  };
}

/** Runs in the page: whether the wanted element has the focus, and what is wrong with how the one that has it shows it; null where nothing is. */
function lookAtFocus(wanted: Element): { isThere: boolean; trouble: string | null } {
  const focused = document.activeElement;
  const isThere = focused === wanted;
  if (!focused || focused === document.body) return { isThere, trouble: null };
  // A card that is one large button draws its ring around the whole of it.
  const rings = (element: Element): boolean =>
    [null, '::after'].some((part) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element, part);
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
    });
  const box = focused.getBoundingClientRect();
  const name = `<${focused.tagName.toLowerCase()} class="${focused.className}"> ${focused.textContent.trim().slice(0, 40)}`;
  const shown = [focused, focused.closest('label'), focused.nextElementSibling].filter((element) => element !== null);
  if (!shown.some(rings)) return { isThere, trouble: `no ring: ${name}` };
  const inside = box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  return { isThere, trouble: inside ? null : `out of sight: ${name}` };
}
