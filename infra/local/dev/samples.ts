import type { AppointmentView } from '../../../shared/domain/appointment-view.ts';

/** An appointment that was never made. */
export const appointment: AppointmentView = {
  appointmentCode: 'K7M3P9QX',
  status: 'booked',
  stage: null,
  service: 'covid19-vaccine',
  doseNumber: 3,
  site: {
    siteId: 'puli',
    number: 'FCL-01',
    name: '丰产路街道璞丽中心广场临时接种点',
    address: '金水区璞丽中心广场',
    phone: '0371-00000001',
  },
  slot: { slotId: 'puli-20261122-0830-30', start: '2026-11-22T08:30:00+08:00', end: '2026-11-22T09:00:00+08:00' },
  attendee: { maskedName: '张*三', phoneTail: '5678', age: 71 },
  needs: ['wheelchair'],
  entitlement: [{ itemId: 'eggs', name: '鸡蛋', quantity: 10 }],
  handedOut: [],
  history: [],
};

const slotAt = (hour: number) => ({
  slotId: `puli-20261122-${hour}00-60`,
  start: `2026-11-22T${hour}:00:00+08:00`,
  end: `2026-11-22T${hour + 1}:00:00+08:00`,
});

/** A slot in each of its states. */
export const slots = [
  { ...slotAt(10), status: 'past' as const, remaining: 0 },
  { ...slotAt(11), status: 'open' as const, remaining: 0 },
  { ...slotAt(12), status: 'open' as const, remaining: 7 },
  { ...slotAt(13), status: 'paused' as const, remaining: 7 },
  { ...slotAt(14), status: 'closed' as const, remaining: 7 },
];
