import { formsOf, linksOf, type PageForm } from '../../../support/html.ts';
import type { Recorder } from './acts.ts';
import { password, siteIds, today } from './office.ts';

const siteId = siteIds[1]!;

/** What officials do, on pages: they watch the day, change a slot and record what came in. */
export const officialActs = async (recorder: Recorder): Promise<void> => {
  const { send, sent } = recorder;
  const json = { username: 'official', password };
  const { token } = JSON.parse((await send({ path: '/api/sign-in', json })).text);
  await sent('officeDay', 200, { path: `/office?date=${today}`, cookie: token });
  await changeCapacity(recorder, token);
  await sent('report', 200, { path: `/office/report?date=${today}`, cookie: token });
  await receiveStock(recorder, token);
};

/** Goods that came in: the page of the stock, what they come to, the entry. */
const receiveStock = async ({ sent }: Recorder, cookie: string): Promise<void> => {
  const page = await sent('stockPage', 200, { path: `/office/sites/${siteId}/stock`, cookie });
  const { action, fields } = formWith(page.text, 'check');
  const typed = new Map([...fields, ...Object.entries({ itemId: 'eggs', quantity: '100' })]);
  const checked = await sent('checkStock', 200, { path: action, form: typed, cookie });
  const confirm = formWith(checked.text, 'save');
  await sent('stockReceipt', 303, { path: confirm.action, form: confirm.fields, cookie });
};

/** One place more in the first slot: its page, the effect, the change. */
const changeCapacity = async ({ send, sent }: Recorder, cookie: string): Promise<void> => {
  const read = async (path: string) => (await send({ path, cookie })).text;
  const [path = ''] = linksOf(await read(`/office?date=${today}`)).filter((href) => href.includes(`${siteId}/slots/`));
  await sent('slotPage', 200, { path, cookie });
  const { action, fields } = formWith(await read(path), 'check');
  const typed = new Map([...fields, ['capacity', String(Number(fields.get('capacity')) + 1)]]);
  const checked = await sent('checkChange', 200, { path: action, form: typed, cookie });
  const confirm = formWith(checked.text, 'save');
  await sent('changeCapacity', 303, { path: confirm.action, form: confirm.fields, cookie });
};

const formWith = (html: string, step: string): PageForm => {
  const form = formsOf(html).find(({ fields }) => fields.get('step') === step);
  if (!form) throw new Error(`no form to ${step}`);
  return form;
};
