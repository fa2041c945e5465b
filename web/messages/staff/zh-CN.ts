import { deskZhCN } from './desk.zh-CN.ts';
import { shiftZhCN } from './shift.zh-CN.ts';

/** Everything that pages of staff say, in Chinese; en.ts has the same keys. Words of the frame serve officials as well. */
export const staffZhCN = {
  frame: {
    pages: '页面',
    signOut: (username: string) => `${username} 退出`,
    today: '今天',
    walkIn: '现场登记',
    scan: '扫码',
    list: '名单',
    closeDay: '日结',
    office: '管理',
    refresh: '刷新',
    refreshing: '每30秒自动刷新',
    refreshOften: '自动刷新',
    undo: '撤销',
    ownSite: '回服务点',
    otherSite: '这个账号只管自己的服务点，或网址不完整。',
    forbidden: '这一页要用管理人员的账号。',
    accountEnded: '这个账号已停用或已到期。还要用，请找管理人员；有别的账号，请重新登录。',
  },
  signIn: {
    title: '工作人员登录',
    lead: '登录一次，12小时内有效。',
    username: '账号',
    password: '密码',
    submit: '登录',
    forgotten: '忘记密码，请联系给您账号的人重置。',
    resident: '我是居民，要预约',
  },
  desk: deskZhCN,
  ...shiftZhCN,
  state: { booked: '已预约', checkedIn: '已到', fulfilled: '已完成', cancelled: '已取消', noShow: '未到' },
};

/** The shape that every dictionary of staff has. */
export type StaffMessages = typeof staffZhCN;
