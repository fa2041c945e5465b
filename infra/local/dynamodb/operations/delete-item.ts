import { prepareDelete } from '../items/delete.ts';
import { wholeItemWrite } from './whole-item-write.ts';

export const deleteItem = wholeItemWrite('DeleteItemInput', 'Key', prepareDelete);
