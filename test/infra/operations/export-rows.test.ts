import { beforeEach, describe, expect, it } from 'vitest';
import { exportedFiles, type Handover, openHandover } from '../../support/handover.ts';
import { person } from '../../support/people.ts';
import { booked } from '../../support/world.ts';

let handover: Handover;
beforeEach(async () => {
  handover = await openHandover();
});

describe('the rows of an export', () => {
  it('list who holds a seat with masked names and the times of their acts, and nothing sealed', async () => {
    const { read, rows } = await handover.exported();
    expect(rows('appointments.csv')).toEqual([
      {
        appointmentCode: handover.code,
        siteId: 'puli',
        slotId: handover.slotId,
        start: '2026-11-24T08:30:00+08:00',
        service: 'covid19-vaccine',
        doseNumber: '1',
        status: 'fulfilled',
        maskedName: '居*1',
        phoneTail: '0001',
        bookedAt: '2026-11-24T07:00:00+08:00',
        movedAt: '',
        walkInAt: '',
        checkedInAt: '2026-11-24T07:00:00+08:00',
        fulfilledAt: '2026-11-24T07:20:00+08:00',
        handedOutAt: '2026-11-24T07:20:00+08:00',
        noShowAt: '',
      },
    ]);
    const { name, idNumber, phone } = person(1);
    for (const secret of [name, idNumber, phone]) expect(exportedFiles.map(read).join('')).not.toContain(secret);
  });

  it('are a ledger that adds up to the stock, in which no cell is a formula', async () => {
    const { rows } = await handover.exported();
    expect(rows('ledger.csv').map(({ kind, change, note }) => [kind, change, note])).toEqual([
      ['receipt', '3', "'=1+1"],
      ['handOut', '-1', ''],
    ]);
  });

  it('are whole where a day is read in several pages', async () => {
    for (let n = 10; n < 120; n++) await booked(handover.world, n, handover.slotId);
    const { rows } = await handover.exported();
    const codes = rows('appointments.csv').map(({ appointmentCode }) => appointmentCode);
    expect([codes.length, new Set(codes).size]).toEqual([111, 111]);
  });
});
