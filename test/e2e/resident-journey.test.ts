import { describeResidents } from './resident-journey.ts';
import { startDoorstep } from './server.ts';

describeResidents('npm start', startDoorstep);
