import { buildApp } from './app.ts';
import { deployments } from './deployments.ts';

/* What `cdk` runs. */
buildApp(deployments).synth();
