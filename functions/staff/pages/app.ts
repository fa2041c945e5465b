import { Hono } from 'hono';
import { paths } from '../../../web/paths.ts';
import type { EdgeEnv } from '../../http/edge.ts';
import { showSignIn, submitSignIn, submitSignOut } from './sign-in.tsx';

/** The pages of staff, and everybody's sign-in. */
export const staffPages = new Hono<EdgeEnv>()
  .get(paths.signIn, showSignIn)
  .post(paths.signIn, submitSignIn)
  .post(paths.signOut, submitSignOut);
