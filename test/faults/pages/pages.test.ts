import '../support/quick-passwords.ts';
import { everyFaultOnPages } from './every-fault.ts';
import { officialForms, residentForms, staffForms } from './forms.ts';

everyFaultOnPages([...residentForms, ...staffForms, ...officialForms]);
