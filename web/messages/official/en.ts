import { accountsEn } from './accounts.en.ts';
import { dayEn } from './day.en.ts';
import { programmesEn } from './programmes.en.ts';
import { reportEn } from './report.en.ts';
import { sitesEn } from './sites.en.ts';
import { stockEn } from './stock.en.ts';
import type { OfficialMessages } from './zh-CN.ts';

/** Everything that pages of officials say, in English. */
export const officialEn: OfficialMessages = {
  nav: {
    day: 'The day',
    newSite: 'Open a site',
    programmes: 'Reward programmes',
    accounts: 'Accounts',
    report: 'Daily report',
  },
  ...dayEn,
  ...sitesEn,
  ...accountsEn,
  ...programmesEn,
  ...reportEn,
  ...stockEn,
};
