import { appointmentRetentionDays, dayRetentionDays } from '../../../shared/domain/retention.ts';
import type { Assumptions } from './assumptions.ts';
import type { InfraFacts } from './measure/infra.ts';
import type { Measured } from './measure/record.ts';
import { gigabyte, million, type Usage, usage } from './meters.ts';
import { gbSeconds } from './standing.ts';
import type { Occasion } from './volumes.ts';

/** DynamoDB charges storage of an item for so much more than its size ("Item sizes" in the developer guide). */
const bytesPerItem = 100;

/**
 * What an occasion leaves in the table until it expires, charged to the occasion: storage, its recovery, and every
 * night's recount of it, and the hourly look for people who did not come; also the slots themselves, made for it.
 */
export const leftBehind = (occasion: Occasion, measured: Measured, infra: InfraFacts, given: Assumptions): Usage => {
  const { stored } = measured;
  const { visits, days } = occasion;
  const siteDays = days * given.sites;
  const shortBytes = visits * (stored.appointmentBytes + bytesPerItem);
  const longBytes =
    visits * (stored.lastingBytes + stored.lastingItems * bytesPerItem) +
    siteDays * (stored.dayBytes + stored.dayItems * bytesPerItem);
  const gbMonths = (shortBytes * appointmentRetentionDays + longBytes * dayRetentionDays) / 30 / gigabyte;
  // A recount of thousands of people was measured whole; its parts go by their share of the bytes, in whole nights.
  const share = stored.lastingBytes / (stored.appointmentBytes + stored.lastingBytes);
  const nights = appointmentRetentionDays * (1 - share) + dayRetentionDays * share;
  const thousands = visits / 1_000;
  const bytesPerUnit = 4_096;
  const dayUnits = (siteDays * stored.dayBytes * dayRetentionDays) / bytesPerUnit;
  const looks = (infra.runsPerDay.markMissedDays ?? 0) * appointmentRetentionDays;
  const wholeDays = siteDays * stored.dayBytes + visits * stored.claimBytes;
  return usage({
    storedGbMonths: gbMonths,
    recoverableGbMonths: gbMonths,
    writeUnits: (siteDays * stored.dayWriteUnits) / million,
    // The look is an eventually consistent read, at half the units.
    readUnits: (thousands * stored.recountUnits * nights + dayUnits + (looks * wholeDays) / bytesPerUnit / 2) / million,
    lambdaGbSeconds:
      gbSeconds(
        thousands * stored.recountMilliseconds * nights,
        (thousands * stored.recountUnits * nights) / unitsPerPage,
        infra.memoryMegabytes.nightly!,
        given,
      ) +
      // As long as a report, which reads the same of as many sites as were measured; its calls are there on idle days too.
      gbSeconds(
        (looks * siteDays * measured.acts.report.milliseconds) / sitesReported,
        0,
        infra.memoryMegabytes.markMissedDays!,
        given,
      ),
  });
};

/** Sites in the report that was measured (measure/office.ts). */
const sitesReported = 10;

/** A Scan answers a megabyte at a time. */
const unitsPerPage = 256;
