import './support/quick-passwords.ts';
import { mutations } from '../support/mutations/all.ts';
import './mixed-reasons.ts';
import { everyFault } from './support/every-fault.ts';

everyFault(mutations);
