import type { SlotWindow } from '../../../shared/domain/slots.ts';
import type { Lane } from '../../../shared/store/lanes.ts';

export const slot: SlotWindow = { siteId: 'puli', localDate: '2026-11-24', startMinutes: 510, lengthMinutes: 30 };

/** An open lane with so many seats left, as the store has it. */
export const lane = (laneNumber: number, available: number, of = slot): Lane => ({
  slot: of,
  pool: 'online',
  laneNumber,
  status: 'open',
  endAt: Number.MAX_SAFE_INTEGER,
  version: 1,
  laneCount: 3,
  capacity: 20,
  available,
  cancelled: 0,
  claims: new Map(),
});
