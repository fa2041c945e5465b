import { describe, expect, it } from 'vitest';
import { dailyReportCsv } from '../../../functions/official/daily-report-csv.ts';
import type { DailyReport } from '../../../shared/usecases/officials/daily-report.ts';

const figures = { capacity: 70, booked: 5, checkedIn: 2, fulfilled: 1, noShow: 1, cancelled: 1, walkIns: 1 };
const eggs = { itemId: 'eggs', name: '鸡蛋' };

const report = (siteName: string): DailyReport => ({
  date: '2026-11-24',
  area: 'fengchanlu',
  sites: [
    {
      siteId: 'puli',
      name: siteName,
      ...figures,
      handedOut: [{ ...eggs, quantity: 10 }],
      stock: [{ ...eggs, onHand: 290 }],
      closed: true,
    },
    { siteId: 'other', name: '另一站点', ...figures, handedOut: [], stock: [{ ...eggs, onHand: 5 }], closed: false },
  ],
  total: { ...figures, capacity: 140, handedOut: [{ ...eggs, quantity: 10 }] },
  notClosed: ['other'],
});

describe('the daily report as CSV', () => {
  it('has a line per site and one for the total, and opens in Excel', () => {
    expect(dailyReportCsv(report('璞丽中心广场')).split('\r\n')).toEqual([
      '\uFEFF日期,服务点,名额,已约,在办,已完成,未到,已取消,现场登记,发放: 鸡蛋,库存: 鸡蛋,已日结',
      '2026-11-24,璞丽中心广场,70,5,2,1,1,1,1,10,290,是',
      '2026-11-24,另一站点,70,5,2,1,1,1,1,0,5,否',
      '2026-11-24,合计,140,5,2,1,1,1,1,10,295,',
      '',
    ]);
  });

  it('has English headings on request', () => {
    expect(dailyReportCsv(report('Puli'), 'en')).toMatch(/^\uFEFFDate,Site,Capacity,Booked,.*,Handed out: 鸡蛋,/);
  });

  it('lets no cell act as a formula', () => {
    const csv = dailyReportCsv(report('=HYPERLINK("https://evil.example")'));
    expect(csv).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
  });
});
