import type { SentWrite } from './spoil.ts';

/*
 * Which write is which, told from what the store's code sends (shared/store). A defect that recognises nothing any more
 * is not found any more, which its test shows.
 */
const says = ({ Update }: SentWrite, beginning: string) => Update?.UpdateExpression.startsWith(beginning) ?? false;
const liesUnder = ({ Update, Put }: SentWrite, partition: string) =>
  String(Update?.Key.pk ?? Put?.Item.pk).startsWith(partition);

export const takesSeat = (write: SentWrite): boolean => says(write, 'SET av = av - :one, claims');
export const givesSeatBack = (write: SentWrite): boolean => says(write, 'SET av = av + :one REMOVE claims');
export const releasesGuard = (write: SentWrite): boolean => says(write, 'REMOVE active');
export const countsReward = (write: SentWrite): boolean => says(write, 'SET lastAt') && liesUnder(write, 'P#');
export const remembersRequest = (write: SentWrite): boolean => write.Put !== undefined && liesUnder(write, 'K#');
export const cancels = (write: SentWrite): boolean =>
  liesUnder(write, 'A#') && write.Update?.ExpressionAttributeValues?.[':to'] === 'cancelled';
/** A lane that gains or loses seats by an official's change. */
export const changesSeats = (write: SentWrite): boolean =>
  liesUnder(write, 'D#') && /av = av [-+] :n, cap/.test(write.Update?.UpdateExpression ?? '');
