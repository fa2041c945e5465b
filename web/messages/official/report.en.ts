import type { reportZhCN } from './report.zh-CN.ts';

const sites = (count: number) => (count === 1 ? '1 site' : `${count} sites`);

/** The daily report on screen, on paper and as a text for the chat, in English. */
export const reportEn: typeof reportZhCN = {
  report: {
    title: (area) => `Daily report of ${area}`,
    asOf: (time) => `as of ${time}`,
    printedAt: (at) => `printed ${at}`,
    future: 'This day has not come yet',
    futureAdvice: 'Below are the bookings so far; come back on the day for arrivals and hand-outs.',
    nothing: 'Nothing on this day',
    nothingAdvice: 'No site here had slots or handed anything out. See another date, or make slots.',
    notClosed: (count) => `Day not closed at ${sites(count)}`,
    notClosedAdvice:
      'Until then figures may change. Press “not closed” in the table to do it, or ask the staff of the site.',
    allClosed: 'All sites have closed the day: the figures are final.',
    csv: 'Download as a table (CSV)',
    print: 'Print',
    counts: 'Bookings and arrivals',
    countsHint:
      '“Booked” includes walk-ins; “came” includes those who are done; “expected” are booked, not checked in and no no-shows.',
    site: 'Site',
    total: 'Total',
    capacity: 'Places',
    booked: 'Booked',
    walkIns: 'Walk-ins',
    arrived: 'Came',
    fulfilled: 'Done',
    noShow: 'No-show',
    expected: 'Expected',
    cancelled: 'Cancelled',
    closed: 'Day closed',
    isClosed: 'closed',
    isOpen: 'not closed',
    goods: 'Handed out and stock',
    goodsHint: 'Each cell: handed out that day / on hand now.',
    goodsLinks: 'A site’s name leads to its ledger: receive, move and download there.',
    idle: (count) => `${sites(count)} more had nothing on this day and ${count === 1 ? 'is' : 'are'} not listed.`,
    more: (count) =>
      `${sites(count)} more ${count === 1 ? 'is' : 'are'} not listed: choose a smaller area or download the table. Totals are of all.`,
    audit: 'Who changed slots, programmes and accounts, and when, is on record; technicians export it by area.',
    text: 'The report ready to send',
    textHint: 'Select all, copy, and send it to the work group.',
    copy: 'Copy',
    copied: '✓ Copied',
  },
  reportText: {
    head: (area, date, asOf) => `[Daily report of ${area}] ${date}${asOf === undefined ? '' : `, as of ${asOf}`}`,
    none: 'Nothing on this day.',
    booked: (count, capacity, booked, walkIns, cancelled) =>
      `1. Bookings: ${sites(count)}, ${capacity} places, ${booked} booked${walkIns > 0 ? ` (${walkIns} of them walk-ins)` : ''}${cancelled > 0 ? `, ${cancelled} cancelled` : ''}.`,
    arrived: (arrived, fulfilled, checkedIn, noShow, expected) =>
      `2. Arrivals: ${arrived} came, ${fulfilled} done${checkedIn > 0 ? `, ${checkedIn} in progress` : ''}; ${noShow === 1 ? '1 no-show' : `${noShow} no-shows`}${expected > 0 ? `, ${expected} still expected` : ''}.`,
    notYet: '2. Arrivals: the day has not come yet.',
    handedOut: (items) => `3. Handed out: ${items || 'nothing'}.`,
    stock: (items) => `4. On hand: ${items || 'nothing'}.`,
    sites: '5. Sites:',
    site: (index, name, booked, arrived, fulfilled, items) =>
      `${index}) ${name}: ${booked} booked, ${arrived} came, ${fulfilled} done${items ? `; handed out ${items}` : ''}.`,
    more: (count) => `${sites(count)} more: see the table.`,
    notClosed: (names, more) => `Day not closed: ${names}${more > 0 ? ` and ${more} more` : ''}.`,
    item: (name, quantity) => `${name} ${quantity}`,
    join: (parts) => parts.join(', '),
  },
};
