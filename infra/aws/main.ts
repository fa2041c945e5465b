import { buildApp } from './app.ts';

/* What `cdk` runs. */
buildApp().synth();
