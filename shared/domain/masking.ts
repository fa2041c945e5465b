const hidden = '*';

/**
 * A name with all but the first and the last character hidden: 张小三 → 张*三, 张三 → 张*, Anna → A**a. Counted in
 * characters, so that a rare ideograph of two code units stays one.
 */
export const maskName = (name: string): string => {
  const characters = [...name];
  if (characters.length <= 2) return `${characters[0] ?? ''}${hidden}`;
  return `${characters[0]}${hidden.repeat(characters.length - 2)}${characters.at(-1)}`;
};

/** The last four digits, the only part of a phone number that is ever shown or compared. */
export const phoneTailOf = (phone: string): string => phone.slice(-4);
