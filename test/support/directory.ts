import { keys } from '../../shared/store/keys.ts';

/** A small directory: two districts, two vaccination sites in different streets, one that also tests, all rewards. */
export const directoryItems = (): Record<string, unknown>[] => [
  ...areas.map((area) => ({ ...keys.area(area.areaId), ...area })),
  ...services.map((service) => ({ ...keys.service(service.serviceId), ...service })),
  ...sites.map((site) => ({ ...keys.site(site.siteId), ...site })),
  ...items.map((item) => ({ ...keys.rewardItem(item.itemId), ...item })),
  { ...keys.programme('fengchanlu-2022'), ...programme },
];

const areas = [
  { areaId: 'jinshui', name: '金水区', level: 'district' },
  { areaId: 'fengchanlu', name: '丰产路街道', level: 'street', parent: 'jinshui' },
  { areaId: 'guancheng', name: '管城回族区', level: 'district' },
  { areaId: 'chengdonglu', name: '城东路街道', level: 'street', parent: 'guancheng' },
  { areaId: 'weilaihuayuan', name: '未来花园社区', level: 'community', parent: 'chengdonglu' },
];

const services = [
  {
    serviceId: 'covid19-vaccine',
    name: '新冠疫苗接种',
    kind: 'vaccination',
    doses: [
      { doseNumber: 1, name: '第一剂', minAge: 3 },
      { doseNumber: 2, name: '第二剂', minAge: 3, minDaysAfterPrevious: 21 },
      { doseNumber: 3, name: '加强针', minAge: 18, minDaysAfterPrevious: 180 },
    ],
    observationMinutes: 30,
  },
  {
    serviceId: 'nucleic-acid-test',
    name: '核酸采样',
    kind: 'testing',
    doses: [],
    observationMinutes: 0,
    maxBookingsPerPersonPerDay: 1,
  },
];

const sites = [
  {
    siteId: 'puli',
    number: 'FCL-01',
    name: '丰产路街道璞丽中心广场临时接种点',
    area: 'fengchanlu',
    address: '金水区璞丽中心广场',
    lat: 34.7835,
    lng: 113.6735,
    services: ['covid19-vaccine'],
    stages: ['登记区', '等候区', '接种区', '观察区', '医疗保障区'],
    responsible: { name: '丰产路街道社会治理办公室', phone: '0371-00000001' },
    status: 'open',
  },
  {
    siteId: 'weilai',
    number: 'CDL-01',
    name: '未来花园社区流动接种点',
    area: 'weilaihuayuan',
    address: '管城回族区未来花园社区',
    lat: 34.748,
    lng: 113.699,
    services: ['covid19-vaccine', 'nucleic-acid-test'],
    stages: ['登记区', '等候区', '服务区', '观察区'],
    responsible: { name: '未来花园社区', phone: '0371-00000005' },
    status: 'open',
  },
];

const items = [
  { itemId: 'eggs', name: '鸡蛋', unit: '个' },
  { itemId: 'masks', name: '口罩', unit: '包' },
  { itemId: 'library-card', name: '读书借阅卡', unit: '张' },
  { itemId: 'gym-card', name: '健身卡', unit: '张' },
  { itemId: 'kids-play-card', name: '党群服务中心儿童游乐畅玩卡', unit: '张' },
];

const programme = {
  programmeId: 'fengchanlu-2022',
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
          { item: 'kids-play-card', quantity: 1 },
        ],
      },
    },
  ],
  perPerson: 1,
  version: 1,
};
