/** What a further site of the street 丰产路 is opened with, as it is sent; a draft unless changed. */
export const newSite = <Change extends object = object>(number: string, change: Change = {} as Change) => ({
  number,
  name: `丰产路街道${number}临时接种点`,
  area: 'fengchanlu',
  address: '金水区花园路 59 号',
  lat: 34.7835,
  lng: 113.6735,
  services: ['covid19-vaccine'],
  stages: ['登记区', '等候区', '接种区', '观察区'],
  responsible: { name: '丰产路街道社会治理办公室', phone: '0371-00000009' },
  ...change,
});
