import type { Locale } from '../locale.ts';
import { staffWords } from '../messages/staff/words.ts';
import type { StaffMessages } from '../messages/staff/zh-CN.ts';

const shapes = { booked: '○', checkedIn: '◐', fulfilled: '●', cancelled: '✕', noShow: '△' } as const;

/** How far an appointment is: a shape and a word, so that nothing depends on colour. */
export const StateMark = ({
  locale,
  state,
}: {
  readonly locale: Locale;
  readonly state: keyof StaffMessages['state'];
}) => (
  <span>
    <span aria-hidden="true">{shapes[state]}</span> {staffWords(locale).state[state]}
  </span>
);
