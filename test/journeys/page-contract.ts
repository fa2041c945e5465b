import { describe } from 'vitest';
import { standOn } from './contract/ground.ts';
import type { HostOpener } from './host.ts';
import { forgeries } from './pages/forgeries.ts';
import { journey } from './pages/journey.ts';
import { otherPages } from './pages/other-pages.ts';
import { refusedForms } from './pages/refused-forms.ts';

/** Proves that residents' pages work as plain HTML forms, without script and without cookies. */
export const describePages = (name: string, open: HostOpener): void => {
  describe(`the pages of ${name}`, () => {
    const ground = standOn(open);
    journey(ground);
    refusedForms(ground);
    forgeries(ground);
    otherPages(ground);
  });
};
