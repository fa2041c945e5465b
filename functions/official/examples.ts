export const siteExample = {
  number: 'FCL-02',
  name: '丰产路街道体育馆临时接种点',
  area: 'fengchanlu',
  address: '金水区体育馆',
  lat: 34.7801,
  lng: 113.6712,
  services: ['covid19-vaccine'],
  stages: ['登记区', '等候区', '接种区', '观察区'],
  responsible: { name: '丰产路街道社会治理办公室', phone: '0371-00000001' },
  status: 'draft',
} as const;

export const scheduleExample = {
  dates: ['2026-11-23', '2026-11-24'],
  opens: '08:30',
  closes: '17:00',
  break: ['12:00', '13:30'],
  slotMinutes: 30,
  desks: 3,
  perDeskPerSlot: 10,
  walkInShare: 0.2,
} as const;

export const programmeExample = {
  name: '丰产路街道接种奖励',
  area: 'fengchanlu',
  service: 'covid19-vaccine',
  rules: [
    {
      id: 'booster-or-60',
      when: { anyOf: [{ doseNumber: 3 }, { ageAtLeast: 60 }] },
      give: {
        allOf: [
          { item: 'eggs', quantity: 10 },
          { item: 'masks', quantity: 1 },
        ],
      },
    },
    {
      id: 'others',
      when: { otherwise: true },
      give: {
        oneOf: [
          { item: 'library-card', quantity: 1 },
          { item: 'gym-card', quantity: 1 },
        ],
      },
    },
  ],
  perPerson: 1,
} as const;

export const accountExample = { username: 'staff-puli-2', role: 'staff', scope: 'puli' } as const;
