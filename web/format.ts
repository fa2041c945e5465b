import type { Language, Locale } from './locale.ts';

const weekdays: Record<Language, readonly string[]> = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A local date as people say it: `11月22日 周日`, `Sun 22 Nov`. */
export const formatDate = (language: Language, localDate: string): string => {
  const [year = 0, month = 1, day = 1] = localDate.split('-').map(Number);
  const weekday = weekdays[language][new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
  return language === 'en' ? `${weekday} ${day} ${months[month - 1]}` : `${month}月${day}日 ${weekday}`;
};

/** Whether a day is the reader's today or tomorrow. */
export type NearDay = 'today' | 'tomorrow' | undefined;

/** A local date, with the word that people use for it when it is near: `11月22日 周日（明天）`. */
export const formatNearDate = ({ language, messages: { common } }: Locale, localDate: string, near: NearDay): string =>
  formatDate(language, localDate) + (near ? common.aside(common[near]) : '');

/** The local date in an instant of the API (`2026-11-22T08:30:00+08:00`). */
export const dateIn = (instant: string): string => instant.slice(0, 10);

/** The local time in an instant of the API. */
export const timeIn = (instant: string): string => instant.slice(11, 16);

/** `08:30–09:00`; a window that ends with the day ends at 24:00. */
export const formatWindow = ({ start, end }: { start: string; end: string }): string =>
  `${timeIn(start)}–${timeIn(end) === '00:00' ? '24:00' : timeIn(end)}`;

/** A distance as people say it: metres to the next 50, kilometres to one decimal. */
export const formatDistance = ({ messages }: Locale, meters: number): string =>
  meters < 950
    ? messages.sites.meters(Math.max(50, Math.round(meters / 50) * 50))
    : messages.sites.kilometers((meters / 1000).toFixed(1));
