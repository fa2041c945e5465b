/** Functions of condition, filter and key condition expressions, with the number of their arguments. */
export const CONDITION_FUNCTIONS: Readonly<Record<string, number>> = {
  attribute_exists: 1,
  attribute_not_exists: 1,
  attribute_type: 2,
  begins_with: 2,
  contains: 2,
  size: 1,
};

/** Functions of update expressions, with the number of their arguments. */
export const UPDATE_FUNCTIONS: Readonly<Record<string, number>> = {
  if_not_exists: 2,
  list_append: 2,
};
