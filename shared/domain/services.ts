import * as z from 'zod';

/** One dose of a vaccination. Ages in whole years on the slot's date, intervals in days since the dose before. */
const doseSchema = z.object({
  doseNumber: z.int().min(1),
  name: z.string(),
  minAge: z.int().min(0).optional(),
  minDaysAfterPrevious: z.int().min(0).optional(),
});
export type Dose = z.infer<typeof doseSchema>;

/** What is given at a site. A test has no doses and counts once per person and day, a vaccination once per dose. */
export const serviceSchema = z.object({
  serviceId: z.string(),
  name: z.string(),
  kind: z.enum(['vaccination', 'testing']),
  doses: z.array(doseSchema),
  observationMinutes: z.int().min(0),
  maxBookingsPerPersonPerDay: z.int().min(1).optional(),
});
export type Service = z.infer<typeof serviceSchema>;

/** The dose of that number, if the service has it. */
export const doseOf = (service: Service, doseNumber: number | undefined): Dose | undefined =>
  service.doses.find((dose) => dose.doseNumber === doseNumber);
