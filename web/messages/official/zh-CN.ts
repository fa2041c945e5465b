import { accountsZhCN } from './accounts.zh-CN.ts';
import { dayZhCN } from './day.zh-CN.ts';
import { programmesZhCN } from './programmes.zh-CN.ts';
import { reportZhCN } from './report.zh-CN.ts';
import { sitesZhCN } from './sites.zh-CN.ts';
import { stockZhCN } from './stock.zh-CN.ts';

/** Everything that pages of officials say, in Chinese; en.ts has the same keys. */
export const officialZhCN = {
  nav: {
    day: '当天',
    newSite: '开设服务点',
    programmes: '奖励方案',
    accounts: '账号',
    report: '日报',
  },
  ...dayZhCN,
  ...sitesZhCN,
  ...accountsZhCN,
  ...programmesZhCN,
  ...reportZhCN,
  ...stockZhCN,
};

/** The shape that every dictionary of officials has. */
export type OfficialMessages = typeof officialZhCN;
