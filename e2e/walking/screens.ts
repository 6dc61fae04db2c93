/** Screens on which everything must work; on a small one with a finger, unless hands are told otherwise. */
export const screens = {
  'small phone 320×640': { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true },
  'phone 360×740': { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
  'desk 1280×800': { viewport: { width: 1280, height: 800 } },
  'desk at 200 %': { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
} as const;
