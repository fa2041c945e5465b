import { preparePut } from '../items/put.ts';
import { wholeItemWrite } from './whole-item-write.ts';

export const putItem = wholeItemWrite('PutItemInput', 'Item', preparePut);
