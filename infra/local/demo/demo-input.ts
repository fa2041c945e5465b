import { type InputFile, inputFile } from '../../../shared/domain/requests/input-file.ts';
import zhengzhou from './zhengzhou.json' with { type: 'json' };

/** The demo input as the domain names it. */
export const readDemoInput = (): InputFile => inputFile.parse(zhengzhou);
