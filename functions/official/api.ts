import { accountRoutes } from './account-routes.ts';
import { reportRoutes } from './report-routes.ts';
import { rewardRoutes } from './reward-routes.ts';
import { siteRoutes } from './site-routes.ts';

export const officialRoutes = [...siteRoutes, ...rewardRoutes, ...reportRoutes, ...accountRoutes];
