import { describe } from 'vitest';
import { standOn } from './contract/ground.ts';
import type { HostOpener } from './host.ts';
import { desk } from './pages/desk.ts';
import { forgeries } from './pages/forgeries.ts';
import { journey } from './pages/journey.ts';
import { office } from './pages/office.ts';
import { otherPages } from './pages/other-pages.ts';
import { ownPages } from './pages/own-pages.ts';
import { refusedForms } from './pages/refused-forms.ts';

/** Proves that all pages work as plain HTML forms, without script; residents' without cookies too. */
export const describePages = (name: string, open: HostOpener): void => {
  describe(`the pages of ${name}`, () => {
    const ground = standOn(open);
    journey(ground);
    refusedForms(ground);
    forgeries(ground);
    ownPages(ground);
    otherPages(ground);
    desk(ground);
    office(ground);
  });
};
