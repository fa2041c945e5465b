/** The site whose programme gives rewards, and whose stock it is. */
export const programmeSite = 'puli';

/** Even persons are over 60 and get the whole bundle, the others choose a card. */
export const isOld = (person: number): boolean => person % 2 === 0;

/** What a person gets, in the order in which the programme names it. */
export const portionsFor = (person: number): readonly { itemId: string; quantity: number }[] =>
  isOld(person)
    ? [
        { itemId: 'eggs', quantity: 10 },
        { itemId: 'masks', quantity: 1 },
      ]
    : [{ itemId: 'library-card', quantity: 1 }];

/** What a hand-out says: what is given, and what is then left of a stock. */
export const givenFrom = (stock: Readonly<Record<string, number>>, person: number): string[] =>
  portionsFor(person).map(({ itemId, quantity }) => {
    const left = Math.max(0, (stock[itemId] ?? 0) - quantity);
    return `${quantity} ${itemId}, ${left} left`;
  });
