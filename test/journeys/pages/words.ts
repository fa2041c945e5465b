/** What residents read, in both languages. */
export const words = {
  'zh-CN': {
    product: '家门口预约',
    chooseTime: '选时间',
    fill: '填写预约',
    booked: '预约成功',
    cancelled: '已取消',
    surelyCancel: '确定要取消吗？',
    surelyErase: '删除我的信息？',
    erased: '这个预约的信息已删除',
    wheelchair: '坐轮椅',
    keepCode: '预约码',
    full: '该时段已约满，请选其他时段',
    wrongPhone: '请填写正确的手机号码',
    kept: (tail: string) => `尾号 ${tail} 的号码已记下`,
    notFound: '未找到预约',
    date: (date: string) => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`,
    places: (count: number) => `还有 ${count} 个名额`,
    dose: '新冠疫苗接种 第一剂',
    privacy: '个人信息说明',
    error: '错误：',
  },
  en: {
    product: 'Doorstep',
    chooseTime: 'Choose a time',
    fill: 'Book',
    booked: 'Booked',
    cancelled: 'Cancelled',
    surelyCancel: 'Cancel this appointment?',
    surelyErase: 'Delete your data?',
    erased: 'The data of this appointment were deleted',
    wheelchair: 'Wheelchair',
    keepCode: 'Appointment code',
    full: 'This time is full, please choose another',
    wrongPhone: 'Please enter a valid mobile number',
    kept: (tail: string) => `The number ending in ${tail} is kept`,
    notFound: 'Appointment not found',
    date: (date: string) => `${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1]}`,
    places: (count: number) => `${count} ${count === 1 ? 'place' : 'places'} left`,
    dose: 'Vaccination (新冠疫苗接种) Dose 1 (第一剂)',
    privacy: 'Your data',
    error: 'Error: ',
  },
} as const;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export type Language = keyof typeof words;
export const languages = ['zh-CN', 'en'] as const satisfies Language[];
