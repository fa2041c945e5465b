/** Bodies shown in the OpenAPI document. The ID number is made up: area code 410100 with a valid check digit. */
const attendee = {
  name: '张小三',
  idType: 'residentId',
  idNumber: '41010019600101001X',
  phone: '13800005678',
} as const;

export const bookingExample = {
  siteId: 'puli',
  slotId: 'puli-20261122-0830-30',
  service: 'covid19-vaccine',
  doseNumber: 1,
  attendee,
  consent: true,
} as const;

export const walkInExample = { service: 'nucleic-acid-test', attendee, consent: true } as const;
