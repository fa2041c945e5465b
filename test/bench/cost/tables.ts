import { type ShippedName, shipped } from '../../support/deployments.ts';
import { actTable } from './act-table.ts';
import { type Assumptions, assumptionNames, flagOf, reasonFor } from './assumptions.ts';
import { type Bill, billFor, byService, totalOf, type Use, useOf } from './bill.ts';
import { changes, differenceOf } from './changes.ts';
import type { Measured } from './measure/record.ts';
import { type Meter, meterNames, meters } from './meters.ts';
import { prices } from './prices.ts';
import { amount, money, signed, type Table } from './render.ts';
import { type Occasion, occasionsOf } from './volumes.ts';

const names = Object.keys(shipped) as ShippedName[];
/** Prices in CNY are not known well enough (docs/cost.md): units only. */
const priced = names.filter((name) => shipped[name].partition === 'aws');

/** All tables, worked out from what was measured: the same on every machine. */
export const tablesOf = (measured: Measured, given: Assumptions): readonly Table[] => {
  const occasions = occasionsOf(given);
  const use = (name: ShippedName, occasion: Occasion): Use => useOf(occasion, name, measured, given);
  const bill = (name: ShippedName, occasion: Occasion): Bill => billFor(use(name, occasion).all);
  const columns = (of: readonly ShippedName[]) =>
    of.flatMap((name) => occasions.map((occasion) => ({ name, occasion, title: `${name}: ${occasion.name}` })));
  return [
    {
      title: 'Totals, USD',
      head: [
        'Deployment',
        ...occasions.map(({ name }) => name),
        'a resident: testing day',
        'a resident: vaccination month',
      ],
      rows: priced.map((name) => {
        const totals = occasions.map((occasion) => totalOf(bill(name, occasion)));
        const each = totals.slice(1).map((total) => (total / given.people).toFixed(5));
        return [name, ...totals.map(money), ...each];
      }),
    },
    {
      title: 'By service, USD',
      head: ['Service', ...columns(priced).map(({ title }) => title)],
      rows: serviceRows(columns(priced).map(({ name, occasion }) => bill(name, occasion))),
    },
    {
      title: 'Of it fixed: what stands there and the jobs, USD',
      head: ['Deployment', ...occasions.map(({ name }) => name)],
      rows: priced.map((name) => [
        name,
        ...occasions.map((occasion) => money(totalOf(billFor(use(name, occasion).fixed)))),
      ]),
    },
    {
      title: 'Units',
      head: ['What', 'in', ...columns(names).map(({ title }) => title)],
      rows: meterNames.map((meter) => [
        `${meters[meter][0]}: ${meters[meter][1]}`,
        meters[meter][2],
        ...columns(names).map(({ name, occasion }) => amount(use(name, occasion).all[meter])),
      ]),
    },
    {
      title: 'What would change the bill of prod, USD',
      head: ['Change', ...occasions.map(({ name }) => name)],
      rows: changes.map((change) => [
        change.name,
        ...occasions.map((occasion) => signed(differenceOf(change, occasion, 'prod', measured, given))),
      ]),
    },
    actTable(measured, occasions, given),
    {
      title: 'Assumptions',
      head: ['Flag', 'Value', 'Why'],
      rows: assumptionNames.map((name) => [`--${flagOf(name)}`, String(given[name]), reasonFor(name)]),
    },
    {
      title: 'List prices, ap-southeast-1, USD',
      head: ['What', 'for one', 'Price', 'List', 'Confirmed by'],
      rows: meterNames.map((meter) => priceRow(meter)),
    },
  ];
};

const serviceRows = (bills: readonly Bill[]): string[][] => {
  const services = bills.map(byService);
  const rows = [...services[0]!.keys()].map((service) => [
    service,
    ...services.map((each) => money(each.get(service)!)),
  ]);
  return [...rows, ['**total**', ...bills.map((bill) => `**${money(totalOf(bill))}**`)]];
};

const priceRow = (meter: Meter): string[] => {
  const { usd, list, confirmedBy, known } = prices[meter];
  const open = `**no: check before you sign**${known === undefined ? '' : `; ${known}`}`;
  const [service, name, unit] = meters[meter];
  return [`${service}: ${name}`, unit, String(usd), list, confirmedBy ?? open];
};
