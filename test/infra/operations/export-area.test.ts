import { readdirSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { openSite } from '../../../shared/usecases/officials/open-site.ts';
import { accepted } from '../../support/answers.ts';
import { exportedFiles, type Handover, openHandover } from '../../support/handover.ts';
import { newSite } from '../../support/new-site.ts';
import { keyFor } from '../../support/people.ts';
import { everything, officialOfFengchan } from '../../support/world.ts';

let handover: Handover;
beforeEach(async () => {
  handover = await openHandover();
});

describe('the export of an area', () => {
  it('holds what an official of the area may see, and nothing of another', async () => {
    const { folder, read, rows } = await handover.exported();
    expect(readdirSync(folder).toSorted()).toEqual([...exportedFiles, 'manifest.json'].toSorted());
    expect(JSON.parse(read('sites.json'))).toMatchObject([{ siteId: 'puli', number: 'FCL-01' }]);
    expect(JSON.parse(read('programmes.json'))).toMatchObject([{ id: 'fengchanlu-2022', version: 1 }]);
    expect(rows('days.csv')).toEqual([
      expect.objectContaining({
        date: '2026-11-24',
        siteId: 'puli',
        capacity: '200',
        booked: '1',
        fulfilled: '1',
        cancelled: '1',
        closed: 'false',
        'handedOut:gym-card': '1',
        'handedOut:eggs': '0',
      }),
    ]);
    expect(rows('stock.csv').find(({ itemId }) => itemId === 'gym-card')).toMatchObject({
      siteId: 'puli',
      onHand: '2',
    });
    expect(exportedFiles.map(read).join('')).not.toMatch(/weilai|weilaihuayuan/);
  });

  it('that is a district has its streets, and of everything all of them', async () => {
    const sitesIn = async (area: string) =>
      (await handover.exported(area)).rows('appointments.csv').map(({ siteId }) => siteId);
    expect(await sitesIn('guancheng')).toEqual(['weilai']);
    expect((await sitesIn('*')).toSorted()).toEqual(['puli', 'weilai']);
  });

  it('has the rare acts at its sites and in its areas, in the period', async () => {
    const input = newSite('FCL-02', { status: 'draft' as const });
    const { deps } = handover.world;
    accepted(await openSite(deps, { actor: officialOfFengchan, key: keyFor('open'), input }));
    const { read, rows } = await handover.exported();
    const acts = rows('audit.csv').map(({ what, by, siteId, area }) => [what, by, siteId, area]);
    expect(acts.toSorted()).toEqual([
      ['openSite', 'official-fengchan', '', 'fengchanlu'],
      ['recordStock', 'admin', 'puli', ''],
    ]);
    expect(JSON.parse(read('sites.json'))).toHaveLength(2);
    const later = await handover.exported('fengchanlu', '2026-11-25', '2026-12-01');
    expect(['audit.csv', 'days.csv', 'appointments.csv'].map(later.rows)).toEqual([[], [], []]);
  });

  it('changes nothing', async () => {
    const before = await everything(handover.world);
    await handover.exported('*');
    expect(await everything(handover.world)).toEqual(before);
  });
});
